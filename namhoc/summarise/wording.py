"""A figure's sentence: the indicator's own clause, then its change, its target, its cover."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from namhoc.engine.figures import Difference, Points
from namhoc.engine.gaps import Gap
from namhoc.law.catalogue import Catalogue
from namhoc.law.indicators import Indicator
from namhoc.law.wording import names_in
from namhoc.measure.facts import Measured
from namhoc.measure.phrases import (
    amount_text,
    change_name,
    cover_text,
    excess_text,
    gap_text,
    read_phrases,
    target_name,
    value_text,
)
from namhoc.paper.blocks import Run
from namhoc.paper.numbers import number
from namhoc.plan.facts import DocumentFact
from namhoc.summarise.outline import Outline

_PLACE = re.compile(r"\{(\w+)\}")
Filled = Mapping[str, str | Run]


def runs_of(template: str, values: Filled) -> Iterator[Run]:
    """A template cut at its places, each place filled with a text or a run."""
    last = 0
    for found in _PLACE.finditer(template):
        if found.start() > last:
            yield Run(template[last : found.start()])
        value = values[found[1]]
        yield value if isinstance(value, Run) else Run(value)
        last = found.end()
    if last < len(template):
        yield Run(template[last:])


def reference_of(one: Measured, form: str) -> str:
    """What a run cites: the stored figure's key, or the indicator where nothing is stored."""
    return f"{one.now.key or one.now.indicator}:{form}"


def _beside(one: Measured, indicator: Indicator) -> dict[str, str]:
    """What a clause may say of the base and the target, as far as there are any."""
    found: dict[str, str] = {}
    if isinstance(one.change, Points | Difference):
        found["change"] = amount_text(one.change, indicator, signed=True)
    if one.base is not None and not isinstance(one.base.value, Gap):
        found["previous"] = value_text(one.base.value, indicator)
    if one.target is not None:
        found["target"] = value_text(one.target.at_least, indicator)
    if isinstance(one.excess, Points | Difference):
        found["excess"] = excess_text(one.excess, indicator)
    return found


@dataclass(frozen=True)
class Words:
    """Puts measured figures into sentences."""

    catalogue: Catalogue
    outline: Outline
    documents: Mapping[str, DocumentFact]

    def clause(self, one: Measured, *, short: bool = False) -> tuple[Run, ...]:
        """The indicator's clause, then change, target and cover; its numbers are references.

        ``short`` leaves out what did not change and a target that was just reached
        """
        indicator = self.catalogue.indicators[one.now.indicator]
        if isinstance(one.now.value, Gap):
            return (Run(f"{indicator.label}: {gap_text(one.now.value)}"),)
        parts = [self._said(one, indicator)]
        if not (short and change_name(one) == "same"):
            parts.append(self._change(one, indicator))
        if not (short and target_name(one) == "reaches"):
            parts.append(self._target(one, indicator))
        parts.append([Run(cover)] if (cover := cover_text(one)) else [])
        return self._listed([part for part in parts if part])

    def _listed(self, parts: list[list[Run]]) -> tuple[Run, ...]:
        runs = list(parts[0])
        for part in parts[1:]:
            runs += [Run(self.outline.phrases["list"]), *part]
        return tuple(runs)

    def _said(self, one: Measured, indicator: Indicator) -> list[Run]:
        """The indicator's own clause; where that names something this figure lacks, its label and value."""
        texts = {
            "numerator": number(one.now.figure.numerator),
            "denominator": number(one.now.figure.denominator or 0),
            "value": value_text(one.now.value, indicator),
            **_beside(one, indicator),
        }
        plain = f"{indicator.label}: {{value}}"
        template = indicator.says if set(names_in(indicator.says)) <= set(texts) else plain
        cited = {name: Run(text, reference=reference_of(one, name)) for name, text in texts.items()}
        return list(runs_of(template or plain, cited))

    def _change(self, one: Measured, indicator: Indicator) -> list[Run]:
        name, change = change_name(one), one.change
        if not name or not isinstance(change, Points | Difference):
            return []
        amount = Run(amount_text(change, indicator), reference=reference_of(one, "amount"))
        return list(runs_of(read_phrases().phrases[name], {"amount": amount}))

    def _target(self, one: Measured, indicator: Indicator) -> list[Run]:
        name, excess, target = target_name(one), one.excess, one.target
        if not name or target is None or not isinstance(excess, Points | Difference):
            return []
        values: Filled = {
            "amount": Run(excess_text(excess, indicator), reference=reference_of(one, "excess")),
            "target": Run(value_text(target.at_least, indicator), reference=reference_of(one, "target")),
            "basis": self.basis(target.basis),
        }
        return list(runs_of(read_phrases().phrases[name], values))

    def basis(self, code: str) -> str:
        """How a document is named in a sentence: its number, or its title."""
        document = self.documents.get(code)
        if document is not None:
            return document.label
        source = self.catalogue.sources.get(code)
        return code if source is None else source.label
