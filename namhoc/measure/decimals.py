"""Exact values as machines read them: a point for the decimals, per cent as 75."""

from __future__ import annotations

from fractions import Fraction

from namhoc.engine.figures import Difference, Points, ValueUnit
from namhoc.engine.gaps import Gap

PLACES = 4


def decimal_text(value: Fraction | Gap, unit: ValueUnit) -> str:
    """The value to four decimals at most, rounded half up; nothing for a gap."""
    if isinstance(value, Gap):
        return ""
    exact = value * 100 if unit is ValueUnit.PERCENT else value
    units = (2 * abs(exact.numerator) * 10**PLACES + exact.denominator) // (2 * exact.denominator)
    whole, rest = divmod(units, 10**PLACES)
    decimals = f"{rest:0{PLACES}}".rstrip("0")
    sign = "-" if exact < 0 and units else ""
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"


def moved_text(change: Points | Difference | Gap | None, unit: ValueUnit) -> str:
    """A change the same way, in points or in the unit of its value."""
    return "" if change is None or isinstance(change, Gap) else decimal_text(change.value, unit)


def moved_unit(change: Points | Difference | Gap | None, unit: ValueUnit) -> str:
    if change is None or isinstance(change, Gap):
        return ""
    return ValueUnit.POINT.value if isinstance(change, Points) else unit.value
