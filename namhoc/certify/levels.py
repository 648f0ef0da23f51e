"""The level of each programme that a district holds, as a figure over the communes judged."""

from __future__ import annotations

from collections.abc import Mapping

from namhoc.certify.judging import level_reached
from namhoc.certify.year_lines import YearLines
from namhoc.engine.figures import Figure, ValueUnit
from namhoc.engine.gaps import Gap
from namhoc.law.indicators import Indicator
from namhoc.measure.facts import AS_REPORTED, Measured, Rule, ShareLine, Worked
from namhoc.measure.rules import rule_on

LEVEL = "level"  # the formula that is judged instead of worked out


def levels_of(lines: YearLines) -> dict[str, int | None]:
    """The level of each programme that the office's district holds; ``None`` where too little is known to say."""
    programmes = {standard.programme for standard in lines.catalogue.standards.values()}
    return {
        programme: level_reached(lines.catalogue, lines.judged, lines.communes, programme, lines.judging_day)
        for programme in sorted(programmes)
        if lines.communes
    }


def level_figures(lines: YearLines, levels: Mapping[str, int | None]) -> list[Measured]:
    """Each level as a figure of its own, with every commune's beside it.

    Gaps    a commune of which too little is known is not covered; where that leaves the level itself
            open, none is covered
    """
    figures = []
    for indicator in lines.catalogue.indicators.values():
        rule = rule_on(indicator, lines.day_of(indicator))
        if indicator.formula == LEVEL and indicator.takes.holds in levels and rule is not None:
            worked = _worked(lines, indicator, rule, levels[indicator.takes.holds])
            figures.append(Measured(worked, target=lines.facts.target_of(indicator.indicator)))
    return figures


def _worked(lines: YearLines, indicator: Indicator, rule: Rule, level: int | None) -> Worked:
    shares = tuple(
        ShareLine(one.code, one.name, _commune_level(lines, one.code, indicator.takes.holds)) for one in lines.communes
    )
    covered = 0 if level is None else sum(1 for share in shares if share.gap is None)
    return Worked(
        indicator.indicator,
        lines.facts.unit,
        str(lines.facts.year),
        indicator.round,
        AS_REPORTED,
        lines.day_of(indicator),
        indicator.formula,
        rule,
        ValueUnit.LEVEL,
        Figure(level or 0, None, covered, len(shares)),
        shares,
    )


def _commune_level(lines: YearLines, commune: str, programme: str) -> int | Gap:
    """The highest level a commune holds in a programme; a gap where a higher one is not known not to be held."""
    verdicts = {
        standard.level or 1: lines.judged[commune, code].met
        for code, standard in lines.catalogue.standards.items()
        if standard.programme == programme and (commune, code) in lines.judged
    }
    held = max((level for level, met in verdicts.items() if met), default=0)
    open_above = any(met is None and level > held for level, met in verdicts.items())
    return Gap.not_known() if open_above else held
