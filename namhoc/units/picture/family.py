"""A unit's family through time: whom it came from, what it became, and each moment of that as one value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from namhoc.units.log.events import Event
from namhoc.units.network import EventKind, UnitStart


class Turn(StrEnum):
    """What a moment does to a line of the picture."""

    BEGIN = "begin"
    CHANGE = "change"
    JOIN = "join"
    FORK = "fork"
    END = "end"


@dataclass(frozen=True)
class Part:
    """Another unit at a moment: one that joined, or one that came out, with which share."""

    code: str
    name: str
    share: Fraction | None = None
    drawn: bool = True


@dataclass(frozen=True)
class Moment:
    """Something that happened on a day. ``unit`` is the one that goes on, or the one that ended or split."""

    day: date
    turn: Turn
    kind: EventKind
    unit: str
    before: UnitStart | None
    after: UnitStart | None
    parts: tuple[Part, ...] = ()
    decision: str = ""
    issuer: str = ""

    @property
    def begins(self) -> bool:
        """Whether the unit came to be at this moment."""
        return self.turn in (Turn.BEGIN, Turn.JOIN) and (self.before is None or self.before.closed)

    @property
    def ends(self) -> bool:
        return self.after is None or self.after.closed

    @property
    def name(self) -> str:
        state = self.before if self.ends else self.after
        return self.unit if state is None else state.name


@dataclass(frozen=True)
class Family:
    """The focus, the units it came from and became, and those that joined or left them on the way.

    Shape   ``moments`` by day; of one day beginnings come first and endings last
    Gaps    ``left_out`` more units are related, but too many to draw
    """

    focus: str
    lives: Mapping[str, Sequence[UnitStart]]
    moments: tuple[Moment, ...]
    left_out: int = 0

    def standing(self, day: date) -> list[UnitStart]:
        """Those of the family that stand on ``day``."""
        states = (state_in(life, day) for life in self.lives.values())
        return [state for state in states if state is not None and not state.closed]


def state_in(life: Sequence[UnitStart], day: date) -> UnitStart | None:
    """The start in force on ``day``, though it be one that closes."""
    return next((start for start in reversed(life) if start.since <= day), None)


@dataclass
class _Telling:
    lives: Mapping[str, Sequence[UnitStart]]
    followed: Collection[str]  # whose every change is told; of others only how they began and ended
    levels: Sequence[Event] = ()  # abolished below a unit: of those that went so no event speaks
    of_day: dict[tuple[date, str], list[Event]] = field(default_factory=lambda: defaultdict(list))

    def eve(self, code: str, day: date) -> UnitStart | None:
        past = [start for start in self.lives.get(code, ()) if start.since < day]
        return past[-1] if past else None

    def on(self, code: str, day: date) -> UnitStart | None:
        return state_in(self.lives.get(code, ()), day)

    def part(self, code: str, day: date, *, left: bool, share: Fraction | None = None) -> Part:
        state = self.eve(code, day) if left else self.on(code, day)
        state = state or self.on(code, day)
        return Part(code, code if state is None else state.name, share, code in self.lives)

    def moment(self, turn: Turn, event: Event, unit: str, parts: Iterable[Part] = ()) -> Moment:
        eve, now = self.eve(unit, event.day), self.on(unit, event.day)
        return Moment(event.day, turn, event.kind, unit, eve, now, tuple(parts), event.decision, event.issuer)

    def joins_and_forks(self, events: Iterable[Event]) -> Iterator[Moment]:
        groups: dict[tuple[date, EventKind, str], list[Event]] = defaultdict(list)
        for event in events:
            merged = event.kind is EventKind.MERGE
            groups[event.day, event.kind, (event.into or "") if merged else event.unit].append(event)
        for (day, kind, unit), group in groups.items():
            if unit not in self.lives:
                continue
            if kind is EventKind.MERGE:
                parts = [self.part(one.unit, day, left=True) for one in group if one.unit in self.lives]
                yield self.moment(Turn.JOIN, group[0], unit, parts)
            else:
                parts = [self.part(one.into or "", day, left=False, share=one.share) for one in group]
                yield self.moment(Turn.FORK, group[0], unit, parts)

    def changes(
        self, code: str, told: Collection[tuple[date, str]], born: Collection[tuple[date, str]]
    ) -> Iterator[Moment]:
        """What the starts of one unit tell, but for the days that mergers and splits have told."""
        before: UnitStart | None = None
        for start in self.lives[code]:
            at = (start.since, code)
            said = {event.kind: event for event in self.of_day[at]}
            if start.closed:
                if at not in told:
                    kind = EventKind.CLOSE if EventKind.CLOSE in said else EventKind.LEVEL_REMOVED
                    event = said.get(kind) or self._level(start.since, before) or Event(start.since, kind, code)
                    yield self.moment(Turn.END, event, code)
            elif before is None or before.closed:
                kind = EventKind.FOUND if before is None else EventKind.REOPEN
                if at not in told and at not in born:
                    yield self.moment(Turn.BEGIN, said.get(kind) or Event(start.since, kind, code), code)
            elif code in self.followed:
                yield from self._altered(before, start, said)
            before = start

    def _level(self, day: date, before: UnitStart | None) -> Event | None:
        """The event by which the whole level of a unit ended; of several that day the one of the unit above it."""
        if before is None:
            return None
        found = [event for event in self.levels if event.day == day and event.type == before.kind]
        return min(found, key=lambda event: event.unit != before.parent, default=None)

    def _altered(self, before: UnitStart, start: UnitStart, said: Mapping[EventKind, Event]) -> Iterator[Moment]:
        kinds = {
            EventKind.RETYPE: start.kind != before.kind,
            EventKind.RENAME: start.name != before.name and (start.kind == before.kind or EventKind.RENAME in said),
            EventKind.MOVE: start.parent != before.parent,
        }
        for kind, changed in kinds.items():
            if changed:
                event = said.get(kind) or Event(start.since, kind, start.code)
                yield self.moment(Turn.CHANGE, event, start.code)


def family(
    focus: str,
    lives: Mapping[str, Sequence[UnitStart]],
    events: Sequence[Event],
    *,
    followed: Collection[str] = (),
    levels: Sequence[Event] = (),
    left_out: int = 0,
) -> Family:
    """Everything that happened to a family, told once each.

    Shape   ``lives`` holds every unit to be drawn with its starts by day; ``events`` all that name them,
            ``levels`` those that abolished a level below some unit
    """
    telling = _Telling(lives, {focus, *followed}, levels)
    for event in events:
        telling.of_day[event.day, event.unit].append(event)
    handed = [event for event in events if event.kind in (EventKind.MERGE, EventKind.SPLIT)]
    moments = list(telling.joins_and_forks(handed))
    told = {(one.day, one.unit) for one in moments}
    told |= {(event.day, event.unit) for event in handed}
    born = {(event.day, event.into or "") for event in handed if event.unit in lives or event.into in lives}
    for code in lives:
        moments += telling.changes(code, told, born)
    return Family(focus, lives, tuple(sorted(moments, key=_order)), left_out)


_TURNS = (Turn.BEGIN, Turn.CHANGE, Turn.FORK, Turn.JOIN, Turn.END)


def _order(moment: Moment) -> tuple[object, ...]:
    return moment.day, _TURNS.index(moment.turn), moment.name, moment.unit
