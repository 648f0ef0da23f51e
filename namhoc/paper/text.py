"""Text made fit for paper: composed letters, and nothing in it that acts instead of being read."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

_SPACES = frozenset("\t\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_ACTING = ("Cc", "Cf", "Cs", "Cn")  # control, format (bidi marks, zero-width), lone halves, no character
_T = TypeVar("_T")


def clean(text: str) -> str:
    """The same words in NFC; control, bidi and zero-width characters go, line breaks stay.

    A mark that turns the direction of writing could make 12,5% read as 5,21%.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", "".join(_kept(letter) for letter in lines))


def _kept(letter: str) -> str:
    if letter == "\n":
        return letter
    if letter in _SPACES:
        return " "
    return "" if unicodedata.category(letter) in _ACTING else letter


def cleaned(value: _T) -> _T:
    """A block, or anything made of blocks, with every text in it clean."""
    return _cleaned(value)  # type: ignore[no-any-return]


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{item.name: _cleaned(getattr(value, item.name)) for item in fields(value)})
    return value


def one_line(text: str) -> str:
    return " ".join(text.split("\n"))
