"""How numbers are written: 1.234,5 or 1,234.5, and the words from một to chín mươi chín."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

LONGEST = 18  # digits; what is longer counts nothing an office has
THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
MIXED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})+(?!\1)[.,][0-9]+")
SINGLE = re.compile(r"[0-9]+[.,][0-9]+")


class Numeral(NamedTuple):
    """A written number: its value and how many decimals were printed."""

    value: Fraction
    places: int


def numeral(text: str, *, share: bool, english: bool) -> Numeral | None:
    """The value of one number token; ``share`` when a sign of per cent follows it."""
    digits = text.replace(".", "").replace(",", "")
    if len(digits) > LONGEST:
        return None
    if digits == text:
        return Numeral(Fraction(int(text)), 0)
    if MIXED.fullmatch(text):
        whole, _, decimals = text.replace(",", ".").rpartition(".")
        return _decimal(whole.replace(".", ""), decimals)
    if THOUSANDS.fullmatch(text) and not _decimals_meant(text, share=share, english=english):
        return Numeral(Fraction(int(digits)), 0)
    if SINGLE.fullmatch(text):
        return _decimal(*re.split(r"[.,]", text))
    return None


def _decimals_meant(text: str, *, share: bool, english: bool) -> bool:
    """One group of three behind one mark: thousands, unless the language or the per cent sign says decimals."""
    marks = [mark for mark in text if mark in ".,"]
    return len(marks) == 1 and (share or (english and marks[0] == "."))


def _decimal(whole: str, decimals: str) -> Numeral:
    return Numeral(Fraction(int(whole + decimals), 10 ** len(decimals)), len(decimals))


ONES = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip
ENGLISH_ONES = dict(
    zip(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        range(1, 20),
        strict=True,
    )
)
ENGLISH_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
TEN, TENS = "mười", "mươi"
BEHIND_TEN = {"một", "hai", "ba", "bốn", "lăm", "sáu", "bảy", "bẩy", "tám", "chín"}


def spelled(words: list[str]) -> tuple[int, int] | None:
    """The number that starts a run of words and how many words it takes: ``hai mươi mốt trường`` is (21, 3)."""
    if not words:
        return None
    first, *rest = words
    if first == TEN:
        return (10 + ONES[rest[0]], 2) if rest and rest[0] in BEHIND_TEN else (10, 1)
    if first in ONES and rest and rest[0] == TENS:
        return (ONES[first] * 10 + ONES[rest[1]], 3) if rest[1:] and rest[1] in ONES else (ONES[first] * 10, 2)
    if first in ONES and first not in ("mốt", "lăm", "tư"):
        return ONES[first], 1
    return _spelled_in_english(words)


def _spelled_in_english(words: list[str]) -> tuple[int, int] | None:
    first, *rest = words
    if first in ENGLISH_TENS:
        behind = rest[0] if rest else ""
        ones = ENGLISH_ONES.get(behind, 0)
        return (ENGLISH_TENS[first] + ones, 2) if 0 < ones < TENS_STEP else (ENGLISH_TENS[first], 1)
    return (ENGLISH_ONES[first], 1) if first in ENGLISH_ONES else None


TENS_STEP = 10
