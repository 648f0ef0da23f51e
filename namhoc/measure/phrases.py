"""Figures in words: the value, what changed, the target, the base."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml

from namhoc.engine.figures import Difference, Points, ValueUnit
from namhoc.engine.gaps import Gap, GapKind
from namhoc.law.catalogue import ROOT, Catalogue
from namhoc.law.entry import Sourced
from namhoc.law.indicators import Indicator
from namhoc.law.school_year import SchoolYear
from namhoc.measure.facts import Measured, Worked
from namhoc.paper.numbers import number, percent, points, short_date

POINT_DECIMALS = 1  # how changes are printed; they are kept exact


class FigurePhrases(Sourced):
    """The phrases a figure is said with."""

    paper: str
    phrases: dict[str, str]


@cache
def read_phrases(path: Path = ROOT / "papers" / "figure-phrases.yaml") -> FigurePhrases:
    """The phrases; raises pydantic's ``ValidationError`` where the file does not fit."""
    return FigurePhrases.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def phrase(name: str, **values: object) -> str:
    return read_phrases().phrases[name].format(**values)


def value_text(value: Fraction | Gap, indicator: Indicator, gap: str = "") -> str:
    """The value as a page prints it: decimals as the catalogue says, none where it is round."""
    if isinstance(value, Gap):
        return gap
    most = indicator.shown.decimals
    if indicator.shown.kind == "per cent":
        return percent(value, _needed(value * 100, most))
    return number(value, _needed(value, most))


def _needed(value: Fraction, most: int) -> int:
    """How many decimals say the value exactly; ``most`` where none do."""
    exact = (places for places in range(most) if (value * 10**places).denominator == 1)
    return next(exact, most)


def gap_text(gap: Gap) -> str:
    """Why a figure has no value: nobody to be counted is something else than nothing reported."""
    return phrase("not_applicable" if gap.kind is GapKind.NOT_APPLICABLE else "no_value")


def amount_text(change: Points | Difference, indicator: Indicator, *, signed: bool = False) -> str:
    """How much it differs: points for shares, the indicator's own unit otherwise. Never 0 for what is not."""
    sign = ""
    if signed and change.value:
        sign = "+" if change.value > 0 else "-"
    amount = abs(change.value)
    if isinstance(change, Points):
        most = POINT_DECIMALS if (amount * 100).denominator > 1 else 0
        return sign + points(amount, _showing(amount * 100, most), signed=False)
    decimals = _showing(amount, _needed(amount, indicator.shown.decimals))
    return f"{sign}{number(amount, decimals)} {indicator.shown.unit}".strip()


def excess_text(excess: Points | Difference, indicator: Indicator) -> str:
    """How far it is from its target, as exactly as the figure itself is printed."""
    if isinstance(excess, Points):
        amount = abs(excess.value)
        decimals = _needed(amount * 100, indicator.shown.decimals)
        return points(amount, _showing(amount * 100, decimals), signed=False)
    return amount_text(excess, indicator)


def _showing(amount: Fraction, decimals: int) -> int:
    """As many decimals, and more where so few would print something as nothing."""
    while amount and number(amount, decimals) == number(0, decimals):
        decimals += 1
    return decimals


def fraction_text(worked: Worked) -> str:
    """``9/12`` where the figure has a denominator; nothing for a plain count."""
    figure = worked.figure
    if figure.denominator is None:
        return ""
    return f"{number(figure.numerator)}/{number(figure.denominator)}"


def told_value(worked: Worked, indicator: Indicator) -> str:
    """The value as it is told beside another: a share with its fraction, ``9/12 = 75%``."""
    if isinstance(worked.value, Gap):
        return gap_text(worked.value)
    value = value_text(worked.value, indicator)
    if worked.value_unit is not ValueUnit.PERCENT:
        return value
    return f"{fraction_text(worked)} = {value}"


def change_name(one: Measured) -> str:
    """Which phrase says what changed; nothing where the base is missing, or lacks units of this year."""
    change = one.change
    if change is None or isinstance(change, Gap):
        return ""
    if change.value == 0:
        return "same"
    return "increase" if change.value > 0 else "decrease"


def target_name(one: Measured) -> str:
    """Which phrase says how the figure stands to its target; nothing where it has none."""
    excess = one.excess
    if excess is None or isinstance(excess, Gap):
        return ""
    return "reaches" if excess.value == 0 else "exceeds" if excess.value > 0 else "misses"


def cover_text(one: Measured) -> str:
    """How many units the figure speaks for, where it is not all of them."""
    figure = one.now.figure
    if figure.covered == figure.expected:
        return ""
    return phrase("not_covered", covered=number(figure.covered), expected=number(figure.expected))


def base_note(catalogue: Catalogue, one: Measured) -> str:
    """Which base a change is against: last year on this year's units, and as reported then."""
    indicator = catalogue.indicators[one.now.indicator]
    if one.now.formula == "reduction":
        return _reduction_note(catalogue, one)
    if one.series_broken:
        return phrase("series_broken", day=short_date(one.now.rule.since or one.now.reference_day))
    if one.base is None or isinstance(one.base.value, Gap):
        return ""
    if not one.comparable:
        return _apart_note(one, one.base, told_value(one.base, indicator))
    base, reported = told_value(one.base, indicator), one.as_reported
    if reported is None or not restated(one):
        return phrase("base_same", base=base, year=one.base.year)
    return phrase(
        "base_note",
        base=base,
        year=one.base.year,
        units=number(one.base.figure.expected),
        day=short_date(one.now.reference_day),
        reported=told_value(reported, indicator),
    )


def restated(one: Measured) -> bool:
    """Whether the base says something else on this year's units than was reported."""
    if one.base is None or one.as_reported is None:
        return False
    base, reported = one.base.figure, one.as_reported.figure
    return (base.numerator, base.denominator) != (reported.numerator, reported.denominator)


def _apart_note(one: Measured, base: Worked, value: str) -> str:
    """Why this year and last are not set beside each other: they speak for other units."""
    if not one.base_lacks:
        return phrase("base_uneven", base=value, year=base.year)
    there = len(one.now.shares) - one.base_lacks
    return phrase(
        "base_lacks",
        base=value,
        year=base.year,
        there=number(there),
        units=number(len(one.now.shares)),
        lacking=number(one.base_lacks),
    )


def _reduction_note(catalogue: Catalogue, one: Measured) -> str:
    """Which days were compared: the target's base day, else last year's closing day."""
    base_on = one.target.base_on if one.target else None
    before = SchoolYear.parse(one.now.year).previous
    return phrase(
        "base_reduction",
        before=number(one.now.figure.denominator or 0),
        base_day=short_date(base_on or catalogue.reference_day(before, one.now.round)),
        day=short_date(one.now.reference_day),
        now=number(sum(1 for share in one.now.shares if share.part == 1)),
    )
