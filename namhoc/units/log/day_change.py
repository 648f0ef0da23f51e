"""One day of the log: all its events as one change of the world."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from namhoc.paper.numbers import short_date
from namhoc.units.log.day_agreement import check_agreement
from namhoc.units.log.day_endings import Endings, Nobody, check_shares
from namhoc.units.log.events import Event, Key
from namhoc.units.network import EventKind, UnitStart


@dataclass(frozen=True)
class Trouble:
    """Something that cannot be, and the event that says it."""

    code: str
    event: Event
    column: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


class World:
    """Every unit's latest start, and who answers to whom among those that stand."""

    def __init__(self, eve: Iterable[UnitStart], events: Iterable[Event]) -> None:
        self.states: dict[str, UnitStart] = {}
        self.children: dict[str, set[str]] = defaultdict(set)
        self.founded = {event.unit: event.day for event in events if event.kind is EventKind.FOUND}
        for state in eve:
            self.put(state)

    def put(self, state: UnitStart) -> None:
        old = self.states.get(state.code)
        if old is not None and old.parent is not None:
            self.children[old.parent].discard(state.code)
        if state.parent is not None and not state.closed:
            self.children[state.parent].add(state.code)
        self.states[state.code] = state

    def below(self, code: str) -> Iterator[UnitStart]:
        """All that answer to the unit, however deep."""
        passed, waiting = {code}, [code]
        while waiting:
            for child in sorted(self.children.get(waiting.pop(), ())):
                if child not in passed:
                    passed.add(child)
                    waiting.append(child)
                    yield self.states[child]

    def in_a_circle(self, code: str) -> bool:
        passed: set[str] = set()
        above = self.states[code].parent
        while above is not None and above not in passed and above in self.states:
            if above == code:
                return True
            passed.add(above)
            above = self.states[above].parent
        return False


