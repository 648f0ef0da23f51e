"""What one cell says: a count, one of the kinds of nothing, a text, a day, a choice; or what is wrong with it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from namhoc.collect.cells import Cell
from namhoc.collect.layout import composed, plain
from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED, Gap, GapKind
from namhoc.law.forms import ListColumn

MOST = 9_999_999  # of anything a school or commune counts, where the form sets no smaller number
LONGEST_TEXT = 2_000  # letters: a task of the year has some hundreds
LONGEST_REASON = 500
MOST_LOOKED_AT = 1_000  # letters of a wrong value gone through, to find the first ones worth showing
KEPT_OF_FOUND = 60  # letters of a wrong value shown back

NOT_APPLICABLE_MARK = "KAD"
MISSING_MARK = "thiếu"
YES_MARK = "x"

_DIGITS = re.compile(r"[0-9]{1,40}")
_SIGNED = re.compile(r"[-−–][0-9]{1,40}")
_MISSING = re.compile(r"(?:thiếu|thieu)(?:\s*[:：](?P<after>.*)|\s+(?P<loose>[^\d].*))?", re.IGNORECASE | re.DOTALL)
_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_NOT_APPLICABLE = ("kad", "không áp dụng")
_YES, _NO = ("x", "có", "true", "1"), ("không", "false", "0")
_SPACES = re.compile(r"[^\S\n]")


@dataclass(frozen=True)
class Trouble:
    """A finding without its place: the one who reads knows where it stands."""

    code: str
    details: dict[str, Any] = field(default_factory=dict)


Value = str | int | date | bool | None


def found(value: Cell) -> str:
    """A wrong value as it is shown back: short, and without what cannot be seen."""
    match value:
        case bool():
            text = str(value).upper()
        case datetime() | date():
            text = f"{value.day}/{value.month}/{value.year}"
        case float():
            text = f"{value:.15g}".replace(".", ",")  # as many digits as a spreadsheet shows
        case _:
            text = str(value)
    seen = "".join(letter for letter in _SPACES.sub(" ", text[:MOST_LOOKED_AT]) if letter.isprintable())
    return seen if len(seen) <= KEPT_OF_FOUND else f"{seen[:KEPT_OF_FOUND]}…"


def is_blank(value: Cell) -> bool:
    return isinstance(value, str) and (not value or value.isspace())


def read_answer(value: Cell, at_most: int | None = None) -> int | Gap | Trouble:
    """An answer of a form: a count, or why there is none.

    Gaps    blank is not reported; ``KAD`` is not applicable; ``thiếu: …`` is missing, with the reason
    """
    if is_blank(value):
        return NOT_REPORTED
    if isinstance(value, str):
        if plain(value) in _NOT_APPLICABLE:
            return NOT_APPLICABLE
        if missing := _MISSING.fullmatch(composed(value).strip()):
            return _missing(missing["after"] or missing["loose"] or "")
    return read_count(value, at_most)


def _missing(reason: str) -> Gap | Trouble:
    said = " ".join(reason.split())
    if not said:
        return Trouble("collect.missing-without-reason")
    return _text_trouble(said, LONGEST_REASON) or Gap(GapKind.MISSING, said)


def written(answer: int | Gap | None) -> int | str:
    """What is written in a cell for an answer: a number, a mark, or nothing."""
    if answer is None:
        return ""
    if not isinstance(answer, Gap):
        return answer
    if answer.kind is GapKind.NOT_APPLICABLE:
        return NOT_APPLICABLE_MARK
    return f"{MISSING_MARK}: {answer.reason}" if answer.kind is GapKind.MISSING else ""


def read_count(value: Cell, at_most: int | None = None) -> int | Trouble:
    """A whole number from 0. Text counts as one only where it is nothing but digits 0-9: in
    ``1.234`` and ``1 234`` nobody can tell for sure what was meant.
    """
    limit = MOST if at_most is None else at_most
    number = _number(value)
    if isinstance(number, Trouble):
        return number
    if number < 0:
        return Trouble("collect.negative", {"found": found(number)})
    if number > limit:
        return Trouble("collect.too-big", {"found": found(number), "limit": limit})
    if number != int(number):
        return Trouble("collect.not-whole", {"found": found(number)})
    return int(number)


def _number(value: Cell) -> int | float | Trouble:
    if isinstance(value, date | time | timedelta):
        return Trouble("collect.date-in-number", {"found": found(value)})
    if isinstance(value, str):
        typed = value.strip()
        if _DIGITS.fullmatch(typed):
            return int(typed)
        if _SIGNED.fullmatch(typed):
            return -int(typed[1:])
    elif not isinstance(value, bool) and math.isfinite(value):
        return value
    return Trouble("collect.not-a-number", {"found": found(value)})


def _text_trouble(text: str, longest: int) -> Trouble | None:
    if len(text) > longest:
        return Trouble("collect.text-too-long", {"found": found(text), "limit": longest})
    if not text.replace("\n", " ").isprintable():
        return Trouble("collect.control-characters", {"found": found(text)})
    return None


def read_text(value: Cell) -> str | Trouble:
    """A text with its letters composed; a number or day typed where text is asked, as it would be written."""
    typed = value if isinstance(value, str) else found(value)
    text = _SPACES.sub(" ", composed(typed).replace("\r\n", "\n")).strip()
    return _text_trouble(text, LONGEST_TEXT) or text


def read_day(value: Cell) -> date | Trouble:
    """A day: a real date, or text as people write it, 27/8/2021."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    written = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if written is not None:
        try:
            return date(int(written[3]), int(written[2]), int(written[1]))
        except ValueError:
            pass
    return Trouble("collect.not-a-day", {"found": found(value)})


def _typed(value: Cell) -> str:
    return plain(value if isinstance(value, str) else found(value))


def read_choice(value: Cell, choices: dict[str, str]) -> str | Trouble:
    """The code of a choice, from its label or from the code itself."""
    typed = _typed(value)
    for code, label in choices.items():
        if typed in (plain(label), plain(code)):
            return code
    named = ", ".join(choices.values())
    return Trouble("collect.not-a-choice", {"found": found(value), "choices": named})


def read_yes(value: Cell) -> bool | Trouble:
    typed = _typed(value)
    if typed in _YES or typed in _NO:
        return typed in _YES
    return Trouble("collect.not-a-choice", {"found": found(value), "choices": YES_MARK})


def read_listed(value: Cell, column: ListColumn) -> Value | Trouble:
    """A cell of a list, by what its column asks; blank is ``None``, and "no" where yes is asked."""
    if is_blank(value):
        if column.required:
            return Trouble("collect.required")
        return False if column.asks == "yes" else None
    if column.asks == "choice":
        return read_choice(value, column.choices)
    readers: dict[str, Callable[[Cell], Value | Trouble]] = {
        "whole number": read_count,
        "day": read_day,
        "yes": read_yes,
        "text": read_text,
    }
    return readers[column.asks](value)
