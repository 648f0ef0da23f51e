"""Figures in words: the value, what changed, the target, the base."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml

from namhoc.engine.figures import Difference, Points, ValueUnit
from namhoc.engine.gaps import Gap
from namhoc.law.catalogue import ROOT, Catalogue
from namhoc.law.entry import Sourced
from namhoc.law.indicators import Indicator
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
    places = indicator.shown.decimals
    if indicator.shown.kind == "per cent":
        return percent(value, 0 if (value * 100).denominator == 1 else places)
    return number(value, 0 if value.denominator == 1 else places)


def amount_text(change: Points | Difference, indicator: Indicator, *, signed: bool = False) -> str:
    """How much it differs: points for shares, the indicator's own unit otherwise."""
    sign = ""
    if signed and change.value:
        sign = "+" if change.value > 0 else "-"
    if isinstance(change, Points):
        decimals = 0 if (change.value * 100).denominator == 1 else POINT_DECIMALS
        return sign + points(abs(change.value), decimals, signed=False)
    return f"{sign}{value_text(abs(change.value), indicator)} {indicator.shown.unit}".strip()


def fraction_text(worked: Worked) -> str:
    """``9/12`` where the figure has a denominator; nothing for a plain count."""
    figure = worked.figure
    if figure.denominator is None:
        return ""
    return f"{number(figure.numerator)}/{number(figure.denominator)}"


def change_text(one: Measured, indicator: Indicator) -> str:
    """What changed since the base, in words; nothing where there is no base."""
    change = one.change
    if change is None or isinstance(change, Gap):
        return ""
    if change.value == 0:
        return phrase("same")
    name = "increase" if change.value > 0 else "decrease"
    return phrase(name, amount=amount_text(change, indicator))


def target_text(one: Measured, indicator: Indicator, basis: str) -> str:
    """How the figure stands to its target, in words; nothing where it has none."""
    excess, target = one.excess, one.target
    if target is None or excess is None or isinstance(excess, Gap):
        return ""
    name = "reaches" if excess.value == 0 else "exceeds" if excess.value > 0 else "misses"
    least = value_text(target.at_least, indicator)
    return phrase(name, amount=amount_text(excess, indicator), target=least, basis=basis)


def cover_text(one: Measured) -> str:
    """How many units the figure speaks for, where it is not all of them."""
    figure = one.now.figure
    if figure.covered == figure.expected:
        return ""
    return phrase("not_covered", covered=figure.covered, expected=figure.expected)


def base_note(catalogue: Catalogue, one: Measured) -> str:
    """Which base a change is against: last year on this year's units, and as reported then."""
    indicator = catalogue.indicators[one.now.indicator]
    if one.now.formula == "reduction":
        return _reduction_note(one)
    if one.base is None or isinstance(one.base.value, Gap):
        return ""
    base, reported = _with_value(one.base, indicator), one.as_reported
    if reported is None or not restated(one):
        return phrase("base_same", base=base, year=one.base.year)
    return phrase(
        "base_note",
        base=base,
        year=one.base.year,
        units=one.base.figure.expected,
        day=short_date(one.now.reference_day),
        reported=_with_value(reported, indicator),
    )


def restated(one: Measured) -> bool:
    """Whether the base says something else on this year's units than was reported."""
    if one.base is None or one.as_reported is None:
        return False
    return one.base.figure != one.as_reported.figure


def _with_value(worked: Worked, indicator: Indicator) -> str:
    value = value_text(worked.value, indicator)
    if worked.value_unit is not ValueUnit.PERCENT:
        return value
    return f"{fraction_text(worked)} = {value}"


def _reduction_note(one: Measured) -> str:
    now = sum(1 for share in one.now.shares if share.part == 1)
    base_on = one.target.base_on if one.target else None
    return phrase(
        "base_reduction",
        before=one.now.figure.denominator,
        base_day="…" if base_on is None else short_date(base_on),
        day=short_date(one.now.reference_day),
        now=now,
    )
