"""A made-up log of sixty years in the tables: at once, bit by bit, again; and how little it asks of the database."""

import json
import random
import unicodedata
from datetime import date
from itertools import permutations

import pytest

from bench._country import made_log
from namhoc.journal.actor import system_actor
from namhoc.journal.models import Entry
from namhoc.journal.queries import broken_at
from namhoc.law.today import today
from namhoc.units.actions import record_events
from namhoc.units.errors import EventsRefused
from namhoc.units.log.events import Event
from namhoc.units.log.replay import replay
from namhoc.units.log.rules import findings_in
from namhoc.units.log.stored import check_events, events_from, events_of
from namhoc.units.models import Lineage, Unit, UnitVersion
from namhoc.units.network import EventKind
from namhoc.units.queries import network, units_on
from tests.units import country

BY = system_actor(today())
pytestmark = pytest.mark.django_db


def starts():
    return sorted(network().starts, key=lambda start: (start.code, start.since))


def by_unit(made):
    return sorted(made, key=lambda start: (start.code, start.since))


def test_the_tables_hold_what_the_log_lived_through_gives():
    log = made_log(1_600, units=700)
    checked = record_events(log, by=BY)

    assert (len(checked.fresh), checked.known, starts()) == (len(log), 0, by_unit(replay(log).starts))
    assert sorted(events_from(log[0].day), key=str) == sorted(log, key=str)
    assert (Entry.objects.count(), broken_at()) == (len(log), None)


