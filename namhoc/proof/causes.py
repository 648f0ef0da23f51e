"""Why a printed figure may be wrong: the slip of a hand that would explain it, when exactly one fits."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from namhoc.proof.exact import WHOLE, rounded, unit_of

NEARBY = 12  # so far from the printed number another one is tried
SHIFTS = (Fraction(10), Fraction(100), Fraction(1, 10), Fraction(1, 100))


def _fits(top: Fraction, bottom: Fraction, share: Fraction, places: int) -> bool:
    return bottom > 0 and abs(top * WHOLE / bottom - share) <= unit_of(places) / 2


def swapped_digits(text: str) -> Iterator[str]:
    """The same digits with two neighbours changed over."""
    for (first, one), (second, other) in pairwise([(place, sign) for place, sign in enumerate(text) if sign.isdigit()]):
        if one != other:
            signs = list(text)
            signs[first], signs[second] = other, one
            yield "".join(signs)


def cause_of_share(top: Fraction, bottom: Fraction, share: Fraction, places: int) -> tuple[str, Fraction] | None:
    """The most likely slip behind a share that its fraction does not give, and the number it points at."""
    computed = rounded(top * WHOLE / bottom, places)
    printed, meant = _digits(share, places), _digits(computed, places)
    if meant in swapped_digits(printed):
        return "swapped", computed
    if any(abs(share * shift - top * WHOLE / bottom) <= unit_of(places) * shift / 2 for shift in SHIFTS):
        return "shifted", computed
    if _fits(bottom - top, bottom, share, places):
        return "complement", share
    for away in range(1, NEARBY + 1):
        for other in (bottom + away, bottom - away):
            if places > 0 and _fits(top, other, share, places):
                return "denominator", other
        for other in (top + away, top - away):
            if places > 0 and _fits(other, bottom, share, places):
                return "numerator", other
    return None


def cause_of_sum(total: Fraction, values: list[Fraction]) -> tuple[str, Fraction] | None:
    """The one slip that would make a sum right: digits changed over, a part whose thousands were lost or made up."""
    away = sum(values, Fraction()) - total
    meant = [(total, total + away), *((value, value - away) for value in values)]
    for name, fits in (("swapped", _is_swapped), ("thousands", _is_thousandfold)):
        found = {right for printed, right in meant if right > 0 and fits(printed, right)}
        if len(found) == 1:
            return name, found.pop()
    return None


def _is_swapped(printed: Fraction, right: Fraction) -> bool:
    return str(right) in swapped_digits(str(printed))


def _is_thousandfold(printed: Fraction, right: Fraction) -> bool:
    """``1,25`` for 1.250: three noughts, and no more than the digits that were lost behind them."""
    return any(abs(printed * shift - right) < shift / 100 for shift in (Fraction(1000), Fraction(1, 1000)) if printed)


def _digits(value: Fraction, places: int) -> str:
    return str(int(value * 10**places))
