"""A figure: never a bare number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED, Gap


class ValueUnit(StrEnum):
    """What a value counts. Per cent and percentage points are different things."""

    NUMBER = "number"
    PERCENT = "percent"
    POINT = "point"
    RATIO = "ratio"
    LEVEL = "level"


@dataclass(frozen=True)
class Figure:
    """What a formula gives for one group of units.

    Shape   numerator and denominator apart, as whole numbers; a plain count has no denominator
    Gaps    ``covered`` of ``expected`` units are in it. With none covered it is not reported; with
            none expected, or nobody below the line, it is not applicable
    """

    numerator: int
    denominator: int | None
    covered: int
    expected: int

    @property
    def value(self) -> Fraction | Gap:
        """The exact value: a share from 0 to 1, a ratio, or a count."""
        if self.covered == 0:
            return NOT_REPORTED if self.expected else NOT_APPLICABLE
        if self.denominator is None:
            return Fraction(self.numerator)
        return Fraction(self.numerator, self.denominator) if self.denominator else NOT_APPLICABLE


@dataclass(frozen=True)
class Points:
    """A difference of two shares. Printed as percentage points, never as per cent."""

    value: Fraction


@dataclass(frozen=True)
class Difference:
    """A difference of two counts or ratios, in their own unit."""

    value: Fraction
