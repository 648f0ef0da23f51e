"""Reading and writing targets: a value as people write it, made exact, and back."""

from __future__ import annotations

import re
from fractions import Fraction

MOST_DECIMALS = 6
_WRITTEN = re.compile(r"\s*([0-9]{1,3}(?:\.[0-9]{3}){1,4}|[0-9]{1,15})(?:,([0-9]{1,6}))?\s*(%?)\s*")


def read_least(text: str) -> Fraction:
    """``10%`` is 1/10, ``1.234`` is 1234, ``2,5`` is 5/2; raises ``ValueError`` otherwise."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise ValueError(text)
    whole, decimals, sign = found[1].replace(".", ""), found[2] or "", found[3]
    value = Fraction(int(whole + decimals), 10 ** len(decimals))
    return value / 100 if sign else value


def write_least(least: Fraction, *, as_percent: bool) -> str:
    """The same value as people write it: ``10%``, ``99,9%``, ``2,5``; what has no end is cut after six decimals."""
    exact = least * 100 if as_percent else least
    decimals = next((places for places in range(MOST_DECIMALS) if (exact * 10**places).denominator == 1), MOST_DECIMALS)
    whole, rest = divmod(int(exact * 10**decimals), 10**decimals)
    text = f"{whole:,}".replace(",", ".") + (f",{rest:0{decimals}}" if decimals else "")
    return f"{text}%" if as_percent else text
