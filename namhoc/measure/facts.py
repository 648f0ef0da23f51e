"""What a figure is worked out from, and what comes out, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property

from namhoc.collect.answers import Filing
from namhoc.engine.comparison import change, excess
from namhoc.engine.figures import Difference, Figure, Points, ValueUnit
from namhoc.engine.gaps import Gap
from namhoc.law.school_year import SchoolYear
from namhoc.plan.facts import TargetFact
from namhoc.units.network import Network

AS_REPORTED = "as-reported"


@dataclass(frozen=True)
class Cell:
    """Where a number was written: the school's cell, or the paper that says so.

    ``of`` names the predecessor a restated number came from, ``share`` how much of it where that was split; ``least``
    is the least share asked of a criterion
    """

    label: str
    value: int | Gap
    question: str = ""
    file: str = ""
    sheet: str = ""
    cell: str = ""
    digest: str = ""
    note: str = ""
    unit: str = ""
    year: str = ""
    round: str = ""
    of: str = ""
    least: str = ""
    share: str = ""


@dataclass(frozen=True)
class ShareLine:
    """What one unit brings to a figure. ``whole`` is ``None`` where the formula takes none."""

    unit: str
    name: str
    part: int | Gap
    whole: int | Gap | None = None
    cells: tuple[Cell, ...] = ()

    @property
    def gap(self) -> Gap | None:
        for side in (self.part, self.whole):
            if isinstance(side, Gap):
                return side
        return None


@dataclass(frozen=True)
class Rule:
    """The law version that a figure rests on."""

    source: str
    since: date | None
    verified: bool
    breaks_series: bool = False


@dataclass(frozen=True)
class Worked:
    """One figure with its working: every unit's share, the rule, the day, the structure."""

    indicator: str
    unit: str
    year: str
    round: str
    structure: str
    reference_day: date
    formula: str
    rule: Rule
    value_unit: ValueUnit
    figure: Figure
    shares: tuple[ShareLine, ...] = ()
    key: int | None = None  # the stored figure's, where it is stored

    @property
    def value(self) -> Fraction | Gap:
        return self.figure.value


@dataclass(frozen=True)
class Measured:
    """A figure beside its base and its target."""

    now: Worked
    base: Worked | None = None
    as_reported: Worked | None = None
    base_note: str = ""
    target: TargetFact | None = None
    series_broken: bool = False  # the rule changed what is counted: last year is no base

    @property
    def base_lacks(self) -> int:
        """How many of this year's units were not the office's last year: they have no base."""
        if self.base is None:
            return 0
        return len({one.unit for one in self.now.shares} - {one.unit for one in self.base.shares})

    @property
    def uneven(self) -> bool:
        """Whether other units are in the figure than in its base: one year's gap is the other's number."""
        if self.base is None:
            return False
        return _speaking(self.now) != _speaking(self.base)

    @property
    def comparable(self) -> bool:
        """Whether the figure and its base speak for the same units."""
        return self.base is not None and not self.base_lacks and not self.uneven

    @property
    def change(self) -> Points | Difference | Gap | None:
        if self.base is None or not self.comparable:
            return None
        return change(self.now.figure, self.base.figure, self.now.value_unit)

    @property
    def excess(self) -> Points | Difference | Gap | None:
        if self.target is None:
            return None
        return excess(self.now.figure, self.target.at_least, self.now.value_unit)


def _speaking(worked: Worked) -> set[str]:
    """The units that a figure was worked out from."""
    return {share.unit for share in worked.shares if share.gap is None}


@dataclass(frozen=True)
class YearFacts:
    """Everything that came in for one office's school year."""

    unit: str
    year: SchoolYear
    network: Network
    filings: tuple[Filing, ...]
    targets: tuple[TargetFact, ...] = field(default=())

    @cached_property
    def by_unit_and_round(self) -> Mapping[tuple[str, str], Filing]:
        return {(filing.unit, filing.round): filing for filing in self.filings}

    def target_of(self, indicator: str) -> TargetFact | None:
        return next((target for target in self.targets if target.indicator == indicator), None)
