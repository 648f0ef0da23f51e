"""The named formulas of the catalogue, over columns of answers, on any engine Ibis speaks to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ibis.expr.types as ir

Sums = Mapping[str, ir.Value]


def total(part: ir.IntegerColumn, _whole: ir.IntegerColumn) -> Sums:
    """How many there are: the sum over the units that answered.

    Shape   one row a unit in; one figure a group out, without a denominator
    Gaps    a unit with a gap adds nothing, and is not covered
    """
    return _sums(part, part.notnull(), denominator=None)


def overall(part: ir.IntegerColumn, whole: ir.IntegerColumn) -> Sums:
    """Share of all units taken together: a ratio of sums, never a mean of ratios.

    Shape   one row a unit in; one figure a group out
    Unit    whole numbers in; numerator and denominator stay apart, rounding is for the page
    Gaps    a unit with a gap on either side is left out of both sums, and not covered
    Raises  nothing: ``collect`` has already refused impossible counts
    Source  arithmetic only; the legal text is on the indicator that names this formula
    """
    return _sums(part, part.notnull() & whole.notnull(), denominator=whole)


def share_of_units(part: ir.IntegerColumn, _whole: ir.IntegerColumn) -> Sums:
    """How many of the units hold something: ``part`` is 1 where it is held, 0 where it is not.

    Shape   one row a unit in; one figure a group out; the denominator counts units
    Gaps    a unit about which nothing is known counts on neither side, and is not covered
    """
    return _sums(part, part.notnull(), denominator=part.notnull().cast("int64"))


def reduction(part: ir.IntegerColumn, whole: ir.IntegerColumn) -> Sums:
    """By which share a number fell: (before - now) over before.

    Shape   one row a unit in; ``whole`` is 1 where it stood on the base day, ``part`` 1 where
            it stands on the reference day
    Unit    units; a growth gives a negative numerator
    """
    known = part.notnull() & whole.notnull()
    return _sums(whole - part, known, denominator=whole)


def _sums(numerator: ir.IntegerColumn, known: ir.BooleanColumn, denominator: ir.IntegerColumn | None) -> Sums:
    below = None if denominator is None else denominator.sum(where=known)
    sums = {
        "numerator": numerator.sum(where=known),
        "covered": known.sum(),
        "expected": known.count(),
    }
    return sums if below is None else {**sums, "denominator": below}


FORMULAS: Mapping[str, Callable[[ir.IntegerColumn, ir.IntegerColumn], Sums]] = {
    "total": total,
    "overall": overall,
    "share-of-units": share_of_units,
    "reduction": reduction,
}
