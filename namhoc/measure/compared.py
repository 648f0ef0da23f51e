"""A stored figure beside its base and its target."""

from __future__ import annotations

from fractions import Fraction

from namhoc.engine.comparison import change, excess
from namhoc.engine.figures import Difference, Points, ValueUnit
from namhoc.engine.gaps import Gap
from namhoc.measure.models import Figure

Moved = Points | Difference


def change_of(figure: Figure) -> Moved | None:
    """What changed since the base; nothing where there is no base, or either has no value."""
    return _against(figure, figure.base)


def change_as_reported(figure: Figure) -> Moved | None:
    """The same against last year's figure as it was reported then."""
    return _against(figure, figure.base_as_reported)


def _against(figure: Figure, base: Figure | None) -> Moved | None:
    if base is None:
        return None
    found = change(figure.numbers, base.numbers, ValueUnit(figure.value_unit))
    return None if isinstance(found, Gap) else found


def excess_of(figure: Figure) -> Moved | None:
    """How far the figure is above its target, below nothing where it misses it."""
    if figure.target is None:
        return None
    found = excess(figure.numbers, figure.target.at_least, ValueUnit(figure.value_unit))
    return None if isinstance(found, Gap) else found


def is_restated(figure: Figure) -> bool:
    """Whether the base says something else on this year's units than was reported then."""
    base, reported = figure.base, figure.base_as_reported
    if base is None or reported is None:
        return False
    return (base.numerator, base.denominator) != (reported.numerator, reported.denominator)


def is_met(figure: Figure) -> bool | None:
    """Whether the target is reached; ``None`` where there is none, or no value."""
    found = excess_of(figure)
    return None if found is None else found.value >= Fraction(0)
