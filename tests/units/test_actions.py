"""What is done to units: each with its day and its entry in the journal; and what the database refuses."""

from datetime import date
from fractions import Fraction
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from namhoc.journal.actor import Actor, system_actor
from namhoc.journal.chain import canonical, digest
from namhoc.journal.models import Entry
from namhoc.journal.queries import entries_about
from namhoc.units import actions
from namhoc.units.errors import EventsRefused, NotLetThrough
from namhoc.units.models import Lineage, Unit, UnitVersion
from namhoc.units.network import EventKind, NotComparable, Step
from namhoc.units.permits import LetThrough
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


def test_what_is_said_twice_of_a_day_is_said_once(schools):
    actions.rename_unit(schools[0], "Đúng", day=on_day(5), by=BY)
    before = acts()
    actions.rename_unit(schools[0], "Đúng", day=on_day(5), by=BY)

    assert [one.name for one in schools[0].versions.all()] == ["Trường A", "Đúng"]
    assert ([one.kind for one in network().steps], acts()) == ([EventKind.RENAME], before)


def test_a_retyped_unit_is_of_the_other_kind_from_that_day(schools):
    actions.retype_unit(schools[0], "lower-secondary", name="Trường THCS A", day=on_day(5), by=BY)

    assert [(one.kind, one.name) for one in schools[0].versions.all()] == [
        ("primary", "Trường A"),
        ("lower-secondary", "Trường THCS A"),
    ]


def test_a_closed_unit_begins_again_as_it_was_or_under_another(schools):
    other = found("phong-khac", parent=None)
    for unit, parent in ((schools[0], None), (schools[1], other)):
        actions.close_unit(unit, day=on_day(3), by=BY)
        actions.reopen_unit(unit, parent, day=on_day(7), by=BY)

    assert {code: (one.name, one.parent) for code, one in network().on(on_day(7)).items() if code in "AB"} == {
        "A": ("Trường A", OFFICE),
        "B": ("Trường B", "phong-khac"),
    }
    assert [standing(on_day(day)) for day in (2, 3)] == [
        ["A", "B", "C", OFFICE, "phong-khac"],
        ["C", OFFICE, "phong-khac"],
    ]


def test_whoever_answered_to_a_merged_unit_answers_to_what_it_became(schools):
    site = found("A-diem-le", parent="A")
    actions.merge_units(schools[:1], schools[1], day=on_day(5), by=BY)

    assert [network().state(site.code, on_day(day)).parent for day in (4, 5)] == ["A", "B"]


def test_a_removed_level_leaves_whoever_answered_to_it_to_the_one_above(office, schools):
    province = found("tinh", parent=None, kind="province")
    actions.move_unit(office, province, day=on_day(1), by=BY)
    actions.remove_level(office, day=on_day(5), by=BY)

    assert (standing(on_day(5)), network().carried(OFFICE, on_day(1), on_day(5))) == (["A", "B", "C", "tinh"], None)
    assert {one.parent for one in network().under("tinh", on_day(5)).values()} == {"tinh"}


def test_a_level_is_removed_below_a_unit_in_one_act(office, schools):
    province = found("tinh", parent=None, kind="province")
    for unit in (office, found("phong-hai", parent="tinh", kind="district-office")):
        if unit == office:
            actions.move_unit(office, province, day=on_day(1), by=BY)
    actions.remove_level(province, "district-office", day=on_day(5), decision="72/2025", by=BY)

    assert standing(on_day(5)) == ["A", "B", "C", "tinh"]
    assert [one for one in network().steps if one.kind is EventKind.LEVEL_REMOVED] == [
        Step(on_day(5), EventKind.LEVEL_REMOVED, code, None, "72/2025") for code in sorted([OFFICE, "phong-hai"])
    ]


def test_a_split_with_shares_is_carried_to_each_part(schools):
    parts = [schools[0], found("A2", on_day(5))]
    actions.split_unit(schools[0], parts, shares=[Fraction(2, 3), Fraction(1, 3)], day=on_day(5), by=BY)

    assert network().heirs("A", FIRST, on_day(5)) == {"A": Fraction(2, 3), "A2": Fraction(1, 3)}


def test_an_event_of_an_earlier_day_takes_its_place_and_what_follows_is_told_anew(schools):
    other = found("phong-khac", parent=None)
    actions.rename_unit(schools[0], "Mới", day=on_day(9), by=BY)
    actions.move_unit(schools[0], other, day=on_day(4), by=BY)

    assert [(one.since, one.name, one.parent.code) for one in schools[0].versions.select_related("parent")] == [
        (FIRST, "Trường A", OFFICE),
        (on_day(4), "Trường A", "phong-khac"),
        (on_day(9), "Mới", "phong-khac"),
    ]


def test_each_event_leaves_its_entry(office, schools):
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
        ("merge-unit", "A"),
        ("merge-unit", "B"),
        ("close-unit", "F"),
    ]
    assert [entry.act for entry in entries_about(schools[0])] == ["merge-unit", "rename-unit", "found-unit"]


def test_an_entry_holds_what_the_unit_was_before_and_after(schools):
    before = [vars(start("A"))]
    actions.rename_unit(schools[0], "Mới", day=on_day(5), decision="5/QĐ", by=BY)
    entry = Entry.objects.get(act="rename-unit")

    after = [*before, vars(start("A", on_day(5), "Mới"))]
    assert (entry.before, entry.after) == (digest(canonical(before)), digest(canonical(after)))
    assert entry.details == canonical({"day": on_day(5), "name": "Mới", "decision": "5/QĐ"})


# --- who may ----------------------------------------------------------------------------------------------------------

