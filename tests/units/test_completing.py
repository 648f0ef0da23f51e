"""An event told with blanks is filled in by a later telling: its place and what follows from it stay."""

import json
from dataclasses import replace

import pytest

from namhoc.journal.actor import system_actor
from namhoc.journal.chain import canonical, digest
from namhoc.journal.models import Entry
from namhoc.units.actions import record_events
from namhoc.units.errors import EventsRefused
from namhoc.units.log.stored import events_from
from namhoc.units.models import Lineage, Unit, UnitVersion
from namhoc.units.network import EventKind
from namhoc.units.queries import network
from tests.units import country
from tests.units.country import BEGUN, OLD, SCHOOL, WARD

BY = system_actor(country.TODAY)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _corner():
    country.record()


def whole():
    """The log once more, with the decisions that were left blank."""
    return [event if event.decision else replace(event, decision="7/QĐ", issuer="Sở") for event in country.events()]


def row_of(code):
    [row] = Lineage.objects.filter(unit__code=code, kind="found").values()
    return {column: value for column, value in row.items() if column != "id"}


def tables(*models):
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_a_log_with_blanks_is_completed_and_nothing_else_changes():
    before, entries = tables(UnitVersion, Unit), Entry.objects.count()
    blank = sum(event.decision == "" or event.issuer == "" for event in country.events())
    checked = record_events(whole(), by=BY)

    assert (checked.fresh, checked.findings, tables(UnitVersion, Unit)) == ((), (), before)
    assert (sorted(events_from(BEGUN), key=str), len(checked.completed)) == (sorted(whole(), key=str), blank - 2)
    assert Entry.objects.count() == entries + blank - 2  # of two others only the issuer is not known


def test_the_same_file_again_changes_nothing():
    record_events(whole(), by=BY)
    before = tables(Lineage, UnitVersion, Unit, Entry)
    checked = record_events(whole(), by=BY)

    assert (checked.fresh, checked.completed, checked.known) == ((), (), len(whole()))
    assert tables(Lineage, UnitVersion, Unit, Entry) == before


def test_the_journal_says_what_was_blank_and_holds_the_event_before_and_after():
    founded = next(event for event in country.events() if event.unit == SCHOOL)
    was = row_of(SCHOOL)
    record_events([replace(founded, official_code="11000001", decision="1/QĐ")], by=BY)
    entry, became = Entry.objects.latest("number"), row_of(SCHOOL)

    assert (entry.act, entry.thing) == ("complete-event", SCHOOL)
    assert json.loads(entry.details) == {
        "event": "found-unit",
        "day": BEGUN.isoformat(),
        "official_code": "11000001",
        "decision": "1/QĐ",
    }
    assert (entry.before, entry.after) == (digest(canonical(was)), digest(canonical(became)))
    assert Unit.objects.get(code=SCHOOL).official_code == "11000001"


def test_a_code_filled_in_of_old_leaves_the_newer_one():
    record_events([country.Event(country.TODAY, EventKind.RENAME, SCHOOL, name="Mới", official_code="2")], by=BY)
    founded = next(event for event in country.events() if event.unit == SCHOOL)
    record_events([replace(founded, official_code="1")], by=BY)

    assert Unit.objects.get(code=SCHOOL).official_code == "2"


def test_a_flag_filled_in_is_told_from_its_day_on():
    founded = next(event for event in country.events() if event.unit == WARD)
    record_events([replace(founded, disadvantaged=True)], by=BY)

    assert network().state(WARD, country.NEW).disadvantaged


def test_each_part_of_a_split_is_filled_in_by_itself():
    split = [event for event in country.events() if event.kind is EventKind.SPLIT]
    record_events([replace(split[0], decision="1/QĐ")], by=BY)

    assert [one.decision for one in events_from(split[0].day) if one.kind is EventKind.SPLIT] == ["1/QĐ", ""]


def test_what_is_not_blank_cannot_be_said_otherwise():
    merged = next(event for event in country.events() if event.unit == next(iter(OLD)) and event.into)
    with pytest.raises(EventsRefused):
        record_events([replace(merged, decision="khác")], by=BY)
