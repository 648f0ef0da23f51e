"""Numbers and days as Vietnamese official writing has them: 1.234,5 and 27/8/2021."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from namhoc.law.school_year import SchoolYear

Exact: TypeAlias = int | Decimal | Fraction


@dataclass(frozen=True)
class Zeros:
    """Which days and months get a zero before them; none unless a layout says so."""

    days_below: int = 0
    months_below: int = 0

    def day(self, number: int) -> str:
        return padded(number, self.days_below)

    def month(self, number: int) -> str:
        return padded(number, self.months_below)


NO_ZEROS = Zeros()


def padded(number: int, below: int) -> str:
    return f"0{number}" if number < below else str(number)


def number(value: Exact, decimals: int = 0) -> str:
    """``1.234,5``: rounded half up, away from zero, on the exact value; no minus before a zero.

    Raises  ``TypeError`` for a float: it is not the number that was counted
    """
    units = _rounded(value, decimals)
    whole, rest = divmod(abs(units), 10**decimals)
    sign = "-" if units < 0 else ""
    thousands = f"{whole:,}".replace(",", ".")
    return f"{sign}{thousands},{rest:0{decimals}}" if decimals else f"{sign}{thousands}"


def percent(share: Fraction, decimals: int = 1) -> str:
    """A share from 0 to 1 as ``14,29%``."""
    return f"{number(share * 100, decimals)}%"


def points(change: Fraction, decimals: int = 1, *, signed: bool = True) -> str:
    """A difference of two shares, 1/12 say, as ``+8,3 điểm phần trăm``."""
    text = number(change * 100, decimals)
    plus = "+" if signed and _rounded(change * 100, decimals) > 0 else ""
    return f"{plus}{text} điểm phần trăm"


def _rounded(value: object, decimals: int) -> int:
    """How many units of the last decimal, half a unit counting as a whole one."""
    if not isinstance(value, int | Decimal | Fraction):
        raise TypeError(f"{value!r} is not exact: int, Decimal or Fraction is needed")
    scaled = Fraction(value) * 10**decimals
    units: int = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    return units if scaled >= 0 else -units


def long_date(day: date, zeros: Zeros = NO_ZEROS) -> str:
    """``ngày 27 tháng 8 năm 2021``; give the layout's ``zeros`` inside an official document."""
    return f"ngày {zeros.day(day.day)} tháng {zeros.month(day.month)} năm {day.year}"


def short_date(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def school_year(year: SchoolYear) -> str:
    """``2020-2021``, as titles write it."""
    return f"{year.opens}-{year.opens + 1}"
