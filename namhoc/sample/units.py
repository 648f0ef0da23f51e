"""The sample's units: the province as it is, and the schools of the two offices, told as events."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from django.db import transaction

from namhoc.journal.actor import system_actor
from namhoc.sample.places import PROVINCE
from namhoc.units.actions import record_events
from namhoc.units.events import Event
from namhoc.units.models import Unit
from namhoc.units.network import EventKind, Network, UnitStart

Row = Mapping[str, str]
LEVEL_THAT_WENT = ("district", "city", "town")  # whoever answered to these answers to the province from then on


def _rows(name: str) -> list[Row]:
    with (PROVINCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@transaction.atomic
def load_province() -> None:
    """Province, districts, communes and offices, with what became of them."""
    rows, told = _rows("units.csv"), _rows("events.csv")
    official = {row["code"]: row["official_code"] for row in rows}
    starts = [_start(row) for row in rows]
    decisions = {(row["unit"], row["day"], row["kind"]): row for row in told}
    merges = [_merge(row) for row in told if row["kind"] == EventKind.MERGE]
    merged = {event.unit for event in merges}
    ends = [
        _end(row) for row in {row["code"]: row for row in rows}.values() if row["until"] and row["code"] not in merged
    ]
    _record([*events_of(starts, official, decisions), *merges, *ends])


def _start(row: Row) -> UnitStart:
    return UnitStart(row["code"], date.fromisoformat(row["since"]), row["name"], row["kind"], row["parent"] or None)


def _merge(row: Row) -> Event:
    day = date.fromisoformat(row["day"])
    said: dict[str, Any] = {"decision": row["decision"], "issuer": row["issuer"]}
    return Event(day, EventKind.MERGE, row["unit"], row["into"], **said)


def _end(row: Row) -> Event:
    kind = EventKind.LEVEL_REMOVED if row["kind"] in LEVEL_THAT_WENT else EventKind.CLOSE
    return Event(date.fromisoformat(row["until"]), kind, row["code"])


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


def events_of(
    starts: Iterable[UnitStart],
    official: Mapping[str, str] | None = None,
    decisions: Mapping[tuple[str, str, str], Row] | None = None,
) -> Iterator[Event]:
    """The events by which units came to be what their starts say."""
    by_unit: dict[str, list[UnitStart]] = defaultdict(list)
    for start in starts:
        by_unit[start.code].append(start)
    for code, life in by_unit.items():
        first = life[0]
        told: dict[str, Any] = {"name": first.name, "type": first.kind, "parent": first.parent, **_flags(first)}
        yield Event(first.since, EventKind.FOUND, code, official_code=(official or {}).get(code, ""), **told)
        for before, start in pairwise(life):
            for kind, changed in _changes(before, start).items():
                said = (decisions or {}).get((code, start.since.isoformat(), kind.value), {})
                decision: dict[str, Any] = {name: said.get(name, "") for name in ("decision", "issuer")}
                yield Event(start.since, kind, code, **changed, **decision)


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
