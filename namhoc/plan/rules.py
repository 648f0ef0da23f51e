"""Reading targets: a value as people write it, made exact."""

from __future__ import annotations

import re
from fractions import Fraction

_WRITTEN = re.compile(r"\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?\s*(%?)\s*")


def read_least(text: str) -> Fraction:
    """``10%`` is 1/10, ``1.234`` is 1234, ``2,5`` is 5/2; raises ``ValueError`` otherwise."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise ValueError(text)
    whole, decimals, sign = found[1].replace(".", ""), found[2] or "", found[3]
    value = Fraction(int(whole + decimals), 10 ** len(decimals))
    return value / 100 if sign else value