@pytest.mark.parametrize("seed", range(3))
def test_a_log_recorded_in_parts_and_out_of_order_ends_as_one_recorded_at_once(seed):
    log = made_log(150, units=70, seed=seed)
    days = sorted({event.day for event in log})
    kept = [event for event in log if event.kind in (EventKind.RENAME, EventKind.RETYPE)]
    late = random.Random(seed).sample(kept, len(kept) // 2)  # noqa: S311 - a draw, no secret
    middle = days[len(days) // 2]
    parts = (
        [event for event in log if event.day < middle and event not in late],
        [event for event in log if event.day >= middle and event not in late],
        late,
    )
    for part in parts:
        record_events(part, by=BY)

    assert starts() == by_unit(replay(log).starts)


def test_the_same_log_again_changes_nothing():
    log = made_log(150, units=70)
    record_events(log, by=BY)
    before = [list(model.objects.order_by("pk").values()) for model in (Unit, UnitVersion, Lineage, Entry)]
    checked = record_events(log, by=BY)

    assert (checked.fresh, checked.known) == ((), len(log))
    assert [list(model.objects.order_by("pk").values()) for model in (Unit, UnitVersion, Lineage, Entry)] == before


def test_one_event_that_cannot_be_keeps_all_out():
    log = made_log(150, units=70)
    wrong = Event(log[-1].day, EventKind.RENAME, "khong-co", name="x", row=9)

    with pytest.raises(EventsRefused) as refused:
        record_events([*log, wrong], by=BY)
    assert [(one.code, one.place.line) for one in refused.value.findings] == [("units.unknown-unit", 9)]
    assert (Unit.objects.exists(), Lineage.objects.exists(), Entry.objects.exists()) == (False, False, False)


def test_what_was_wrong_in_the_log_before_is_no_fault_of_a_new_event():
    record_events(made_log(150, units=70), by=BY)
    log = events_from(made_log(150, units=70)[0].day)
    [renamed] = Unit.objects.filter(pk__in=Lineage.objects.filter(kind="found", type="school").values("unit")[:1])
    Lineage.objects.create(day=log[-1].day, kind="reopen", unit=Unit.objects.get(code=log[0].unit))  # it stands
    checked = check_events([Event(log[0].day, EventKind.RENAME, renamed.code, name="Tên sớm")])

    assert (len(checked.fresh), checked.findings) == (1, ())


def test_the_official_code_is_the_one_said_last():
    day = today()
    told = {"name": "A", "type": "school"}
    record_events([Event(day, EventKind.FOUND, "A", official_code="01", **told)], by=BY)
    record_events([Event(day, EventKind.RETYPE, "A", type="primary", official_code="02")], by=BY)

    assert [(one.code, one.official_code) for one in units_on(day)] == [("A", "02")]


CODED = [
    Event(date(2025, 7, 1), EventKind.RENAME, "A", name="A mới", official_code="03"),
    Event(date(2020, 1, 1), EventKind.FOUND, "A", name="A", type="school", official_code="01"),
    Event(date(2022, 1, 1), EventKind.RETYPE, "A", type="primary", official_code="02"),
]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_official_code_is_the_one_of_the_latest_day_in_whatever_order_rows_stand(order):
    record_events([CODED[at] for at in order], by=BY)

    assert [one.official_code for one in units_on(today())] == ["03"]


def test_an_earlier_event_that_comes_later_leaves_the_newer_official_code():
    record_events(CODED[:2], by=BY)
    record_events(CODED[2:], by=BY)

    assert [one.official_code for one in units_on(today())] == ["03"]


@pytest.mark.parametrize("kind", [EventKind.MERGE, EventKind.SPLIT, EventKind.CLOSE, EventKind.LEVEL_REMOVED])
@pytest.mark.parametrize("flag", ["disadvantaged", "sample"])
def test_a_flag_that_an_ending_cannot_carry_is_told(kind, flag):
    into = "B" if kind in (EventKind.MERGE, EventKind.SPLIT) else None
    told = {(one.code, one.place.key) for one in findings_in(Event(today(), kind, "A", into, **{flag: True}))}

    assert told == {("units.value-not-used", flag)}


def test_the_journal_keeps_all_that_an_event_says_and_who_answers_to_whom_by_it():
    country.record()
    new = date(2026, 2, 1)
    told = {"decision": "45/QĐ", "issuer": "UBND tỉnh", "official_code": "999"}
    renamed = Event(new, EventKind.RENAME, country.WARD, name="Phường khác", disadvantaged=True, **told)
    merged = Event(new, EventKind.MERGE, country.WARD, country.PART)
    record_events([country.founded("site", "Điểm trường", "primary", country.WARD, day=country.NEW)], by=BY)
    record_events([renamed, merged], by=BY)
    details = {entry.act: json.loads(entry.details) for entry in Entry.objects.order_by("-number")[:2]}

    assert details == {
        "rename-unit": {"day": "2026-02-01", "name": "Phường khác", "disadvantaged": True, **told},
        "merge-unit": {"day": "2026-02-01", "into": country.PART, "handed_on": {"site": country.PART}},
    }


def test_what_is_typed_is_kept_as_a_file_would_say_it():
    country.record()
    day = date(2026, 2, 1)
    typed = unicodedata.normalize("NFD", "Trường  Hoa Ban")
    record_events([Event(day, EventKind.RENAME, country.SCHOOL, name=typed, decision=" 1/QĐ ")], by=BY)
    again = record_events([Event(day, EventKind.RENAME, country.SCHOOL, name="Trường Hoa Ban", decision="1/QĐ")], by=BY)

    assert (again.fresh, again.known, again.findings) == ((), 1, ())
    with pytest.raises(EventsRefused) as refused:
        record_events([Event(day, EventKind.RENAME, country.WARD, name="Hoa\u200bBan")], by=BY)
    assert [one.code for one in refused.value.findings] == ["units.control-character"]


def test_the_events_of_a_unit_are_its_own_and_those_that_led_to_it():
    day = today()
    told = {"name": "x", "type": "school"}
    founded = [Event(day, EventKind.FOUND, code, **told) for code in "AB"]
    merged = Event(day, EventKind.MERGE, "A", "B")
    record_events([*founded, merged], by=BY)

    assert [events_of(code) for code in "AB"] == [[founded[0], merged], [founded[1], merged]]


def test_one_event_asks_as_much_of_a_small_log_as_of_a_large_one(django_assert_max_num_queries):
    record_events(made_log(400, units=300), by=BY)
    code = Unit.objects.filter(pk__in=Lineage.objects.filter(type="province").values("unit"))[0].code
    with django_assert_max_num_queries(22):
        record_events([Event(today(), EventKind.RENAME, code, name="Tỉnh khác")], by=BY)


def test_a_hundred_events_ask_no_more_than_one(django_assert_max_num_queries):
    record_events(made_log(400, units=300), by=BY)
    codes = [unit.code for unit in units_on(today()) if unit.kind == "school"][:100]
    with django_assert_max_num_queries(22):
        record_events([Event(today(), EventKind.RENAME, code, name=f"Tên {code}") for code in codes], by=BY)
