"""The log of events lived through again, day by day: the starts it gives, and what in it cannot be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from namhoc.law.findings import Finding, Place
from namhoc.units.log.day_change import DayChange, Trouble, World
from namhoc.units.log.events import Event, Key
from namhoc.units.network import UnitStart

HandedOn = Mapping[Key, Mapping[str, str | None]]  # by event: who answered to a unit that ended, and to whom then


@dataclass(frozen=True)
class Replayed:
    """The starts that the events bring about, and what is wrong with the events, by row."""

    starts: tuple[UnitStart, ...]
    findings: tuple[Finding, ...] = field(default=())
    handed_on: HandedOn = field(default_factory=dict)


def replay(events: Iterable[Event], eve: Iterable[UnitStart] = ()) -> Replayed:
    """Every start that the events make, from where things stood on the ``eve`` of the first of them.

    Shape   ``eve`` holds the latest start of each unit, of those closed too. All events of one day are
            one change: their order does not matter, and what must hold is asked of the state after the day
    Gaps    a faulty event is a finding and is passed over as well as can be, so that all are found at once
    """
    ordered = sorted(events, key=_order)
    world = World(eve, ordered)
    starts: list[UnitStart] = []
    troubles: list[Trouble] = []
    handed_on: dict[Key, Mapping[str, str | None]] = {}
    for day, of_day in groupby(ordered, key=lambda event: event.day):
        change = DayChange(world, day, list(of_day))
        starts += change.live()
        troubles += change.troubles
        handed_on |= change.handed_on
    return Replayed(tuple(starts), tuple(sorted(_findings(troubles, ordered), key=_line)), handed_on)


def _order(event: Event) -> tuple[object, ...]:
    """By day; within the day as the code likes it, which no result may rest on."""
    return event.day, event.unit, event.into or ""


def _findings(troubles: Sequence[Trouble], events: Sequence[Event]) -> Iterator[Finding]:
    to_blame = _Blame(events) if any(trouble.event.row is None for trouble in troubles) else None
    for trouble in troubles:
        event = trouble.event
        line = event.row if event.row is not None or to_blame is None else to_blame.line_of(event)
        yield Finding(trouble.code, Place(line=line, key=trouble.column, unit=event.unit), trouble.details)


def _line(finding: Finding) -> tuple[int, str]:
    return finding.place.line or 0, finding.code


class _Blame:
    """An event known before can become impossible by a new one: the line is then that of the new one."""

    def __init__(self, events: Iterable[Event]) -> None:
        naming: dict[str, list[Event]] = defaultdict(list)
        for event in events:
            if event.row is not None:
                for code in event.codes:
                    naming[code].append(event)
        self._naming: Mapping[str, list[Event]] = naming

    def line_of(self, event: Event) -> int | None:
        naming = [one for code in event.codes for one in self._naming.get(code, ())]
        before = [one for one in naming if one.day <= event.day]
        nearest = max(before or naming, key=lambda one: one.day, default=None)
        return None if nearest is None else nearest.row
