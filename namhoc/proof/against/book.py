"""What offices have adopted, as far as a text may speak of it: plain values that any store can fill."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from namhoc.proof.exact import WHOLE


class Measure(StrEnum):
    """In what an indicator is told."""

    NUMBER = "number"
    SHARE = "share"
    RATIO = "ratio"
    LEVEL = "level"


class Standing(StrEnum):
    """What an adopted figure is worth today."""

    STANDS = "stands"
    REPLACED = "replaced"  # a later revision was adopted in its place
    RESTATED = "restated"  # worked out again on the units of a later day, to be compared with
    REPORTED = "reported"  # a base as it was reported then


@dataclass(frozen=True, slots=True)
class Office:
    """An office with every name that texts give it, such as ``Thị xã Mường Lay``."""

    code: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """An indicator with the words it is told in, such as ``trường đạt chuẩn quốc gia``."""

    indicator: str
    measure: Measure
    name: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Official:
    """One adopted figure; ``year`` as in ``2020-2021``, ``origin`` the address where it opens."""

    office: str
    indicator: str
    year: str
    numerator: int
    denominator: int | None
    standing: Standing
    origin: str

    @property
    def value(self) -> Fraction | None:
        """The exact value; of a share its part of one; ``None`` where nobody was to be counted."""
        if self.denominator is None:
            return Fraction(self.numerator)
        return Fraction(self.numerator, self.denominator) if self.denominator else None

    def printed(self, measure: Measure) -> Fraction | None:
        """The value in the unit it is printed in: a share in per cent."""
        if self.value is None:
            return None
        return self.value * WHOLE if measure is Measure.SHARE else self.value


@dataclass(frozen=True, slots=True)
class Book:
    """All that a text is held against. ``home`` is the office that speaks where the text names none."""

    offices: tuple[Office, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    figures: tuple[Official, ...] = ()
    home: str = ""
