"""Cells of tables that people open in a spreadsheet."""

from __future__ import annotations

from typing import TypeVar

FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")
Value = TypeVar("Value")


def unmarked(value: Value) -> Value | str:
    """The same value, as text that no spreadsheet takes for a formula; a number stays a number.

    Source  OWASP, CSV injection
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_BEGINS) else value
