"""Units are changed by those who may, below their own unit; what they found is asked for at what it is to answer to."""

from datetime import date

import pytest

from namhoc.journal.actor import Actor, system_actor
from namhoc.journal.models import Entry
from namhoc.people.errors import NeedsSecondFactor, Refused
from namhoc.people.reorganising import reorganise_units
from namhoc.people.roles import Role
from namhoc.units.actions import record_events
from namhoc.units.errors import EventsRefused
from namhoc.units.events import Event
from namhoc.units.network import EventKind
from namhoc.units.queries import network

FIRST, DAY = date(2004, 1, 1), date(2025, 7, 1)
ADMIN = Actor("quantri", "Quản trị", Role.SYSTEM_ADMIN.value, "tinh", DAY)
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


def test_the_installation_is_not_asked():
    reorganise_units([found("goc", None)], by=system_actor(DAY))

    assert network().state("goc", DAY).name == "goc"
