"""The calendar as a file that other programs follow (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from namhoc.publish.days.entries import Entry

PRODUCT = "-//namhoc//lich//VI"
LOOK_AGAIN = timedelta(hours=12)


def calendar_file(name: str, host: str, entries: Iterable[Entry], absolute: Callable[[str], str]) -> bytes:
    """The same entries make the same bytes: each bears the day on which it was last said otherwise.

    Shape   whole days, which have no time zone and block nobody's day; ``host`` makes names unlike any other site's
    """
    calendar = Calendar()
    told = {"prodid": PRODUCT, "version": "2.0", "calscale": "GREGORIAN", "x-wr-calname": name}
    for word, value in told.items():
        calendar.add(word, value)
    calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry, host, absolute))
    return bytes(calendar.to_ical())


def _event(entry: Entry, host: str, absolute: Callable[[str], str]) -> Event:
    event = Event()
    event.add("uid", f"{entry.name}@{host}")
    event.add("dtstamp", datetime.combine(entry.revised, time(), tzinfo=UTC))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.title)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC")
    for word, value in (("description", entry.note), ("location", entry.place)):
        if value:
            event.add(word, value)
    if entry.address:
        event.add("url", absolute(entry.address))
    return event
