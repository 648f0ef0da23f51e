"""One piece of a sentence: a word, a mark, a figure, or a number that is no figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Kind(StrEnum):
    """What a piece is. Below ``RATIO`` come numbers that say nothing to add up."""

    WORD = "word"
    MARK = "mark"
    COUNT = "count"
    PERCENT = "share"
    POINTS = "points"
    RATIO = "fraction"
    MONEY = "money"
    MEASURE = "measure"
    RANGE = "range"
    RANK = "rank"
    LEVEL = "level"
    GRADE = "grade"
    AGE = "age"
    RATE = "rate"
    DATE = "date"
    CLOCK = "clock"
    YEAR = "year"
    YEARS = "years"
    SCHOOL_YEAR = "school_year"
    DOCUMENT = "document"
    FURNITURE = "furniture"
    OTHER = "number"


FIGURES = frozenset({Kind.COUNT, Kind.PERCENT, Kind.POINTS, Kind.RATIO})


@dataclass(slots=True, eq=False)  # two pieces with the same text are two pieces
class Item:
    """A piece with its place; numbers stay exact."""

    kind: Kind
    start: int
    end: int
    text: str = ""
    value: Fraction | None = None
    places: int = 0
    top: Fraction | None = None
    bottom: Fraction | None = None
    qualifier: str = ""
    noun: tuple[str, ...] = ()
    family: str = ""
    day: date | None = None
    weekday: int | None = None
    years: tuple[int, int] | None = None
    capital: bool = False
    id: str = ""

    @property
    def number(self) -> Fraction:
        """The value of a figure; asked for figures alone."""
        if self.value is None:
            raise TypeError(f"{self.kind} {self.text!r} has no value")
        return self.value

    @property
    def parts(self) -> tuple[Fraction, Fraction]:
        """Numerator and denominator of a ratio."""
        if self.top is None or self.bottom is None:
            raise TypeError(f"{self.kind} {self.text!r} is no ratio")
        return self.top, self.bottom

    @property
    def is_figure(self) -> bool:
        return self.kind in FIGURES

    def is_mark(self, *marks: str) -> bool:
        return self.kind is Kind.MARK and self.text in marks

    def is_word(self, *words: str) -> bool:
        return self.kind is Kind.WORD and self.text in words
