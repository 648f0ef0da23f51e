"""Entries as a page tells them: who, under which post, did what to which thing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from namhoc.journal.details import details_told, round_label
from namhoc.journal.models import Entry
from namhoc.journal.sight import Sight
from namhoc.journal.words import act_label, kind_label


@dataclass(frozen=True)
class Line:
    """One entry in words."""

    entry: Entry
    at: datetime
    who: str
    role: str
    unit: str
    act: str
    kind: str
    thing: str
    about: str  # whose the thing is, of which round and year
    details: tuple[tuple[str, str], ...]


def lines_of(entries: Iterable[Entry], sight: Sight) -> list[Line]:
    """Entries in words: one query for the names of all who acted."""
    kept = list(entries)
    names = sight.people({entry.account for entry in kept})
    return [_line(entry, sight, names) for entry in kept]


def _line(entry: Entry, sight: Sight, names: Mapping[str, str]) -> Line:
    role, _at, unit = entry.post.partition("@")
    return Line(
        entry,
        datetime.fromisoformat(entry.at),
        names.get(entry.account, entry.account),
        sight.role(role),
        sight.units.get(unit, unit),
        act_label(entry.act),
        kind_label(entry.kind),
        sight.units.get(entry.thing, entry.thing),
        ", ".join(_about(entry, sight)),
        () if sight.hides(entry.act, unit) else tuple(details_told(json.loads(entry.details), sight)),
    )


def _about(entry: Entry, sight: Sight) -> Iterator[str]:
    """Where the entry is filed, as far as the thing's own name does not say it."""
    if entry.thing_unit and entry.thing_unit != entry.thing:
        yield sight.units.get(entry.thing_unit, entry.thing_unit)
    if entry.round:
        yield round_label(entry.round)
    if entry.year:
        yield entry.year.replace("-", "–")
