"""A whole school year measured: answers, certificates, standards, network, targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from namhoc.certify.bases import as_reported, bases
from namhoc.certify.cells import target_line
from namhoc.certify.judging import Judged
from namhoc.certify.levels import LEVEL, level_figures, levels_of
from namhoc.certify.year_lines import YearBook, YearLines
from namhoc.law.catalogue import Catalogue
from namhoc.measure.facts import Measured, Worked
from namhoc.measure.rules import Asked, broken_between, reference_day, work_all

__all__ = ["MeasuredYear", "YearBook", "measure_year"]


@dataclass(frozen=True)
class MeasuredYear:
    """All figures of a year beside their bases and targets, and the standards judged."""

    figures: tuple[Measured, ...]
    judged: tuple[Judged, ...]
    levels: Mapping[str, int | None]  # programme → level the office's district holds, where it is known

    def of(self, indicator: str) -> Measured | None:
        return next((one for one in self.figures if one.now.indicator == indicator), None)


def measure_year(catalogue: Catalogue, book: YearBook, previous: YearBook | None = None) -> MeasuredYear:
    """Work out every indicator of the catalogue for one office and year.

    Shape   a figure as reported; its base restated on this year's units where last year is known
    Gaps    an indicator whose form was not answered at all covers none of the expected units
    """
    lines = YearLines(catalogue, book)
    before = None if previous is None else YearLines(catalogue, previous)
    asked = [
        Asked(indicator, found, lines.day_of(indicator))
        for indicator in catalogue.indicators.values()
        if indicator.formula != LEVEL and (found := lines.of(indicator))
    ]
    moved, reported, levels = bases(lines, before), as_reported(before), levels_of(lines)
    figures = [_measured(lines, one, moved, reported) for one in work_all(book.facts, asked)]
    figures += level_figures(lines, levels)
    figures += _achievement(catalogue, book, figures)
    return MeasuredYear(tuple(figures), tuple(lines.judged.values()), levels)


def _measured(
    lines: YearLines,
    now: Worked,
    moved: Mapping[str, Worked],
    reported: Mapping[str, Worked],
) -> Measured:
    target = lines.facts.target_of(now.indicator)
    base = moved.get(now.indicator)
    indicator = lines.catalogue.indicators[now.indicator]
    if base is not None and broken_between(indicator, base.reference_day, now.reference_day):
        return Measured(now, target=target, series_broken=True)
    return Measured(now, base, reported.get(now.indicator), target=target)


def _achievement(catalogue: Catalogue, book: YearBook, figures: Sequence[Measured]) -> list[Measured]:
    """How many of the year's targets were met, each a line of its own."""
    found = {one.now.indicator: one for one in figures}
    lines = tuple(
        target_line(target, catalogue.indicators[target.indicator].label, found.get(target.indicator))
        for target in book.facts.targets
    )
    asked = [
        Asked(indicator, lines, reference_day(catalogue, book.facts, indicator))
        for indicator in catalogue.indicators.values()
        if indicator.rows == "targets" and lines
    ]
    return [Measured(worked) for worked in work_all(book.facts, asked)]
