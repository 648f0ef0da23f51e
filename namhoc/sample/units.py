"""The sample's units: the province as it is, and the schools of the two offices, told as events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby, pairwise
from typing import Any

from django.db import transaction

from namhoc.journal.actor import system_actor
from namhoc.law.catalogue import ROOT
from namhoc.units.actions import record_events
from namhoc.units.log.events import Event
from namhoc.units.log.file import read_events
from namhoc.units.models import Unit
from namhoc.units.network import EventKind, Network, UnitStart

PROVINCE = ("dien-bien.csv", "dien-bien-offices.csv")  # read in this order


@transaction.atomic
def load_province() -> None:
    """Province, districts, communes and offices, with what became of them: real, and kept in the catalogue."""
    readings = [read_events(ROOT / "units" / name) for name in PROVINCE]
    _record([event for reading in readings for event in reading.events])


@transaction.atomic
def load_schools(network: Network) -> None:
    """The schools of an office's books, those merged away included."""
    known = set(Unit.objects.values_list("code", flat=True))
    starts = [start for start in network.starts if not start.closed and start.code not in known]
    merges = [
        Event(step.day, step.kind, step.unit, step.into, decision=step.decision, issuer=step.issuer)
        for step in network.steps
        if step.kind is EventKind.MERGE and step.unit not in known
    ]
    _record([*events_of(starts), *merges])


def _record(events: Collection[Event]) -> None:
    """Day by day, as the installation would have done it then."""
    for day, of_day in groupby(sorted(events, key=lambda event: event.day), key=lambda event: event.day):
        record_events(list(of_day), by=system_actor(day))


def events_of(starts: Iterable[UnitStart]) -> Iterator[Event]:
    """The events by which units came to be what their starts say."""
    by_unit: dict[str, list[UnitStart]] = defaultdict(list)
    for start in starts:
        by_unit[start.code].append(start)
    for code, life in by_unit.items():
        first = life[0]
        told: dict[str, Any] = {"name": first.name, "type": first.kind, "parent": first.parent, **_flags(first)}
        yield Event(first.since, EventKind.FOUND, code, **told)
        for before, start in pairwise(life):
            for kind, changed in _changes(before, start).items():
                yield Event(start.since, kind, code, **changed)


def _changes(before: UnitStart, start: UnitStart) -> dict[EventKind, dict[str, Any]]:
    changes: dict[EventKind, dict[str, Any]] = {}
    if start.name != before.name:
        changes[EventKind.RENAME] = {"name": start.name}
    if start.kind != before.kind or _flags(start) != _flags(before):
        changes[EventKind.RETYPE] = {"type": start.kind, **_flags(start)}
    if start.parent != before.parent:
        changes[EventKind.MOVE] = {"parent": start.parent}
    return changes


def _flags(start: UnitStart) -> dict[str, bool]:
    return {"disadvantaged": start.disadvantaged, "sample": start.sample}
