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
        states = {code: self.state(code, day) for code in self._by_unit}
        return {code: state for code, state in states.items() if state is not None}

    def under(self, parent: str, day: date, kinds: Collection[str] = ()) -> dict[str, UnitStart]:
        """The units that answered to ``parent`` on ``day``; of these kinds, where any are named."""
        return {
            code: state
            for code, state in self.on(day).items()
            if state.parent == parent and (not kinds or state.kind in kinds)
        }

    def steps_between(self, after: date, until: date) -> tuple[Step, ...]:
        return tuple(
            sorted(
                (step for step in self.steps if after < step.day <= until),
                key=lambda step: (step.day, step.unit, step.into or ""),
            )
        )

    def merged_between(
        self, after: date, until: date, among: Collection[str] | None = None
    ) -> tuple[frozenset[str], frozenset[str]]:
        """The units that went into mergers, and those that came out: one kept on is in both.

        Shape   ``among`` names the units that count; all do where it is not given
        """
        steps = [step for step in self.steps_between(after, until) if step.kind is EventKind.MERGE]
        joined = [step for step in steps if among is None or step.unit in among]
        out = {step.into for step in joined if step.into is not None}
        kept = {
            code for code in out if (known := self._by_unit.get(code)) and known[0].since < min(s.day for s in joined)
        }
        return frozenset({step.unit for step in joined} | kept), frozenset(out)

    def carried(self, code: str, after: date, until: date) -> str | None:
        """What a unit of the day ``after`` had become by ``until``; ``None`` where it was closed.

        Raises  ``NotComparable`` where it was split: no share says what went where
        """
        here = code
        for step in self.steps_between(after, until):
            if step.unit != here:
                continue
            if step.kind is EventKind.SPLIT:
                raise NotComparable(here)
            if step.kind is EventKind.CLOSE:
                return None
            if step.kind is EventKind.MERGE and step.into is not None:
                here = step.into
        return here
