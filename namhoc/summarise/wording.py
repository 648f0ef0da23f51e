"""A figure's sentence: the indicator's own clause, then its change, its target, its cover."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from namhoc.engine.gaps import Gap
from namhoc.law.catalogue import Catalogue
from namhoc.law.indicators import Indicator
from namhoc.measure.facts import Measured
from namhoc.measure.phrases import change_text, cover_text, phrase, target_text, value_text
from namhoc.paper.blocks import Run
from namhoc.paper.numbers import number
from namhoc.plan.facts import DocumentFact
from namhoc.summarise.outline import Outline

_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Words:
    """Puts measured figures into sentences."""

    catalogue: Catalogue
    outline: Outline
    documents: Mapping[str, DocumentFact]

    def clause(self, one: Measured) -> tuple[Run, ...]:
        """The indicator's clause, its numbers as references, then change, target and cover."""
        indicator = self.catalogue.indicators[one.now.indicator]
        if isinstance(one.now.value, Gap):
            return (Run(f"{indicator.label}: {phrase('no_value')}"),)
        basis = "" if one.target is None else self.basis(one.target.basis)
        more = (change_text(one, indicator), target_text(one, indicator, basis), cover_text(one))
        rest = "".join(f"{self.outline.phrases['list']}{said}" for said in more if said)
        return (*self._said(one, indicator), *((Run(rest),) if rest else ()))

    def _said(self, one: Measured, indicator: Indicator) -> list[Run]:
        reference = one.now.indicator if one.now.key is None else str(one.now.key)
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

    def basis(self, code: str) -> str:
        """How a document is named in a sentence: its number, or its title."""
        document = self.documents.get(code)
        if document is not None:
            return document.label
        source = self.catalogue.sources.get(code)
        return code if source is None else source.label
