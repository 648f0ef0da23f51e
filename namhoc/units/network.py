"""Units through time as plain values: who existed on a day, and what became of whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property

from namhoc.units.steps import ENDINGS, EventKind, Fates, NotComparable, Step, fates_by_day, through, together

__all__ = ["ENDINGS", "EventKind", "Network", "NotComparable", "Step", "UnitStart"]  # a network is asked in these words


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
        answering = self._children(day).get(parent, ())
        return {state.code: state for state in answering if not kinds or state.kind in kinds}

    def below(self, code: str, day: date) -> dict[str, UnitStart]:
        """All units that answered to this one on ``day``, directly or through others; itself is not among them."""
        found: dict[str, UnitStart] = {}
        waiting = [code]
        while waiting:
            for state in self._children(day).get(waiting.pop(), ()):
                if state.code not in found and state.code != code:
                    found[state.code] = state
                    waiting.append(state.code)
        return found

    def _children(self, day: date) -> Mapping[str | None, list[UnitStart]]:
        if day not in self._days_from_above:
            children: dict[str | None, list[UnitStart]] = defaultdict(list)
            for state in self._standing(day).values():
                children[state.parent].append(state)
            self._days_from_above[day] = children
        return self._days_from_above[day]

    @cached_property
    def _days_from_above(self) -> dict[date, Mapping[str | None, list[UnitStart]]]:
        return {}

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
        """The one unit that a unit of the day ``after`` had become by ``until``; ``None`` where it was closed.

        Raises  ``NotComparable`` where it was split among several
        """
        heirs = self.heirs(code, after, until)
        if len(heirs) > 1:
            raise NotComparable(code)
        return next(iter(heirs), None)

    def heirs(self, code: str, after: date, until: date) -> dict[str, Fraction]:
        """What a unit of the day ``after`` had become by ``until``, and which share of it each heir has.

        Shape   the shares add up to 1; a unit that nothing befell is its own heir
        Gaps    where it or a part of it was closed since, less than 1: what that had is then nobody's
        Raises  ``NotComparable`` where it was split and nobody said what went where
        """
        here = {code: Fraction(1)}
        for day in self._fateful:
            if after < day <= until:
                here = together(
                    (heir, share * part) for one, share in here.items() for heir, part in self._on(day, one)
                )
        return here

    def restated(self, codes: Iterable[str], after: date, until: date) -> dict[str, dict[str, Fraction]]:
        """For each unit of ``until``, from which units of ``after`` it came, and which share of each it took.

        Shape   a count is restated by adding up share × count over what an heir came from
        Gaps    a unit closed meanwhile came to nothing and is in no heir
        Raises  ``NotComparable`` as ``heirs`` does
        """
        restated: dict[str, dict[str, Fraction]] = defaultdict(dict)
        for code in codes:
            for heir, share in self.heirs(code, after, until).items():
                restated[heir][code] = share
        return dict(restated)

    def _on(self, day: date, code: str) -> Iterable[tuple[str, Fraction]]:
        fates = self._fates[day]
        return through(fates, code).items() if code in fates else ((code, Fraction(1)),)

    @cached_property
    def _fateful(self) -> list[date]:
        return sorted(self._fates)

    @cached_property
    def _fates(self) -> Mapping[date, Fates]:
        return fates_by_day(self.steps)
