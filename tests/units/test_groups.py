"""Other trees: in which group a unit is from a day on; of an exclusive tree in one at a time."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from namhoc.journal.actor import system_actor
from namhoc.journal.models import Entry
from namhoc.law.catalogue import catalogue
from namhoc.units import actions
from namhoc.units.errors import EventsRefused
from namhoc.units.groups import touched_by
from namhoc.units.models import GroupStart
from namhoc.units.queries import groups_on, members_on
from namhoc.units.touched import Touching
from tests.units.worlds import FIRST, on_day, start

BY = system_actor(FIRST)
EXCLUSIVE, FREE = "emulation-cluster", "professional-cluster"
pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return {code: actions.found_unit(start(code, parent=None), by=BY) for code in ("A", "B", "cum-1", "cum-2")}


def join(world, unit, group, tree, day):
    actions.join_group(world[unit], world[group], tree, since=on_day(day), by=BY)


def leave(world, unit, group, tree, day):
    actions.leave_group(world[unit], world[group], tree, since=on_day(day), by=BY)


def test_the_shipped_trees_say_whether_they_are_exclusive():
    assert {code: tree.exclusive for code, tree in catalogue().trees.items()} == {
        "administrative": True,
        "education-management": True,
        EXCLUSIVE: True,
        FREE: False,
    }


def test_in_an_exclusive_tree_joining_a_group_leaves_the_one_before(world):
    join(world, "A", "cum-1", EXCLUSIVE, 1)
    join(world, "A", "cum-2", EXCLUSIVE, 5)
    leave(world, "A", "cum-2", EXCLUSIVE, 9)

    assert [groups_on(EXCLUSIVE, on_day(day)) for day in (0, 1, 4, 5, 9)] == [
        {},
        {"A": {"cum-1"}},
        {"A": {"cum-1"}},
        {"A": {"cum-2"}},
        {},
    ]


def test_in_a_free_tree_a_unit_may_be_in_several_groups(world):
    join(world, "A", "cum-1", FREE, 1)
    join(world, "A", "cum-2", FREE, 2)
    leave(world, "A", "cum-1", FREE, 3)

    assert [groups_on(FREE, on_day(day)) for day in (1, 2, 3)] == [
        {"A": {"cum-1"}},
        {"A": {"cum-1", "cum-2"}},
        {"A": {"cum-2"}},
    ]


def test_members_of_a_group_are_those_of_the_day_and_trees_know_nothing_of_each_other(world):
    join(world, "A", "cum-1", EXCLUSIVE, 1)
    join(world, "B", "cum-1", EXCLUSIVE, 3)
    join(world, "A", "cum-2", FREE, 1)

    assert [members_on(EXCLUSIVE, world["cum-1"], on_day(day)) for day in (0, 1, 3)] == [[], ["A"], ["A", "B"]]
    assert members_on(FREE, world["cum-2"], on_day(3)) == ["A"]


def test_what_was_left_may_be_joined_again_even_the_same_day(world):
    join(world, "A", "cum-1", EXCLUSIVE, 1)
    leave(world, "A", "cum-1", EXCLUSIVE, 5)
    join(world, "A", "cum-2", EXCLUSIVE, 5)

    assert groups_on(EXCLUSIVE, on_day(5)) == {"A": {"cum-2"}}


def test_who_ends_is_in_no_group_and_a_group_that_ends_has_nobody(world):
    for unit in "AB":
        join(world, unit, "cum-1", FREE, 1)
        join(world, unit, "cum-2", EXCLUSIVE, 1)
    actions.close_unit(world["A"], day=on_day(5), by=BY)
    actions.close_unit(world["cum-2"], day=on_day(7), by=BY)

    assert [groups_on(FREE, on_day(day)) for day in (4, 5)] == [{"A": {"cum-1"}, "B": {"cum-1"}}, {"B": {"cum-1"}}]
    assert [members_on(EXCLUSIVE, world["cum-2"], on_day(day)) for day in (4, 5, 7)] == [["A", "B"], ["B"], []]


def test_a_change_of_units_says_which_places_in_groups_end(world):
    join(world, "A", "cum-1", EXCLUSIVE, 1)
    join(world, "A", "cum-2", EXCLUSIVE, 5)  # and so leaves the one before
    join(world, "B", "cum-2", FREE, 1)
    leave(world, "B", "cum-2", FREE, 6)
    met = [({"A": 3}, 1), ({"A": 9}, 1), ({"B": 9}, 0), ({"B": 4}, 1), ({"cum-1": 9}, 0), ({"cum-1": 3}, 1)]
    met += [({"cum-2": 5, "A": 4}, 2), ({"cum-2": 8}, 1), ({}, 0)]

    for ending, count in met:
        touched = touched_by(Touching({code: on_day(day) for code, day in ending.items()}))
        assert sum(one.count for one in touched) == count, ending


def test_each_act_leaves_its_entry(world):
    join(world, "A", "cum-1", EXCLUSIVE, 1)
    leave(world, "A", "cum-1", EXCLUSIVE, 5)

    entries = Entry.objects.filter(act__in=["join-group", "leave-group"])
    assert [(one.act, one.thing, bool(one.before), bool(one.after)) for one in entries] == [
        ("join-group", "A", False, True),
        ("leave-group", "A", True, True),
    ]


REFUSED = {
    "an unknown tree": ("unknown-tree", lambda w: join(w, "A", "cum-1", "nhóm-lạ", 1)),
    "before the unit was founded": ("not-there-then", lambda w: join(w, "A", "cum-1", EXCLUSIVE, -1)),
    "two groups on a day": (
        "grouped-otherwise",
        lambda w: (join(w, "A", "cum-1", EXCLUSIVE, 1), join(w, "A", "cum-2", EXCLUSIVE, 1)),
    ),
    "itself": ("group-in-a-circle", lambda w: join(w, "A", "A", EXCLUSIVE, 1)),
    "a circle": ("group-in-a-circle", lambda w: (join(w, "A", "cum-1", FREE, 1), join(w, "cum-1", "A", FREE, 2))),
    "a circle that closes only later": (
        "group-in-a-circle",
        lambda w: (join(w, "A", "cum-1", FREE, 5), join(w, "cum-1", "A", FREE, 2)),
    ),
    "leaving what one is not in": ("not-in-group", lambda w: leave(w, "A", "cum-1", EXCLUSIVE, 1)),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_leaves_nothing_of_itself(world, name):
    code, act = REFUSED[name]

    with pytest.raises(EventsRefused) as refused:
        act(world)
    assert {finding.code for finding in refused.value.findings} <= {f"units.{code}", "units.not-there-then"}
    assert refused.value.findings[-1].code == f"units.{code}"


def row(world, unit, group, since=date(2021, 1, 1), tree=EXCLUSIVE, **more):
    told = {"exclusive": True, **more}
    return GroupStart.objects.create(tree=tree, unit=world[unit], group=world[group], since=since, **told)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda w: (row(w, "A", "cum-1"), row(w, "A", "cum-2")),
        lambda w: (row(w, "A", "cum-1", exclusive=False), row(w, "A", "cum-1", exclusive=False)),
        lambda w: row(w, "A", "A"),
    ],
)
def test_the_database_says_no(world, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong(world)
