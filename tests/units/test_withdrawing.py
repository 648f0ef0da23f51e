"""An event that should not be there is taken out of the log: kept aside, and what follows told without it."""

import json
from datetime import date

import pytest

from namhoc.journal.actor import Actor, system_actor
from namhoc.journal.models import Entry
from namhoc.units.actions import record_events, withdraw_events
from namhoc.units.errors import EventsRefused, NotLetThrough
from namhoc.units.log.events import Event
from namhoc.units.log.stored import events_from
from namhoc.units.models import Lineage, Unit, UnitVersion, Withdrawal
from namhoc.units.network import EventKind
from namhoc.units.queries import network
from tests.units import country
from tests.units.country import NEW, OLD, PROVINCE, SCHOOL, TODAY, TOWN, WARD

BY = system_actor(TODAY)
DAY, REASON = date(2026, 2, 1), "ghi nhầm ngày"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _corner():
    country.record()


def tables():
    return [list(model.objects.order_by("pk").values()) for model in (Unit, UnitVersion, Lineage)]


def starts():
    return sorted(network().starts, key=lambda start: (start.code, start.since))


ADDED = {
    "a renaming": [Event(DAY, EventKind.RENAME, SCHOOL, name="Nhầm", official_code="9", decision="1/QĐ")],
    "a merger, with those below": [Event(DAY, EventKind.MERGE, WARD, PROVINCE)],
    "a split, all its parts": [Event(DAY, EventKind.SPLIT, WARD, part) for part in (WARD, SCHOOL)],
    "a founding": [country.founded("moi", "Mới", "primary", PROVINCE, day=DAY)],
    "a closing of old": [
        Event(date(2018, 1, 1), EventKind.CLOSE, SCHOOL),
        Event(date(2018, 5, 1), EventKind.REOPEN, SCHOOL),
    ],
}


@pytest.mark.parametrize("name", ADDED)
def test_what_is_withdrawn_is_as_if_it_had_never_been_recorded(name):
    record_events([country.founded("site", "Điểm", "primary", WARD, day=NEW)], by=BY)
    before, log = starts(), sorted(events_from(country.BEGUN), key=str)
    record_events(ADDED[name], by=BY)
    assert starts() != before or name.startswith("a split")
    withdraw_events(ADDED[name], reason=REASON, by=BY)

    assert (starts(), sorted(events_from(country.BEGUN), key=str)) == (before, log)
    assert Withdrawal.objects.count() == len(ADDED[name])


def test_it_is_kept_and_the_journal_says_what_and_why():
    record_events(ADDED["a renaming"], by=BY)
    withdraw_events(ADDED["a renaming"], reason=REASON, by=BY)
    entry, kept = Entry.objects.latest("number"), Withdrawal.objects.get()
    said = {"name": "Nhầm", "official_code": "9", "decision": "1/QĐ"}

    assert (entry.act, entry.thing, entry.reason) == ("withdraw-event", SCHOOL, REASON)
    assert json.loads(entry.details) == {"event": "rename-unit", "day": DAY.isoformat(), **said}
    assert (kept.unit.code, kept.day, kept.kind, kept.told, kept.reason) == (SCHOOL, DAY, "rename", said, REASON)
    assert (kept.withdrawn_on, Unit.objects.get(code=SCHOOL).official_code) == (TODAY, "")


def test_on_the_right_day_it_can_be_recorded_again():
    record_events(ADDED["a renaming"], by=BY)
    withdraw_events(ADDED["a renaming"], reason=REASON, by=BY)
    record_events([Event(date(2026, 3, 1), EventKind.RENAME, SCHOOL, name="Nhầm")], by=BY)

    assert network().state(SCHOOL, DAY).name == "Trường TH&THCS Nậm Bay"


def one(kind, unit):
    return [event for event in country.events() if event.kind is kind and event.unit == unit]


NEEDED = {
    "a founding that others rest on": (one(EventKind.FOUND, WARD), 3),
    "the town under which they stood": (one(EventKind.FOUND, TOWN), 5),
    "one part of a split": (one(EventKind.SPLIT, SCHOOL)[:1], 1),
}


@pytest.mark.parametrize("name", NEEDED)
def test_what_later_events_need_is_not_withdrawn(name):
    events, needed_by = NEEDED[name]
    before = tables()

    with pytest.raises(EventsRefused) as refused:
        withdraw_events(events, reason=REASON, by=BY)
    assert {finding.code for finding in refused.value.findings} == {"units.needed-later"}
    assert (len({one.place.unit for one in refused.value.findings}), tables()) == (needed_by, before)


def test_nobody_withdraws_what_they_may_not_change():
    with pytest.raises(NotLetThrough):
        withdraw_events(
            one(EventKind.RENAME, SCHOOL), reason=REASON, by=Actor("ai", "Ai", "office-head", PROVINCE, TODAY)
        )


def test_a_merger_of_one_of_several_leaves_the_others():
    first = next(iter(OLD))
    withdraw_events([*one(EventKind.MERGE, first), *one(EventKind.LEVEL_REMOVED, TOWN)], reason=REASON, by=BY)

    assert {code for code in (*OLD, WARD) if network().state(code, TODAY)} == {first, WARD}
