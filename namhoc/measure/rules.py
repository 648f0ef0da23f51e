"""Figures from lines: all indicators of a formula in one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from namhoc.engine.figures import Figure, ValueUnit
from namhoc.engine.gaps import Gap, GapKind
from namhoc.engine.working import Line, work_out
from namhoc.law.catalogue import Catalogue
from namhoc.law.indicators import Indicator
from namhoc.law.starts import Starts
from namhoc.measure.facts import AS_REPORTED, Rule, ShareLine, Worked, YearFacts

VALUE_UNITS = {
    "number": ValueUnit.NUMBER,
    "per cent": ValueUnit.PERCENT,
    "ratio": ValueUnit.RATIO,
    "level": ValueUnit.LEVEL,
}


@dataclass(frozen=True)
class Asked:
    """One figure to work out: an indicator, its lines, and the structure they stand on."""

    indicator: Indicator
    lines: tuple[ShareLine, ...]
    reference_day: date
    structure: str = AS_REPORTED


def rule_on(indicator: Indicator, day: date) -> Rule | None:
    """The law version of an indicator on ``day``; ``None`` where none was in force."""
    found = Starts(indicator.since).start_on(day)
    if found is None:
        return None
    since, version = found
    return Rule(version.source, since, version.verified, version.breaks_series)


def broken_between(indicator: Indicator, after: date, until: date) -> bool:
    """Whether a rule that counts something else began in between: no comparing across its start."""
    versions = Starts(indicator.since)
    return any(version.breaks_series for since, version in versions if since is not None and after < since <= until)


def work_all(facts: YearFacts, asked: Sequence[Asked]) -> list[Worked]:
    """Work out every figure asked for whose indicator had a rule on its day: one query a formula.

    Shape   one worked figure for each one asked whose indicator had a rule, in their order
    Gaps    a unit that does not apply is not expected; one with any other gap is not covered
    """
    by_formula: dict[str, list[tuple[int, Asked]]] = defaultdict(list)
    for at, one in enumerate(asked):
        by_formula[one.indicator.formula].append((at, one))
    figures: dict[int, Figure] = {}
    for formula, group in by_formula.items():
        worked = work_out(formula, (line for at, one in group for line in _lines(str(at), one.lines)))
        figures |= {at: worked.get(str(at), _of_nobody(formula)) for at, _one in group}
    results = (_worked(facts, one, figures[at]) for at, one in enumerate(asked))
    return [result for result in results if result is not None]


def figure_of(formula: str, lines: Iterable[ShareLine]) -> Figure:
    """The figure that these lines give by themselves."""
    return work_out(formula, _lines("", lines)).get("", _of_nobody(formula))


def _of_nobody(formula: str) -> Figure:
    """The figure where the question applied to no unit at all."""
    return Figure(0, None if formula == "total" else 0, 0, 0)


def _lines(group: str, lines: Iterable[ShareLine]) -> Iterable[Line]:
    for line in lines:
        if line.gap is None or line.gap.kind is not GapKind.NOT_APPLICABLE:
            yield Line(group, _number(line.part), _number(line.whole))


def _number(side: int | Gap | None) -> int | None:
    return None if isinstance(side, Gap) else side


def _worked(facts: YearFacts, one: Asked, figure: Figure) -> Worked | None:
    rule = rule_on(one.indicator, one.reference_day)
    if rule is None:
        return None
    return Worked(
        indicator=one.indicator.indicator,
        unit=facts.unit,
        year=str(facts.year),
        round=one.indicator.round,
        structure=one.structure,
        reference_day=one.reference_day,
        formula=one.indicator.formula,
        rule=rule,
        value_unit=VALUE_UNITS[one.indicator.shown.kind],
        figure=figure,
        shares=one.lines,
    )


def reference_day(catalogue: Catalogue, facts: YearFacts, indicator: Indicator) -> date:
    return catalogue.reference_day(facts.year, indicator.round)


def by_indicator(worked: Iterable[Worked]) -> Mapping[str, Worked]:
    return {one.indicator: one for one in worked}