PERSON = Actor("truongphong", "Trưởng phòng", "office-head", OFFICE, on_day(5))


def test_nobody_changes_units_who_was_not_let_through_to_them(schools):
    halfway = LetThrough(**vars(PERSON), may_change=frozenset("A"))
    for by, act in (
        (PERSON, lambda by: actions.rename_unit(schools[0], "Mới", day=on_day(5), by=by)),
        (halfway, lambda by: actions.merge_units(schools[:1], schools[1], day=on_day(5), by=by)),
        (halfway, lambda by: actions.join_group(schools[0], schools[1], "emulation-cluster", since=on_day(5), by=by)),
        (PERSON, lambda by: actions.leave_group(schools[0], schools[1], "emulation-cluster", since=on_day(5), by=by)),
    ):
        with pytest.raises(NotLetThrough):
            act(by)
    assert len(acts()) == 4


def test_whoever_was_let_through_to_a_unit_changes_it_and_is_named(schools):
    actions.rename_unit(schools[0], "Mới", day=on_day(5), by=LetThrough(**vars(PERSON), may_change=frozenset("A")))

    assert (name_on(schools[0], on_day(5)), Entry.objects.last().post) == ("Mới", f"office-head@{OFFICE}")


# --- refused ----------------------------------------------------------------------------------------------------------

LATER = date(2021, 9, 1)
REFUSED = {
    "rename before it was founded": ("not-founded-yet", lambda u: actions.rename_unit(u.F, "Mới", day=FIRST, by=BY)),
    "rename after it was closed": ("closed-before", lambda u: _closed_then_renamed(u.A)),
    "rename to two names on a day": ("said-otherwise", lambda u: _renamed_twice(u.A)),
    "move under one not founded yet": ("not-founded-yet", lambda u: actions.move_unit(u.A, u.F, day=FIRST, by=BY)),
    "merge into one not founded yet": ("not-founded-yet", lambda u: actions.merge_units([u.A], u.F, day=FIRST, by=BY)),
    "split into one not founded yet": ("not-founded-yet", lambda u: actions.split_unit(u.A, [u.F], day=FIRST, by=BY)),
    "found under one not founded yet": ("not-founded-yet", lambda _u: found("X", parent="F")),
    "move under itself": ("in-a-circle", lambda u: actions.move_unit(u.A, u.A, day=FIRST, by=BY)),
    "move under what answers to it": ("in-a-circle", lambda u: _moved_in_a_circle(u.A, u.B)),
    "close before a later event": ("closed-before", lambda u: _renamed_then_closed_before(u.A)),
    "close and leave some behind": ("children-left", lambda u: _closed_above(u.A, u.B)),
    "found twice": ("founded-twice", lambda _u: found("A", on_day(1))),
    "found without a name": (
        "value-missing",
        lambda _u: actions.found_unit(start("X", name=" ".strip(), kind=""), by=BY),
    ),
}


def _renamed_twice(unit):
    actions.rename_unit(unit, "Nhầm", day=on_day(5), by=BY)
    actions.rename_unit(unit, "Đúng", day=on_day(5), by=BY)


def _closed_then_renamed(unit):
    actions.close_unit(unit, day=on_day(1), by=BY)
    actions.rename_unit(unit, "Mới", day=on_day(2), by=BY)


def _moved_in_a_circle(above, below):
    actions.move_unit(below, above, day=on_day(1), by=BY)
    actions.move_unit(above, below, day=on_day(2), by=BY)


def _closed_above(above, below):
    actions.move_unit(below, above, day=on_day(1), by=BY)
    actions.close_unit(above, day=on_day(2), by=BY)


def _renamed_then_closed_before(unit):
    actions.rename_unit(unit, "Mới", day=on_day(9), by=BY)
    actions.close_unit(unit, day=on_day(8), by=BY)


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_leaves_nothing(schools, name):
    code, act = REFUSED[name]
    future = found("F", LATER)
    before = (acts(), list(UnitVersion.objects.order_by("pk").values()), list(Lineage.objects.values()))

    with pytest.raises(EventsRefused) as refused:
        transaction.atomic(act)(by_code([*schools, future]))
    assert [finding.code for finding in refused.value.findings] == [f"units.{code}"]
    assert (acts(), list(UnitVersion.objects.order_by("pk").values()), list(Lineage.objects.values())) == before


# --- the database says no -------------------------------------------------------------------------------------------


def version(unit, **more):
    return UnitVersion.objects.create(**{"unit": unit, "since": LATER, "name": "x", "kind": "primary", **more})


def step(unit, into=None, kind="merge", **more):
    return Lineage.objects.create(day=FIRST, kind=kind, unit=unit, into=into, **more)


CONSTRAINED = {
    "one start a day": lambda u: version(u.A, since=FIRST),
    "not its own parent": lambda u: version(u.A, parent=u.A),
    "one code a unit": lambda u: Unit.objects.create(code=u.A.code),
    "a merger leads on": lambda u: step(u.A, u.A),
    "a merger leads somewhere": lambda u: step(u.A),
    "a renaming leads nowhere": lambda u: step(u.A, u.B, "rename"),
    "a merger goes one way": lambda u: (step(u.A, u.B), step(u.A, u.C)),
    "a part is said once": lambda u: (step(u.A, u.B, "split"), step(u.A, u.B, "split")),
    "an event that leads nowhere is said once": lambda u: (step(u.A, kind="close"), step(u.A, kind="close")),
    "only a split has shares": lambda u: step(u.A, u.B, share_above=1, share_below=2),
    "a share has two numbers": lambda u: step(u.A, u.B, "split", share_above=1),
    "a share is no more than all": lambda u: step(u.A, u.B, "split", share_above=3, share_below=2),
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
