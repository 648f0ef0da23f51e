"""Last year's figures beside this year's: on this year's units, and as they were reported then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from namhoc.certify.levels import LEVEL
from namhoc.certify.year_lines import YearLines
from namhoc.law.catalogue import Catalogue
from namhoc.law.indicators import Indicator
from namhoc.measure.facts import ShareLine, Worked
from namhoc.measure.restating import restated
from namhoc.measure.rules import Asked, by_indicator, work_all
from namhoc.units.network import NotComparable


def bases(lines: YearLines, before: YearLines | None) -> Mapping[str, Worked]:
    """Last year's figures on this year's units; what is not comparable is left out."""
    if before is None:
        return {}
    asked = []
    for indicator in _with_a_base(lines.catalogue):
        moved = _moved(lines, before, indicator)
        if moved:
            until = lines.day_of(indicator)
            asked.append(Asked(indicator, moved, before.day_of(indicator), structure=until.isoformat()))
    return by_indicator(work_all(before.facts, asked))


def _moved(lines: YearLines, before: YearLines, indicator: Indicator) -> tuple[ShareLine, ...]:
    after, until = before.day_of(indicator), lines.day_of(indicator)
    network, office = lines.facts.network, lines.facts.unit
    try:
        return restated(before.of(indicator), indicator.restated, network, after, until, parent=office)
    except NotComparable:
        return ()


def as_reported(before: YearLines | None) -> Mapping[str, Worked]:
    """Last year's figures on the units of then."""
    if before is None:
        return {}
    asked = [
        Asked(indicator, found, before.day_of(indicator))
        for indicator in _with_a_base(before.catalogue)
        if (found := before.of(indicator))
    ]
    return by_indicator(work_all(before.facts, asked))


def _with_a_base(catalogue: Catalogue) -> Iterator[Indicator]:
    for indicator in catalogue.indicators.values():
        if indicator.rows != "targets" and indicator.formula not in (LEVEL, "reduction"):
            yield indicator
