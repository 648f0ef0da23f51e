"""Indicators: what is measured, from which answers, by which formula, since when."""

from __future__ import annotations

from typing import Literal

from namhoc.law.entry import Entry, Since, Sourced

Formula = Literal["total", "overall", "share-of-units", "reduction"]
Rows = Literal["schools", "communes", "certificates", "standards", "network", "targets"]
Shown = Literal["number", "per cent", "ratio", "level"]
Restated = Literal["add up", "every predecessor", "not comparable"]


class Takes(Entry):
    """What goes into the formula.

    ``part`` and ``whole`` name questions (``pupils.grade-9``), or a column over all its lines
    (``pupils.*``); several are added up. ``holds`` names what a unit must hold to be counted.
    """

    part: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    holds: str = ""


class Format(Entry):
    """How a value is written on a page. The value itself stays exact."""

    kind: Shown
    decimals: int = 0
    unit: str = ""


class IndicatorVersion(Sourced):
    """The rule behind an indicator from a day on; what differs from the entry stands here."""

    official_code: str = ""


class Indicator(Entry):
    """One statistical indicator."""

    indicator: str
    label: str
    label_en: str
    group: str
    round: str
    rows: Rows
    kinds: tuple[str, ...] = ()
    formula: Formula
    takes: Takes
    shown: Format
    better: Literal["higher", "lower", "neutral", "norm"] = "neutral"
    restated: Restated = "add up"
    says: str = ""
    since: Since[IndicatorVersion]
