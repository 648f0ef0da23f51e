"""Indicators: what is measured, from which answers, by which formula, since when."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from namhoc.law.entry import Entry, Since, Sourced
from namhoc.law.wording import names_in

Formula = Literal["total", "overall", "share-of-units", "reduction", "level"]
Rows = Literal["schools", "communes", "certificates", "standards", "network", "targets"]
Shown = Literal["number", "per cent", "ratio", "level"]
Restated = Literal["add up", "every predecessor", "not comparable"]
SAYS = {"numerator", "denominator", "value", "change", "previous", "target", "excess"}


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
    breaks_series: bool = False  # it counts something else than before: no comparing across its start


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
    spoken: tuple[str, ...] = ()  # other words for it in articles and reports, by which the figure check knows it
    says: str = ""  # a clause of the report, in Vietnamese; the names of SAYS stand between braces
    since: Since[IndicatorVersion]

    @model_validator(mode="after")
    def _formula_is_fed(self) -> Self:
        takes = self.takes
        fed = {
            "overall": bool(takes.part and takes.whole),
            "reduction": bool(takes.part and takes.whole),
            "total": bool(takes.part or takes.holds),
            "share-of-units": bool(takes.holds) or self.rows == "targets",
            "level": bool(takes.holds),
        }
        if not fed[self.formula]:
            raise ValueError(f"takes: does not give the formula {self.formula!r} what it works on")
        return self

    @model_validator(mode="after")
    def _says_what_is_known(self) -> Self:
        if odd := [name for name in names_in(self.says) if name not in SAYS]:
            raise ValueError(f"says: knows no {odd[0]!r}; it may use {', '.join(sorted(SAYS))}")
        return self
