"""Figures set beside each other: change, excess over a target, rank."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from namhoc.engine.figures import Difference, Figure, Points, ValueUnit
from namhoc.engine.gaps import Gap


def change(now: Figure, before: Figure, unit: ValueUnit) -> Points | Difference | Gap:
    """What changed since the base: shares differ by percentage points, counts by a number.

    Gaps    where either value is a gap, the change is that gap
    """
    value, base = now.value, before.value
    if isinstance(value, Gap):
        return value
    if isinstance(base, Gap):
        return base
    return _apart(value - base, unit)


def excess(figure: Figure, target: Fraction, unit: ValueUnit) -> Points | Difference | Gap:
    """How far a figure is above its target, from exact values, never from printed ones."""
    value = figure.value
    return value if isinstance(value, Gap) else _apart(value - target, unit)


def rank(figures: Mapping[str, Figure], *, higher_is_better: bool = True) -> dict[str, int]:
    """The place of each among all, 1 the best; equals share a place, and the next is skipped.

    Gaps    one without a value has no place
    """
    values = {name: figure.value for name, figure in figures.items() if isinstance(figure.value, Fraction)}
    places: dict[Fraction, int] = {}
    for place, value in enumerate(sorted(values.values(), reverse=higher_is_better), start=1):
        places.setdefault(value, place)
    return {name: places[value] for name, value in values.items()}


def _apart(difference: Fraction, unit: ValueUnit) -> Points | Difference:
    return Points(difference) if unit is ValueUnit.PERCENT else Difference(difference)
