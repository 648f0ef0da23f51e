"""Units through time as plain values: who existed on a day, and what became of whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property


class EventKind(StrEnum):
    """What can happen to a unit on a day."""

    FOUND = "found"
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    MOVE = "move"
    CLOSE = "close"


@dataclass(frozen=True)
class UnitStart:
    """What a unit was from one day until its next start."""

    code: str
    since: date
    name: str
    kind: str
    parent: str | None
    disadvantaged: bool = False
    sample: bool = False
    closed: bool = False


@dataclass(frozen=True)
class Step:
    """One predecessor carried into one successor on a day, by a decision."""

    day: date
    kind: EventKind
    unit: str
    into: str | None
    decision: str = ""
    issuer: str = ""


class NotComparable(ValueError):
    """No exact answer can be given on that structure: a split without shares lies between."""


@dataclass(frozen=True)
class Network:
    """Every unit's starts and every step of lineage.

    Shape   ask for a day; one start covers it, so nothing overlaps and nothing leaves a hole
    """

    starts: tuple[UnitStart, ...]
    steps: tuple[Step, ...] = field(default=())

    @cached_property
    def _by_unit(self) -> Mapping[str, list[UnitStart]]:
        by_unit: dict[str, list[UnitStart]] = defaultdict(list)
        for start in sorted(self.starts, key=lambda start: start.since):
            by_unit[start.code].append(start)
        return by_unit

    @property
    def codes(self) -> Collection[str]:
        return self._by_unit.keys()

    def state(self, code: str, day: date) -> UnitStart | None:
        """The unit as it stood on ``day``; ``None`` where it did not exist then."""
        past = [start for start in self._by_unit.get(code, ()) if start.since <= day]
        return past[-1] if past and not past[-1].closed else None

    def last_known(self, code: str) -> UnitStart | None:
        """The unit's latest start that gave it a name, whether or not it still exists."""
        named = [start for start in self._by_unit.get(code, ()) if not start.closed]
        return named[-1] if named else None

    def on(self, day: date) -> dict[str, UnitStart]:
        """All units that existed on ``day``."""
        return dict(self._standing(day))

    def under(self, parent: str, day: date, kinds: Collection[str] = ()) -> dict[str, UnitStart]:
        """The units that answered to ``parent`` on ``day``; of these kinds, where any are named."""
        return {
            code: state
            for code, state in self._standing(day).items()
            if state.parent == parent and (not kinds or state.kind in kinds)
        }

    def _standing(self, day: date) -> Mapping[str, UnitStart]:
        """The states of one day, found once: a year asks for few days, and often."""
        if day not in self._days:
            states = {code: self.state(code, day) for code in self._by_unit}
            self._days[day] = {code: state for code, state in states.items() if state is not None}
        return self._days[day]

    @cached_property
    def _days(self) -> dict[date, Mapping[str, UnitStart]]:
        return {}

    def circle_on(self, day: date) -> str | None:
        """A unit that on ``day`` answers to itself through those above it; ``None`` where none does."""
        standing = self._standing(day)
        for code in standing:
            above, passed = standing[code].parent, {code}
            while above is not None and above not in passed and above in standing:
                passed.add(above)
                above = standing[above].parent
            if above in passed:
                return above
        return None

    def steps_between(self, after: date, until: date) -> tuple[Step, ...]:
        return tuple(
            sorted(
                (step for step in self.steps if after < step.day <= until),
                key=lambda step: (step.day, step.unit, step.into or ""),
            )
        )

    def merged_between(self, after: date, until: date) -> tuple[frozenset[str], frozenset[str]]:
        """The units of ``after`` that went into mergers, and what they had become by ``until``.

        Gaps    a unit founded meanwhile is not among the first, one closed or split not among the second
        """
        joined = [step for step in self.steps_between(after, until) if step.kind is EventKind.MERGE]
        touched = {code for step in joined for code in (step.unit, step.into) if code is not None}
        before = frozenset(code for code in touched if self.state(code, after) is not None)
        return before, frozenset(heir for code in before if (heir := self._heir(code, after, until)) is not None)

    def _heir(self, code: str, after: date, until: date) -> str | None:
        try:
            return self.carried(code, after, until)
        except NotComparable:
            return None

    def carried(self, code: str, after: date, until: date) -> str | None:
        """What a unit of the day ``after`` had become by ``until``; ``None`` where it was closed.

        Raises  ``NotComparable`` where it was split: no share says what went where
        """
        here: str | None = code
        for day in sorted(day for day in self._fates if after < day <= until):
            here = None if here is None else _through(self._fates[day], here)
        return here

    @cached_property
    def _fates(self) -> Mapping[date, Mapping[str, Step]]:
        """The step that ends each unit, by day; a merger or a split says more than the closing it brings."""
        fates: dict[date, dict[str, Step]] = defaultdict(dict)
        for step in sorted(self.steps, key=lambda step: (step.day, step.unit, step.into or "")):
            if step.kind in ENDINGS and step.into != step.unit:
                kept = fates[step.day].get(step.unit)
                if kept is None or ENDINGS.index(step.kind) < ENDINGS.index(kept.kind):
                    fates[step.day][step.unit] = step
        return fates


ENDINGS = (EventKind.SPLIT, EventKind.MERGE, EventKind.CLOSE)  # the one that says most comes first


def _through(fates: Mapping[str, Step], code: str) -> str | None:
    """What a unit became by the steps of one day, however many follow on each other."""
    here, passed = code, {code}
    while (step := fates.get(here)) is not None:
        if step.kind is EventKind.SPLIT:
            raise NotComparable(here)
        if step.kind is EventKind.CLOSE or step.into is None:
            return None
        if step.into in passed:
            raise NotComparable(here)
        here = step.into
        passed.add(here)
    return here
