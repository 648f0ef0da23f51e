"""The log as it is stored, and what new events would make of it. Reads only; ``recording`` writes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Q

from namhoc.law.catalogue import catalogue
from namhoc.law.findings import Finding, Place
from namhoc.units.log.events import Completed, Event, said_once
from namhoc.units.log.replay import HandedOn, replay
from namhoc.units.log.rules import findings_in, tidied
from namhoc.units.models import Lineage, UnitVersion
from namhoc.units.network import EventKind, UnitStart

START = ("unit__code", "since", "name", "kind", "parent__code", "disadvantaged", "sample", "closed")
_EVENT = ("name", "type", "parent__code", "decision", "issuer", "official_code", "disadvantaged", "sample")


@dataclass(frozen=True)
class Checked:
    """What new events come to, before anything is written.

    ``starts`` are those from ``since`` on, the day of the first event that is new or completed: the log is
    lived through again from there. ``known`` events had been recorded before
    """

    fresh: tuple[Event, ...]
    known: int
    findings: tuple[Finding, ...]
    starts: tuple[UnitStart, ...] = ()
    since: date | None = None
    handed_on: HandedOn = field(default_factory=dict)
    completed: tuple[Completed, ...] = ()
    withdrawn: tuple[Event, ...] = ()

    @property
    def blocked(self) -> bool:
        return is_blocked(self.findings)

    @property
    def told(self) -> tuple[Event, ...]:
        """All that is to be written: the new events, and those that are completed."""
        return (*self.fresh, *(one.whole for one in self.completed))


def is_blocked(findings: Iterable[Finding]) -> bool:
    """Whether one of the findings stands against recording anything."""
    return any(catalogue().wording(finding).severity == "error" for finding in findings)


def check_events(events: Sequence[Event]) -> Checked:
    """The events set into the log at their days: which are new, what is wrong, and the starts that follow.

    Shape   what was wrong in the log before is no fault of these events and is not told again
    """
    days = [event.day for event in events]
    log = events_from(min(days)) if days else []
    new = [tidied(event) for event in events]
    told = [finding for event in new for finding in findings_in(event)]
    once = said_once(log, new)
    whole = {one.whole.key: one.whole for one in once.completed}
    if not once.fresh and not whole:
        return Checked((), once.known, (*told, *once.findings))
    since = min(event.day for event in (*once.fresh, *whole.values()))
    later, eve = [event for event in log if event.day >= since], eve_of(since)
    replayed = replay((*(whole.get(event.key, event) for event in later), *once.fresh), eve)
    found = replayed.findings
    if found and later:
        before = {_said(finding) for finding in replay(later, eve).findings}
        found = tuple(finding for finding in found if _said(finding) not in before)
    findings = (*told, *once.findings, *found)
    return Checked(once.fresh, once.known, findings, replayed.starts, since, replayed.handed_on, once.completed)


def check_withdrawal(events: Collection[Event]) -> Checked:
    """The log without these events of it: the starts that follow, and which later events would be impossible.

    Gaps    what is not in the log is not withdrawn
    """
    keys, since = {event.key for event in events}, min(event.day for event in events)
    later, eve = events_from(since), eve_of(since)
    gone = tuple(event for event in later if event.key in keys)
    before = {_said(finding) for finding in replay(later, eve).findings}
    replayed = replay([event for event in later if event.key not in keys], eve)
    needed = [_needed(finding) for finding in replayed.findings if _said(finding) not in before]
    return Checked((), 0, tuple(needed), replayed.starts, since, replayed.handed_on, withdrawn=gone)


def _needed(finding: Finding) -> Finding:
    """An event of the log that cannot be without one that is withdrawn."""
    told = {"found": finding.place.unit, "day": finding.details["day"], "kind": finding.details["kind"]}
    return Finding("units.needed-later", Place(unit=finding.place.unit), told)


def _said(finding: Finding) -> tuple[str, ...]:
    return finding.code, finding.place.unit, finding.place.key, str(finding.details)


def events_from(day: date) -> list[Event]:
    """The events of the log from this day on, in its order."""
    return list(_events(Lineage.objects.filter(day__gte=day)))


def events_of(code: str) -> list[Event]:
    """The events that name a unit as what changed or as what something went into, by day."""
    return list(_events(Lineage.objects.filter(unit__code=code) | Lineage.objects.filter(into__code=code)))


def events_about(codes: Collection[str]) -> list[Event]:
    """The events that name any of these units as what changed or as what something went into, by day."""
    return list(_events(Lineage.objects.filter(Q(unit__code__in=codes) | Q(into__code__in=codes))))


def levels_abolished(days: Collection[date]) -> list[Event]:
    """The events of these days by which all units of a kind below a unit ended."""
    removed = Lineage.objects.filter(kind=EventKind.LEVEL_REMOVED.value, day__in=days)
    return list(_events(removed.exclude(type="")))


def withdrawn_with(key: int) -> list[Event]:
    """The event of this row of the log with those that cannot be withdrawn without it: the other parts of a split."""
    row = Lineage.objects.filter(pk=key).first()
    if row is None:
        return []
    same = Lineage.objects.filter(day=row.day, unit=row.unit_id, kind=row.kind)
    return list(_events(same))


def latest_rows(limit: int = 20) -> dict[Event, int]:
    """The events recorded last, the latest first, with their rows in the log."""
    keys = list(Lineage.objects.order_by("-pk").values_list("pk", flat=True)[:limit])
    rows = Lineage.objects.filter(pk__in=keys)
    by_event = zip(_events(rows), rows.order_by("day", "pk").values_list("pk", flat=True), strict=True)
    return dict(sorted(by_event, key=lambda one: -one[1]))


def _events(rows: Any) -> Iterable[Event]:
    columns = rows.values_list("day", "kind", "unit__code", "into__code", "share_above", "share_below", *_EVENT)
    for day, kind, unit, into, above, below, *told in columns.order_by("day", "pk"):
        yield Event(day, EventKind(kind), unit, into, share_of(above, below), *told)


def share_of(above: int | None, below: int | None) -> Fraction | None:
    return None if above is None or below is None else Fraction(above, below)


def eve_of(day: date) -> list[UnitStart]:
    """Each unit's latest start before ``day``, of those closed too."""
    return [UnitStart(*row) for row in UnitVersion.objects.order_by().latest_before(day).values_list(*START)]
