"""One event in the life of a unit, and how the same event is known again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any

from namhoc.law.findings import Finding, Place
from namhoc.paper.numbers import short_date
from namhoc.units.network import EventKind

Key = tuple[date, EventKind, str, str | None]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a unit on a day, as a decision says it. ``row`` is the line of the file it was read from.

    Gaps    an empty name or type, a parent of ``None`` and flags of ``None`` say nothing; a unit
            founded without a parent answers to nobody
    """

    day: date
    kind: EventKind
    unit: str
    into: str | None = None
    share: Fraction | None = None
    name: str = ""
    type: str = ""
    parent: str | None = None
    decision: str = ""
    issuer: str = ""
    official_code: str = ""
    disadvantaged: bool | None = None
    sample: bool | None = None
    row: int | None = field(default=None, compare=False)

    @property
    def key(self) -> Key:
        """What can be said once: a split once for each part, all else once a day of each unit."""
        return self.day, self.kind, self.unit, self.into if self.kind is EventKind.SPLIT else None

    @property
    def codes(self) -> Iterator[str]:
        """The units that the event names."""
        return (code for code in (self.unit, self.into, self.parent) if code)

    def place(self, column: str = "") -> Place:
        return Place(line=self.row, key=column, unit=self.unit)


DECIDES = ("into", "share", "name", "type", "parent")  # what makes it another event; a blank here says something
BESIDE = ("decision", "issuer", "official_code", "disadvantaged", "sample")  # a blank here only says less
BLANK = ("", None)


@dataclass(frozen=True)
class Completed:
    """An event of the log some of whose blanks a later telling fills in."""

    known: Event
    whole: Event

    @property
    def filled(self) -> dict[str, Any]:
        """What was blank, by column."""
        told = {column: getattr(self.whole, column) for column in BESIDE}
        return {column: value for column, value in told.items() if value != getattr(self.known, column)}


@dataclass(frozen=True)
class Sorted:
    """New events apart from those that were known: ``fresh`` are to be recorded, ``known`` say nothing new."""

    fresh: tuple[Event, ...]
    known: int
    findings: tuple[Finding, ...]
    completed: tuple[Completed, ...] = ()


def said_once(known: Iterable[Event], new: Iterable[Event]) -> Sorted:
    """Each event once. One that says otherwise than another of its day, kind and unit is a finding.

    Shape   an event of the log said again is passed over in silence, or completed where it was blank beside what
            decides; one said twice among the new ones is noted
    """
    kept = {event.key: event for event in known}
    before = dict(kept)
    fresh: list[Event] = []
    findings: list[Finding] = []
    passed = 0
    for event in new:
        other = kept.get(event.key)
        if other is None:
            kept[event.key] = event
            fresh.append(event)
        elif (column := _contradicts(other, event, may_fill=event.key in before)) is not None:
            findings.append(_otherwise(other, event, column))
        elif event.key in before:
            kept[event.key] = _whole(other, event)
            passed += kept[event.key] == other
        else:
            findings.append(Finding("units.said-twice", event.place(), {"found": event.unit, "first": other.row}))
    completed = (Completed(event, kept[key]) for key, event in before.items() if kept[key] != event)
    return Sorted(tuple(fresh), passed, tuple(findings), tuple(completed))


def _whole(known: Event, new: Event) -> Event:
    """The known event with what was blank in it filled in."""
    told: dict[str, Any] = {column: getattr(new, column) for column in BESIDE if getattr(known, column) in BLANK}
    filled = {column: value for column, value in told.items() if value not in BLANK}
    return replace(known, row=new.row, **filled) if filled else known


def _contradicts(known: Event, new: Event, *, may_fill: bool) -> str | None:
    """The first column in which two tellings of one event differ."""
    for column in DECIDES:
        if getattr(known, column) != getattr(new, column):
            return column
    for column in BESIDE:
        fills = may_fill and getattr(known, column) in BLANK
        if not fills and getattr(new, column) not in (*BLANK, getattr(known, column)):
            return column
    return None


def _otherwise(known: Event, new: Event, column: str) -> Finding:
    details = {
        "found": new.unit,
        "day": short_date(new.day),
        "kind": new.kind.value,
        "column": column,
        "known": _shown(getattr(known, column)),
        "said": _shown(getattr(new, column)),
    }
    return Finding("units.said-otherwise", new.place(column), details)


def _shown(value: object) -> str:
    return "–" if value in BLANK else str(value)  # in every language
