"""Units are changed by those who may, below their own unit; what they found is asked for at what it is to answer to."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from namhoc.journal.actor import Actor, system_actor
from namhoc.journal.models import Entry
from namhoc.people.errors import NeedsSecondFactor, Refused
from namhoc.people.reorganising import join_group, leave_group, reorganise_units
from namhoc.people.roles import Role
from namhoc.units.actions import record_events
from namhoc.units.errors import ChangedMeanwhile, EventsRefused
from namhoc.units.log.changes import changes_of, digest_of
from namhoc.units.log.events import Event
from namhoc.units.log.stored import check_events
from namhoc.units.network import EventKind
from namhoc.units.queries import groups_on, network, unit_by_code

CLUSTER = "emulation-cluster"
FIRST, DAY, LATER = date(2004, 1, 1), date(2025, 7, 1), date(2025, 9, 1)
ADMIN = Actor("quantri", "Quản trị", Role.SYSTEM_ADMIN.value, "tinh", DAY)
HEAD = Actor("truong", "Trưởng phòng", Role.HEAD.value, "huyen", DAY)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province():
    founded = [("tinh", None), ("huyen", "tinh"), ("xa-1", "huyen"), ("xa-2", "huyen"), ("tinh-khac", None)]
    told = {"type": "commune"}
    events = [Event(FIRST, EventKind.FOUND, code, name=code, parent=parent, **told) for code, parent in founded]
    record_events(events, by=system_actor(FIRST))


def found(code, parent):
    return Event(DAY, EventKind.FOUND, code, name=code, type="commune", parent=parent)


MERGER = [
    found("xa-moi", "tinh"),
    Event(DAY, EventKind.MERGE, "xa-1", "xa-moi", decision="1661/NQ"),
    Event(DAY, EventKind.MERGE, "xa-2", "xa-moi", decision="1661/NQ"),
    Event(DAY, EventKind.LEVEL_REMOVED, "huyen"),
]


def test_whoever_may_reorganises_what_lies_below_and_is_named_in_the_journal():
    reorganise_units([*MERGER, found("truong", "xa-moi")], by=ADMIN)

    assert {code: state.parent for code, state in network().on(DAY).items()} == {
        "tinh": None,
        "tinh-khac": None,
        "xa-moi": "tinh",
        "truong": "xa-moi",
    }
    assert {entry.post for entry in Entry.objects.filter(day=DAY)} == {"system-admin@tinh"}


@pytest.mark.parametrize(
    "events",
    [
        [found("truong", "huyen")],
        [found("truong", "huyen"), found("diem-truong", "truong")],
        [Event(DAY, EventKind.MERGE, "xa-1", "xa-2")],
        [Event(DAY, EventKind.CLOSE, "xa-2")],
        [Event(DAY, EventKind.MOVE, "xa-1", parent="xa-2")],
    ],
)
def test_a_head_changes_what_answers_to_the_office_and_founds_there(events):
    reorganise_units(events, by=HEAD)

    assert Entry.objects.filter(day=DAY, post=f"{Role.HEAD.value}@huyen").exists()


def test_a_head_opens_again_what_closed_under_the_office():
    reorganise_units([Event(DAY, EventKind.CLOSE, "xa-2")], by=HEAD)
    later = replace(HEAD, day=LATER)
    reorganise_units([Event(LATER, EventKind.REOPEN, "xa-2", name="xa-2", type="commune", parent="huyen")], by=later)

    assert "xa-2" in network().on(LATER)


@pytest.mark.parametrize(
    "events",
    [
        [Event(DAY, EventKind.RENAME, "huyen", name="Huyện mới")],
        [Event(DAY, EventKind.MERGE, "xa-1", "huyen")],
        [Event(DAY, EventKind.LEVEL_REMOVED, "huyen")],
        [Event(DAY, EventKind.MOVE, "xa-1", parent="tinh")],
        [found("moi", "tinh")],
    ],
)
def test_a_head_changes_neither_the_office_itself_nor_what_lies_above(events):
    with pytest.raises(Refused):
        reorganise_units(events, by=HEAD)


def test_founding_asks_a_head_for_a_second_factor_though_no_unit_that_stands_is_changed():
    with pytest.raises(NeedsSecondFactor):
        reorganise_units([found("truong", "huyen")], by=replace(HEAD, single_factor=True))


@pytest.mark.parametrize(
    ("role", "unit", "events"),
    [
        (Role.CLERK, "tinh", MERGER),
        (Role.AUDITOR, "tinh", MERGER),
        (Role.SYSTEM_ADMIN, "tinh-khac", MERGER),
        (Role.SYSTEM_ADMIN, "tinh", [found("moi", "tinh-khac")]),
        (Role.SYSTEM_ADMIN, "tinh", [found("goc", None)]),  # a new top is nobody's
        (Role.SYSTEM_ADMIN, "tinh", [Event(DAY, EventKind.MOVE, "xa-1", parent="tinh-khac")]),
        (Role.SYSTEM_ADMIN, "tinh", [Event(DAY, EventKind.MERGE, "tinh-khac", "tinh")]),
        (Role.SYSTEM_ADMIN, "tinh", [Event(DAY, EventKind.RENAME, "khong-co", name="x")]),
    ],
)
def test_others_are_refused_and_so_is_what_lies_elsewhere(role, unit, events):
    before = network()

    with pytest.raises(Refused):
        reorganise_units(events, by=Actor("ai-do", "Ai đó", role.value, unit, DAY))
    assert network() == before


def test_a_sign_in_with_one_factor_is_too_weak():
    with pytest.raises(NeedsSecondFactor):
        reorganise_units(
            MERGER, by=Actor("quantri", "Quản trị", Role.SYSTEM_ADMIN.value, "tinh", DAY, single_factor=True)
        )


def test_what_cannot_be_is_told_to_those_who_may():
    with pytest.raises(EventsRefused) as refused:
        reorganise_units([Event(DAY, EventKind.CLOSE, "huyen")], by=ADMIN)
    assert [finding.code for finding in refused.value.findings] == ["units.children-left"]


def test_whoever_may_change_both_puts_a_unit_into_a_group_and_takes_it_out():
    unit, group = unit_by_code("xa-1"), unit_by_code("xa-2")
    join_group(unit, group, CLUSTER, since=DAY, by=HEAD)
    leave_group(unit, group, CLUSTER, since=LATER, by=HEAD)

    assert [groups_on(CLUSTER, day) for day in (DAY, LATER)] == [{"xa-1": {"xa-2"}}, {}]
    assert {entry.post for entry in Entry.objects.filter(act__in=["join-group", "leave-group"])} == {
        f"{Role.HEAD.value}@huyen"
    }


@pytest.mark.parametrize(
    ("by", "unit", "group"),
    [
        (HEAD, "xa-1", "huyen"),
        (HEAD, "huyen", "xa-1"),
        (replace(ADMIN, unit="tinh-khac"), "xa-1", "xa-2"),
        (replace(ADMIN, role=Role.CLERK.value), "xa-1", "xa-2"),
        (replace(HEAD, single_factor=True), "xa-1", "xa-2"),
    ],
)
def test_others_change_no_groups(by, unit, group):
    for act in (join_group, leave_group):
        with pytest.raises((Refused, NeedsSecondFactor)):
            act(unit_by_code(unit), unit_by_code(group), CLUSTER, since=DAY, by=by)
    assert groups_on(CLUSTER, DAY) == {}


def test_what_was_seen_must_still_be_so_when_it_is_done():
    renamed = [Event(DAY, EventKind.RENAME, "xa-1", name="Xã Hoa Ban")]
    checked = check_events(renamed)
    seen = digest_of(checked, changes_of(checked))
    record_events([Event(FIRST, EventKind.RENAME, "xa-1", name="Xã Hoa Mơ")], by=system_actor(FIRST))

    with pytest.raises(ChangedMeanwhile):
        reorganise_units(renamed, seen=seen, by=ADMIN)
    assert network().state("xa-1", DAY).name == "Xã Hoa Mơ"
    checked = check_events(renamed)
    reorganise_units(renamed, seen=digest_of(checked, changes_of(checked)), by=ADMIN)
    assert network().state("xa-1", DAY).name == "Xã Hoa Ban"


@pytest.mark.postgres
def test_the_log_is_held_before_the_right_is_asked():
    with CaptureQueriesContext(connection) as asked:
        reorganise_units(MERGER, by=ADMIN)
    written = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]

    assert written[0].startswith("LOCK TABLE")


def test_the_installation_is_not_asked():
    reorganise_units([found("goc", None)], by=system_actor(DAY))

    assert network().state("goc", DAY).name == "goc"
