"""Lines of the office's lists, as the workbook takes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

Line = Mapping[str, str | int | date | bool | None]
Lines = Sequence[Line]


def years(opens: int) -> str:
    """The name of a school year."""
    return f"{opens}-{opens + 1}"


def made_up(number: int, kind: str, issuer: str) -> str:
    """The number of a decision that nobody took; it says so."""
    return f"{number}/{kind}-{issuer} (mẫu)"
