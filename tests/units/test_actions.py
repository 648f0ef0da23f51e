"""What is done to units: each with its day and its entry in the journal; and what the database refuses."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from namhoc.journal.actor import system_actor
from namhoc.journal.models import Entry
from namhoc.journal.queries import entries_about
from namhoc.units import actions
from namhoc.units.errors import AnswersToItself, StartsLater, UnitNotThere
from namhoc.units.models import Lineage, Unit, UnitVersion
from namhoc.units.network import EventKind, NotComparable, Step
from namhoc.units.queries import children_on, name_on, network, state_on, unit_by_code
from tests.units.worlds import FIRST, OFFICE, on_day, start

BY = system_actor(FIRST)
pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return found(OFFICE, parent=None, kind="district-office")


@pytest.fixture
def schools(office):
    return [found(code) for code in ("A", "B", "C")]


def found(code, since=FIRST, **more):
    return actions.found_unit(start(code, since, **more), by=BY)


def standing(day):
    return sorted(network().on(day))


def by_code(units):
    return SimpleNamespace(**{unit.code: unit for unit in units})


def acts():
    return list(Entry.objects.order_by("number").values_list("act", "thing"))


def test_a_unit_is_found_with_all_that_was_said_of_it(office):
    told = start("A", name="Trường A", kind="primary", disadvantaged=True, sample=True)
    unit = actions.found_unit(told, official_code="11000123", by=BY)

    assert (unit.official_code, network().state("A", FIRST)) == ("11000123", told)


def test_a_renamed_unit_keeps_its_code_and_had_its_old_name_until_then(schools):
    actions.rename_unit(schools[0], "Trường Hoa Ban", day=on_day(5), by=BY)

    assert [name_on(schools[0], on_day(day)) for day in (4, 5)] == ["Trường A", "Trường Hoa Ban"]


def test_a_moved_unit_answers_to_the_other_from_that_day(office, schools):
    other = found("phong-khac", parent=None)
    actions.move_unit(schools[0], other, day=on_day(5), by=BY)

    assert [[one.unit.code for one in children_on(office, on_day(day))] for day in (4, 5)] == [
        ["A", "B", "C"],
        ["B", "C"],
    ]


def test_merged_units_are_gone_and_lead_on_to_what_they_became(schools):
    into = found("F", on_day(5))
    actions.merge_units(schools[:2], into, day=on_day(5), decision="12/QĐ", issuer="UBND", by=BY)

    assert [standing(on_day(day)) for day in (4, 5)] == [["A", "B", "C", OFFICE], ["C", "F", OFFICE]]
    assert network().steps == tuple(Step(on_day(5), EventKind.MERGE, code, "F", "12/QĐ", "UBND") for code in "AB")


def test_a_unit_may_take_others_in_and_stay(schools):
    actions.merge_units(schools, schools[0], day=on_day(5), by=BY)

    assert standing(on_day(5)) == ["A", OFFICE]


def test_a_split_unit_is_gone_and_its_figures_cannot_be_carried(schools):
    parts = [found("A1", on_day(5)), found("A2", on_day(5))]
    actions.split_unit(schools[0], parts, day=on_day(5), by=BY)

    assert standing(on_day(5)) == ["A1", "A2", "B", "C", OFFICE]
    with pytest.raises(NotComparable):
        network().carried("A", FIRST, on_day(5))


def test_a_unit_that_gives_part_of_itself_away_stays_and_cannot_be_carried_either(schools):
    part = found("A2", on_day(5))
    actions.split_unit(schools[0], [schools[0], part], day=on_day(5), by=BY)

    assert standing(on_day(5)) == ["A", "A2", "B", "C", OFFICE]
    with pytest.raises(NotComparable):
        network().carried("A", FIRST, on_day(5))


def test_a_closed_unit_is_gone_and_leads_nowhere(schools):
    actions.close_unit(schools[0], day=on_day(5), decision="9/QĐ", by=BY)

    assert (state_on(schools[0], on_day(5)), network().carried("A", FIRST, on_day(5))) == (None, None)
    assert name_on(schools[0], on_day(5)) == "Trường A"  # its last one


def test_what_is_changed_twice_in_a_day_is_one_start(schools):
    actions.rename_unit(schools[0], "Nhầm", day=on_day(5), by=BY)
    actions.rename_unit(schools[0], "Đúng", day=on_day(5), by=BY)

    assert [one.name for one in schools[0].versions.all()] == ["Trường A", "Đúng"]
    assert [one.kind for one in network().steps] == [EventKind.RENAME]


def test_each_act_leaves_its_entry(office, schools):
    actions.rename_unit(schools[0], "Mới", day=on_day(1), by=BY)
    actions.move_unit(schools[1], schools[0], day=on_day(2), by=BY)
    actions.split_unit(schools[2], [found("C1", on_day(3))], day=on_day(3), by=BY)
    actions.merge_units(schools[:2], found("F", on_day(4)), day=on_day(4), by=BY)
    actions.close_unit(unit_by_code("F"), day=on_day(5), by=BY)

    assert acts() == [
        ("found-unit", OFFICE),
        ("found-unit", "A"),
        ("found-unit", "B"),
        ("found-unit", "C"),
        ("rename-unit", "A"),
        ("move-unit", "B"),
        ("found-unit", "C1"),
        ("split-unit", "C"),
        ("found-unit", "F"),
        ("merge-units", "F"),
        ("close-unit", "F"),
    ]
    assert [entry.act for entry in entries_about(schools[0])] == ["rename-unit", "found-unit"]


# --- refused ----------------------------------------------------------------------------------------------------------

LATER = date(2021, 9, 1)
REFUSED = {
    "rename before it was founded": (UnitNotThere, lambda u: actions.rename_unit(u.F, "Mới", day=FIRST, by=BY)),
    "rename after it was closed": (UnitNotThere, lambda u: _closed_then_renamed(u.A)),
    "move under one not founded yet": (UnitNotThere, lambda u: actions.move_unit(u.A, u.F, day=FIRST, by=BY)),
    "merge into one not founded yet": (UnitNotThere, lambda u: actions.merge_units([u.A], u.F, day=FIRST, by=BY)),
    "split into one not founded yet": (UnitNotThere, lambda u: actions.split_unit(u.A, [u.F], day=FIRST, by=BY)),
    "found under one not founded yet": (UnitNotThere, lambda _u: found("X", parent="F")),
    "move under itself": (AnswersToItself, lambda u: actions.move_unit(u.A, u.A, day=FIRST, by=BY)),
    "move under what answers to it": (AnswersToItself, lambda u: _moved_in_a_circle(u.A, u.B)),
    "close before a later start": (StartsLater, lambda u: _renamed_then_closed_before(u.A)),
    "found twice on a day": (IntegrityError, lambda _u: found("A")),
}


def _closed_then_renamed(unit):
    actions.close_unit(unit, day=on_day(1), by=BY)
    actions.rename_unit(unit, "Mới", day=on_day(2), by=BY)


def _moved_in_a_circle(above, below):
    actions.move_unit(below, above, day=on_day(1), by=BY)
    actions.move_unit(above, below, day=on_day(2), by=BY)


def _renamed_then_closed_before(unit):
    actions.rename_unit(unit, "Mới", day=on_day(9), by=BY)
    actions.close_unit(unit, day=on_day(8), by=BY)


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_leaves_nothing(schools, name):
    refused, act = REFUSED[name]
    future = found("F", LATER)
    before = (acts(), list(UnitVersion.objects.order_by("pk").values()), list(Lineage.objects.values()))

    with pytest.raises(refused):
        transaction.atomic(act)(by_code([*schools, future]))
    assert (acts(), list(UnitVersion.objects.order_by("pk").values()), list(Lineage.objects.values())) == before


# --- the database says no -------------------------------------------------------------------------------------------


def version(unit, **more):
    return UnitVersion.objects.create(**{"unit": unit, "since": LATER, "name": "x", "kind": "primary", **more})


def step(unit, into=None, kind="merge"):
    return Lineage.objects.create(day=FIRST, kind=kind, unit=unit, into=into)


CONSTRAINED = {
    "one start a day": lambda u: version(u.A, since=FIRST),
    "not its own parent": lambda u: version(u.A, parent=u.A),
    "one code a unit": lambda u: Unit.objects.create(code=u.A.code),
    "a step leads on": lambda u: step(u.A, u.A),
    "a step is said once": lambda u: (step(u.A, u.B), step(u.A, u.B)),
    "a step that leads nowhere is said once": lambda u: (step(u.A, kind="close"), step(u.A, kind="close")),
}


@pytest.mark.parametrize("name", CONSTRAINED)
def test_the_database_says_no(schools, name):
    with pytest.raises(IntegrityError), transaction.atomic():
        CONSTRAINED[name](by_code(schools))


def test_a_unit_that_others_rest_on_cannot_be_deleted(schools):
    with pytest.raises(IntegrityError):
        schools[0].delete()


# --- reads ------------------------------------------------------------------------------------------------------------


def test_on_a_day_the_tables_say_what_the_network_says(schools):
    actions.merge_units(schools[:2], found("F", on_day(5)), day=on_day(5), by=BY)
    actions.rename_unit(schools[2], "Mới", day=on_day(7), by=BY)

    for day in (-1, 0, 4, 5, 7, 30):
        rows = UnitVersion.objects.on(on_day(day)).select_related("unit")
        told = {row.unit.code: (row.name, row.since) for row in rows}
        assert told == {code: (one.name, one.since) for code, one in network().on(on_day(day)).items()}


def test_the_whole_network_takes_two_queries_however_many_units(schools, django_assert_num_queries):
    for number in range(20):
        found(f"T{number}")

    with django_assert_num_queries(2):
        network()


def test_a_unit_is_written_by_its_last_name(schools):
    actions.rename_unit(schools[0], "Mới", day=on_day(5), by=BY)
    actions.close_unit(schools[0], day=on_day(6), by=BY)

    assert (str(schools[0]), str(Unit(code="chưa-có-tên", pk=0))) == ("Mới", "chưa-có-tên")
