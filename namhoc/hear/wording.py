"""What readers type, as plain words: nothing in it acts, hides, turns the direction or climbs over other lines."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import Any

from django import forms

from namhoc.paper.text import clean, one_line

MARKS = 2  # over one letter: ế with its tone in composed letters needs none, decomposed two
LETTERS_THAT_HIDE = dict.fromkeys(map(ord, "\u115f\u1160\u3164\uffa0\u2800\u034f"))  # shown as nothing at all


def plain_words(text: str) -> str:
    """The words composed, without marks that act, with no more than a few marks over one letter."""
    lines = clean(text).translate(LETTERS_THAT_HIDE).split("\n")
    kept: list[str] = []
    for line in (_low(line).strip() for line in lines):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()


def _low(line: str) -> str:
    """A line on which no letter carries a tower of marks."""
    parts = groupby(line, key=lambda letter: bool(unicodedata.combining(letter)))
    return "".join("".join(list(part)[:MARKS] if marks else part) for marks, part in parts)


class WordsField(forms.CharField):
    """A text of several lines."""

    def to_python(self, value: Any) -> str:
        return plain_words(super().to_python(value) or "")


class LineField(forms.CharField):
    """A text of one line."""

    def to_python(self, value: Any) -> str:
        return " ".join(one_line(plain_words(super().to_python(value) or "")).split())