class DayChange:
    """Begin, change, end, hand on, look whether it holds."""

    def __init__(self, world: World, day: date, events: Sequence[Event]) -> None:
        self.world, self.day = world, day
        self.troubles: list[Trouble] = []
        self.handed_on: dict[Key, dict[str, str | None]] = defaultdict(dict)  # whoever answered to a unit that ended
        self._eve: dict[str, UnitStart | None] = {}
        self._of: dict[EventKind, list[Event]] = defaultdict(list)
        self._placed: dict[str, Event] = {}  # by which event the unit got its parent this day
        for event in events:
            self._of[event.kind].append(event)

    def live(self) -> list[UnitStart]:
        """The starts of this day."""
        check_agreement((event for events in self._of.values() for event in events), self._trouble)
        swept = dict(self._swept())
        self._begin()
        self._alter()
        said = set(self._placed)
        endings = self._endings(swept)
        for code in endings.by_unit:
            self._put(replace(self.world.states[code], closed=True))
        self._hand_on(endings, said)
        self._check()
        return list(self._starts())

    def _begin(self) -> None:
        for event in self._of[EventKind.FOUND]:
            if event.unit in self.world.states:
                since = self.world.states[event.unit].since
                self._trouble("units.founded-twice", event, "unit", found=event.unit, since=short_date(since))
            else:
                start = UnitStart(event.unit, self.day, event.name, event.type, event.parent)
                self._place(event, _flagged(start, event))
        for event in self._of[EventKind.REOPEN]:
            state = self.world.states.get(event.unit)
            if state is None:
                self._there(event, event.unit, "unit")
            elif not state.closed:
                self._trouble("units.reopened-standing", event, "unit", found=event.unit)
            else:
                told = {"name": event.name, "kind": event.type, "parent": event.parent}
                self._place(event, _flagged(replace(state, closed=False, **_said(told)), event))

    def _alter(self) -> None:
        for kind in (EventKind.RENAME, EventKind.RETYPE):
            for event in self._of[kind]:
                state = self._there(event, event.unit, "unit")
                if state is not None:
                    told = {"name": event.name, "kind": event.type}
                    self._put(_flagged(replace(state, **_said(told)), event))
        for event in self._of[EventKind.MOVE]:
            state = self._there(event, event.unit, "unit")
            if state is not None:
                self._place(event, _flagged(replace(state, parent=event.parent), event))

    def _swept(self) -> Iterator[tuple[str, Event]]:
        """The units of an abolished level below the one that is named, as they stood on the eve."""
        for event in list(self._of[EventKind.LEVEL_REMOVED]):
            state = self.world.states.get(event.unit)
            if state is not None and not state.closed and event.type not in ("", state.kind):
                self._of[EventKind.LEVEL_REMOVED].remove(event)
                found = [one.code for one in self.world.below(event.unit) if one.kind == event.type]
                if not found:
                    self._trouble("units.level-has-no-units", event, "type", found=event.unit, type=event.type)
                yield from ((code, event) for code in found)

    def _endings(self, swept: Mapping[str, Event]) -> Endings:
        """Who ends this day and by which event; a merger or a split says more than the closing it brings."""
        endings = Endings(self.world.states)
        check_shares(self._of[EventKind.SPLIT], self._trouble)
        for kind in (EventKind.MERGE, EventKind.SPLIT):
            for event in self._of[kind]:
                if self._leads_on(event):
                    self._take(endings, event)
        endings.end_split_units()
        for kind in (EventKind.LEVEL_REMOVED, EventKind.CLOSE):
            for event in self._of[kind]:
                if self._there(event, event.unit, "unit") is not None:
                    self._take(endings, event)
        for code, event in swept.items():
            if not endings.says_of(code) and self.world.states[code].kind == event.type:
                endings.by_unit[code] = event
        endings.check_heirs(self._trouble)
        return endings

    def _leads_on(self, event: Event) -> bool:
        if event.kind is EventKind.MERGE and event.into == event.unit:
            self._trouble("units.into-itself", event, "into", found=event.unit)
            return False
        here = self._there(event, event.unit, "unit")
        there = self._there(event, event.into or "", "into")
        return here is not None and there is not None

    def _take(self, endings: Endings, event: Event) -> None:
        other = endings.take(event)
        if other is not None:
            self._trouble("units.two-endings", event, "kind", found=event.unit, other=other.kind.value)

    def _hand_on(self, endings: Endings, said: set[str]) -> None:
        """Whoever answered to a unit that ended: to what it became, or to the one above it."""
        for code in sorted(endings.by_unit):
            event = endings.by_unit[code]
            waiting = sorted(self.world.children.get(code, set()) - said)
            try:
                for child in waiting:
                    above = endings.above(code, child)
                    self._place(event, replace(self.world.states[child], parent=above))
                    self.handed_on[event.key][child] = above
            except Nobody:
                self._trouble("units.children-left", event, "unit", found=code, count=len(waiting), first=waiting[0])

    def _check(self) -> None:
        for code in sorted(self._placed):
            state, event = self.world.states[code], self._placed[code]
            if state.closed or state.parent is None:
                continue
            if self._there(event, state.parent, "parent") is not None and self.world.in_a_circle(code):
                self._trouble("units.in-a-circle", event, "parent", found=code, parent=state.parent)

    def _starts(self) -> Iterator[UnitStart]:
        for code, eve in self._eve.items():
            state = self.world.states[code]
            if eve is not None and replace(state, since=eve.since) == eve:
                self.world.states[code] = eve  # changed to what it was
            else:
                yield state

    def _place(self, event: Event, state: UnitStart) -> None:
        self._placed[state.code] = event
        self._put(state)

    def _put(self, state: UnitStart) -> None:
        self._eve.setdefault(state.code, self.world.states.get(state.code))
        self.world.put(replace(state, since=self.day))

    def _there(self, event: Event, code: str, column: str) -> UnitStart | None:
        """The unit, where it stands; else what is wrong with naming it."""
        state = self.world.states.get(code)
        if state is not None and not state.closed:
            return state
        founded = self.world.founded.get(code)
        if state is not None:
            self._trouble("units.closed-before", event, column, found=code, closed=short_date(state.since))
        elif founded is not None and founded > self.day:
            self._trouble("units.not-founded-yet", event, column, found=code, founded=short_date(founded))
        else:
            self._trouble("units.unknown-unit", event, column, found=code)
        return None

    def _trouble(self, code: str, event: Event, column: str, **details: Any) -> None:
        told = {"day": short_date(self.day), "kind": event.kind.value, **details}
        self.troubles.append(Trouble(code, event, column, told))


def _said(told: Mapping[str, str | None]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value}


def _flagged(state: UnitStart, event: Event) -> UnitStart:
    flags = {"disadvantaged": event.disadvantaged, "sample": event.sample}
    said: dict[str, Any] = {name: flag for name, flag in flags.items() if flag is not None}
    return replace(state, **said) if said else state
