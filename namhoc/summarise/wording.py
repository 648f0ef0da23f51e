"""Figures in words: the value, its change in points, its target, the base it is set beside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from namhoc.engine.figures import Difference, Points, ValueUnit
from namhoc.engine.gaps import Gap
from namhoc.law.catalogue import Catalogue
from namhoc.law.indicators import Indicator
from namhoc.measure.facts import Measured, Worked
from namhoc.paper.blocks import Run
from namhoc.paper.numbers import number, percent, points, short_date
from namhoc.plan.facts import DocumentFact
from namhoc.summarise.outline import Outline

_PLACE = re.compile(r"\{(\w+)\}")
POINT_DECIMALS = 1  # how changes are printed; they are kept exact


def value_text(value: Fraction | Gap, indicator: Indicator, gap: str = "") -> str:
    """The value as a page prints it: decimals as the catalogue says, none where it is round."""
    if isinstance(value, Gap):
        return gap
    places = indicator.shown.decimals
    if indicator.shown.kind == "per cent":
        return percent(value, 0 if (value * 100).denominator == 1 else places)
    return number(value, 0 if value.denominator == 1 else places)


def amount_text(change: Points | Difference, indicator: Indicator) -> str:
    """How much it differs, without a sign: points for shares, the indicator's unit otherwise."""
    if isinstance(change, Points):
        return points(abs(change.value), POINT_DECIMALS, signed=False)
    unit = indicator.shown.unit
    text = value_text(abs(change.value), indicator)
    return f"{text} {unit}".strip()


def fraction_text(worked: Worked, indicator: Indicator) -> str:
    """``9/12`` where the figure is a share of units, or the plain value otherwise."""
    figure = worked.figure
    if figure.denominator is None:
        return value_text(figure.value, indicator)
    return f"{number(figure.numerator)}/{number(figure.denominator)}"


@dataclass(frozen=True)
class Words:
    """Puts measured figures into the phrases of the outline."""

    catalogue: Catalogue
    outline: Outline
    documents: Mapping[str, DocumentFact]

    def clause(self, one: Measured, *, reference: str | None = None) -> tuple[Run, ...]:
        """The indicator's sentence with its numbers as references, then change and target."""
        indicator = self.catalogue.indicators[one.now.indicator]
        if isinstance(one.now.value, Gap):
            return (Run(f"{indicator.label}: {self.outline.phrase('no_value')}"),)
        runs = list(self._said(one, indicator, reference or one.now.indicator))
        for phrase in (self._change(one, indicator), self._target(one, indicator), self._cover(one)):
            if phrase:
                runs.append(Run(f"{self.outline.phrases['list']}{phrase}"))
        return tuple(runs)

    def _said(self, one: Measured, indicator: Indicator, reference: str) -> list[Run]:
        values = {
            "numerator": number(one.now.figure.numerator),
            "denominator": number(one.now.figure.denominator or 0),
            "value": value_text(one.now.value, indicator),
        }
        template = indicator.says or f"{indicator.label}: {{value}}"
        runs, last = [], 0
        for found in _PLACE.finditer(template):
            runs.append(Run(template[last : found.start()]))
            runs.append(Run(values[found[1]], reference=reference))
            last = found.end()
        runs.append(Run(template[last:]))
        return [run for run in runs if run.text]

    def _change(self, one: Measured, indicator: Indicator) -> str:
        change = one.change
        if change is None or isinstance(change, Gap):
            return ""
        if change.value == 0:
            return self.outline.phrase("same")
        name = "increase" if change.value > 0 else "decrease"
        return self.outline.phrase(name, amount=amount_text(change, indicator))

    def _target(self, one: Measured, indicator: Indicator) -> str:
        excess, target = one.excess, one.target
        if target is None or excess is None or isinstance(excess, Gap):
            return ""
        name = "reaches" if excess.value == 0 else "exceeds" if excess.value > 0 else "misses"
        return self.outline.phrase(
            name,
            amount=amount_text(excess, indicator),
            target=value_text(target.at_least, indicator),
            basis=self.basis(target.basis),
        )

    def _cover(self, one: Measured) -> str:
        figure = one.now.figure
        if figure.covered == figure.expected:
            return ""
        return self.outline.phrase("not_covered", covered=figure.covered, expected=figure.expected)

    def basis(self, code: str) -> str:
        """How a document is named in a sentence: its number, or its title."""
        document = self.documents.get(code)
        if document is not None:
            return document.label
        source = self.catalogue.sources.get(code)
        return code if source is None else source.label

    def base_note(self, one: Measured) -> str:
        """Which base a change is against: last year on this year's units, and as reported then."""
        indicator = self.catalogue.indicators[one.now.indicator]
        if one.now.formula == "reduction":
            return self._reduction_note(one)
        if one.base is None or isinstance(one.base.value, Gap):
            return ""
        base, reported = self._with_value(one.base, indicator), one.as_reported
        if reported is None or reported.figure == one.base.figure:
            return self.outline.phrase("base_same", base=base, year=one.base.year)
        return self.outline.phrase(
            "base_note",
            base=base,
            year=one.base.year,
            units=one.base.figure.expected,
            day=short_date(one.now.reference_day),
            reported=self._with_value(reported, indicator),
        )

    def _with_value(self, worked: Worked, indicator: Indicator) -> str:
        value = value_text(worked.value, indicator)
        if worked.value_unit is not ValueUnit.PERCENT:
            return value
        return f"{fraction_text(worked, indicator)} = {value}"

    def _reduction_note(self, one: Measured) -> str:
        now = sum(1 for share in one.now.shares if share.part == 1)
        base_on = one.target.base_on if one.target else None
        return self.outline.phrase(
            "base_reduction",
            before=one.now.figure.denominator,
            base_day="…" if base_on is None else short_date(base_on),
            day=short_date(one.now.reference_day),
            now=now,
        )
