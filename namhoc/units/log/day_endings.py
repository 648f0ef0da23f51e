"""Who ends on one day and by which event, and to whom those answer who answered to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Protocol

from namhoc.units.log.events import Event
from namhoc.units.network import EventKind, UnitStart


class Tell(Protocol):
    """Says that an event cannot be, in which column, and why."""

    def __call__(self, code: str, event: Event, column: str, **details: object) -> None: ...


class Nobody(LookupError):
    """A unit ended and left its children to none."""


class Endings:
    """The endings of a day, gathered in the order merge, split, level removed, close."""

    def __init__(self, states: Mapping[str, UnitStart]) -> None:
        self._states = states
        self._splits: dict[str, list[Event]] = defaultdict(list)
        self.by_unit: dict[str, Event] = {}  # of those that end

    def says_of(self, code: str) -> bool:
        """Whether a merger, a split or an ending of its own is said of the unit."""
        return code in self.by_unit or code in self._splits

    def take(self, event: Event) -> Event | None:
        """Take an ending in; where another says otherwise of the unit, that one is returned."""
        code, other = event.unit, self.by_unit.get(event.unit)
        if event.kind is EventKind.SPLIT:
            self._splits[code].append(event)
            return other
        if event.kind is EventKind.CLOSE and other is not None:
            return None  # it only says less
        other = other or next(iter(self._splits.get(code, ())), None)
        if other is None:
            self.by_unit[code] = event
        return other

    def end_split_units(self) -> None:
        """A split unit ends, unless it is one of its parts."""
        for code, events in self._splits.items():
            if all(event.into != code for event in events):
                self.by_unit.setdefault(code, events[0])

    def check_heirs(self, tell: Tell) -> None:
        """What a unit goes into must live on, or go into something itself."""
        handed_on = [*self._handed_on()]
        for event in handed_on:
            into = self.by_unit.get(event.into or "")
            if into is not None and into.kind in (EventKind.CLOSE, EventKind.LEVEL_REMOVED):
                tell("units.into-ends", event, "into", found=event.into)
        leads = defaultdict(set)
        for event in handed_on:
            if event.unit in self.by_unit and event.into:
                leads[event.unit].add(event.into)
        for event in handed_on:
            if event.unit in leads and event.unit in _reached(event.into or "", leads):
                tell("units.merged-in-a-circle", event, "into", found=event.unit)

    def _handed_on(self) -> Iterator[Event]:
        """The mergers, and every part of the splits."""
        yield from (event for event in self.by_unit.values() if event.kind is EventKind.MERGE)
        for events in self._splits.values():
            yield from events

    def above(self, code: str, child: str) -> str | None:
        """To whom a child of a unit that ended answers now; ``None``: to nobody, for it was the highest level.

        Raises  ``Nobody`` where the unit ended and nothing took its place
        """
        heir = self._heir(code)
        return self._heir(self._states[code].parent) if heir == child else heir

    def _heir(self, code: str | None) -> str | None:
        passed: set[str] = set()
        while code is not None and code in self.by_unit:
            event = self.by_unit[code]
            if code in passed or event.kind not in (EventKind.MERGE, EventKind.LEVEL_REMOVED):
                raise Nobody(code)
            passed.add(code)
            code = event.into if event.kind is EventKind.MERGE else self._states[code].parent
        return code


def _reached(code: str, leads: Mapping[str, Collection[str]]) -> set[str]:
    """The unit, and all into which it goes on the day, however many follow on each other."""
    reached, waiting = {code}, [code]
    while waiting:
        further = set(leads.get(waiting.pop(), ())) - reached
        reached |= further
        waiting += further
    return reached


def check_shares(splits: Iterable[Event], tell: Tell) -> None:
    """Of one split all shares are given or none, and together they are the whole."""
    by_unit: dict[str, list[Event]] = defaultdict(list)
    for event in splits:
        by_unit[event.unit].append(event)
    for events in by_unit.values():
        shares = [event.share for event in events if event.share is not None]
        if shares and len(shares) < len(events):
            for event in events:
                if event.share is None:
                    tell("units.shares-incomplete", event, "share", found=event.unit)
        elif shares and (sum(shares) != 1 or min(shares) <= 0):
            total = sum(shares, Fraction(0))
            first = min(events, key=lambda event: event.row or 0)
            tell("units.shares-not-whole", first, "share", found=first.unit, total=str(total))
