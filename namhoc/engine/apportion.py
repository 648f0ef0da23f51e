"""A count of whole things shared out among parts, so that nothing is lost and nobody is cut in two."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil

HALF = Fraction(1, 2)


def apportion(count: int, shares: Mapping[str, Fraction]) -> dict[str, int]:
    """The count on its parts, as near to their shares as whole numbers can be.

    Shape   a whole number for each part; together they are ``count``
    Gaps    a part with the share 0 gets nothing
    Raises  ``ValueError`` where the count is negative, a share is, or the shares do not make 1
    Source  Webster's method of odd divisors. Of the methods that share out whole numbers it is one under which more
            to share never leaves a part with less: a part of some pupils stays within its part of all pupils
    """
    if count < 0 or any(share < 0 for share in shares.values()) or sum(shares.values()) != 1:
        raise ValueError(f"{count} cannot be shared out by {dict(shares)}")
    given = _surely(count, shares)
    for _next in range(count - sum(given.values())):
        given[_whose_turn(given, shares)] += 1
    return given


def _surely(count: int, shares: Mapping[str, Fraction]) -> dict[str, int]:
    """What each part has got before the last few turns, found at once."""
    sure = count - Fraction(len(shares), 2)
    return {name: max(0, ceil(sure * share - HALF)) for name, share in shares.items()}


def _whose_turn(given: Mapping[str, int], shares: Mapping[str, Fraction]) -> str:
    """The part that has least for its share; among equals the first by name."""
    return min(shares, key=lambda name: (-shares[name] / (2 * given[name] + 1), name))
