"""Exact arithmetic about printed numbers: what a number with its decimals and its qualifier can mean."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import NamedTuple

from namhoc.proof.claims import Verdict

WHOLE = 100  # per cent of a whole
LOOSE_PART = 20  # a qualifier such as "hơn" leaves a twentieth of room
AROUND_PART = 10  # "khoảng" leaves a tenth


class Range(NamedTuple):
    """Values that a printed number allows, both ends included."""

    low: Fraction
    high: Fraction

    def plus(self, other: Range) -> Range:
        return Range(self.low + other.low, self.high + other.high)

    def minus(self, other: Range) -> Range:
        return Range(self.low - other.high, self.high - other.low)

    def meets(self, other: Range) -> bool:
        return self.low <= other.high and other.low <= self.high


def unit_of(places: int) -> Fraction:
    """One step of the last printed decimal; of "15 tỷ" a milliard."""
    return Fraction(10) ** -places


def allowed(value: Fraction, places: int, qualifier: str) -> Range:
    """What may stand behind a printed number; a qualifier widens it to its side."""
    step = unit_of(places)
    if not qualifier:
        return Range(value - step / 2, value + step / 2)
    room = max(step, value / (AROUND_PART if qualifier == "~" else LOOSE_PART))
    low = value - (step / 2 if qualifier == ">" else room)
    high = value + (step / 2 if qualifier == "<" else room)
    return Range(low, high)


def counted(value: Fraction, qualifier: str) -> Range:
    """A count is what it says, unless a qualifier stands before it."""
    return allowed(value, 0, qualifier) if qualifier else Range(value, value)


def rounded(value: Fraction, places: int) -> Fraction:
    """Half up, as schools teach it."""
    scale = 10**places
    return Fraction(floor(value * scale + Fraction(1, 2)), scale)


def cut(value: Fraction, places: int) -> Fraction:
    return Fraction(floor(value * 10**places), 10**places)


def judged(published: Fraction, places: int, qualifier: str, computed: Fraction) -> Verdict:
    """How a printed share stands to the exact one."""
    step = unit_of(places)
    if abs(published - computed) <= step / 2:
        return Verdict.OK
    if qualifier:
        return _judged_with_room(allowed(published, places, qualifier), step, computed)
    if published == cut(computed, places):
        return Verdict.TRUNCATED
    return Verdict.LOOSE if abs(published - computed) < step else Verdict.MISMATCH


def _judged_with_room(room: Range, step: Fraction, computed: Fraction) -> Verdict:
    if room.low <= computed <= room.high:
        return Verdict.OK
    return Verdict.LOOSE if room.low - step <= computed <= room.high + room.high / LOOSE_PART else Verdict.MISMATCH
