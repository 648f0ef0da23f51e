"""A whole school year measured: answers, certificates, standards, network, targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from namhoc.certify.cells import certificate_line, judged_line, network_lines, target_line
from namhoc.certify.certificates import CertificateFact
from namhoc.certify.judging import Commune, Judged, judge, level_reached
from namhoc.collect.asked import kinds_asked
from namhoc.engine.figures import Figure, ValueUnit
from namhoc.engine.gaps import Gap
from namhoc.law.catalogue import Catalogue
from namhoc.law.indicators import Indicator
from namhoc.measure.facts import AS_REPORTED, Measured, ShareLine, Worked, YearFacts
from namhoc.measure.lines import answer_lines
from namhoc.measure.rules import Asked, by_indicator, reference_day, restated, rule_on, work_all
from namhoc.units.network import NotComparable

UNIVERSALISATION = "universalisation"
FROM_ANSWERS = ("schools", "communes")


@dataclass(frozen=True)
class YearBook:
    """What came in for a year, with the certificates that were ever held."""

    facts: YearFacts
    certificates: tuple[CertificateFact, ...] = ()


@dataclass(frozen=True)
class MeasuredYear:
    """All figures of a year beside their bases and targets, and the standards judged."""

    figures: tuple[Measured, ...]
    judged: tuple[Judged, ...]
    levels: Mapping[str, int]  # programme → level the office's district holds

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
        Asked(indicator, lines.of(indicator), reference_day(catalogue, book.facts, indicator))
        for indicator in catalogue.indicators.values()
        if indicator.rows != "targets" and indicator.formula != "level"
    ]
    now = work_all(book.facts, [one for one in asked if one.lines])
    bases = _bases(lines, before)
    reported = _as_reported(before)
    figures = [_measured(lines, one, bases, reported) for one in now]
    levels = lines.levels()
    figures += _level_figures(lines, levels)
    figures += _achievement(catalogue, book, figures)
    return MeasuredYear(tuple(figures), tuple(lines.judged.values()), levels)


class YearLines:
    """The lines of every indicator for one year's book."""

    def __init__(self, catalogue: Catalogue, book: YearBook) -> None:
        self.catalogue, self.book, self.facts = catalogue, book, book.facts
        self.communes = self._communes()
        self.judged = self._judge()

    def of(self, indicator: Indicator) -> tuple[ShareLine, ...]:
        """The lines of one indicator, by where its rows come from."""
        day = reference_day(self.catalogue, self.facts, indicator)
        match indicator.rows:
            case "schools" | "communes":
                return answer_lines(self.catalogue, indicator, self.facts, day)
            case "certificates":
                return self._certificate_lines(indicator, day)
            case "standards":
                return self._standard_lines(indicator)
            case "network":
                return self._network_lines(indicator, day)
            case _:
                return ()

    def levels(self) -> dict[str, int]:
        """The level of each programme that the office's district holds."""
        day = self.catalogue.reference_day(self.facts.year, UNIVERSALISATION)
        programmes = {standard.programme for standard in self.catalogue.standards.values()}
        return {
            programme: level_reached(self.catalogue, self.judged, self.communes, programme, day)
            for programme in sorted(programmes)
            if self.communes
        }

    def _communes(self) -> list[Commune]:
        day = self.catalogue.reference_day(self.facts.year, UNIVERSALISATION)
        kinds = kinds_asked(self.catalogue, UNIVERSALISATION)
        under = self.facts.network.under(self.facts.unit, day, kinds)
        return [Commune(code, unit.name, unit.disadvantaged) for code, unit in sorted(under.items())]

    def _judge(self) -> dict[tuple[str, str], Judged]:
        figures: dict[str, dict[str, Figure]] = {one.code: {} for one in self.communes}
        asked, owners = [], []
        for indicator in self.catalogue.indicators.values():
            if indicator.rows == "communes":
                for line in self.of(indicator):
                    day = reference_day(self.catalogue, self.facts, indicator)
                    if rule_on(indicator, day) is not None:
                        asked.append(Asked(indicator, (line,), day))
                        owners.append(line.unit)
        for owner, worked in zip(owners, work_all(self.facts, asked), strict=True):
            figures[owner][worked.indicator] = worked.figure
        day = self.catalogue.reference_day(self.facts.year, UNIVERSALISATION)
        return judge(self.catalogue, self.communes, figures, day)

    def schools_on(self, day: date, kinds: Iterable[str] = ()) -> dict[str, str]:
        """The schools under the office on ``day``, with their names."""
        asked = tuple(kinds) or kinds_asked(self.catalogue, "end-of-year")
        under = self.facts.network.under(self.facts.unit, day, asked)
        return {code: unit.name for code, unit in sorted(under.items())}

    def _certificate_lines(self, indicator: Indicator, day: date) -> tuple[ShareLine, ...]:
        schools = self.schools_on(day, indicator.kinds)
        held = self.book.certificates
        return tuple(certificate_line(code, name, indicator.takes.holds, held, day) for code, name in schools.items())

    def _standard_lines(self, indicator: Indicator) -> tuple[ShareLine, ...]:
        return tuple(
            judged_line(self.judged[commune.code, indicator.takes.holds], self.catalogue.standards)
            for commune in self.communes
            if (commune.code, indicator.takes.holds) in self.judged
        )

    def _network_lines(self, indicator: Indicator, day: date) -> tuple[ShareLine, ...]:
        now = self.schools_on(day, indicator.kinds)
        if indicator.formula != "reduction":
            return tuple(ShareLine(code, name, 1) for code, name in now.items())
        base = self.base_day(indicator)
        return network_lines(self.facts.network, now, self.schools_on(base, indicator.kinds), (base, day))

    def base_day(self, indicator: Indicator) -> date:
        """The day a reduction counts from: the target's own, else last year's closing day."""
        target = self.facts.target_of(indicator.indicator)
        if target is not None and target.base_on is not None:
            return target.base_on
        return self.catalogue.reference_day(self.facts.year.previous, indicator.round)


def _bases(lines: YearLines, before: YearLines | None) -> Mapping[str, Worked]:
    """Last year's figures on this year's units; what is not comparable is left out."""
    if before is None:
        return {}
    asked = []
    for indicator in lines.catalogue.indicators.values():
        if indicator.rows == "targets" or indicator.formula in ("level", "reduction"):
            continue
        after = reference_day(lines.catalogue, before.facts, indicator)
        until = reference_day(lines.catalogue, lines.facts, indicator)
        try:
            network = lines.facts.network
            moved = restated(before.of(indicator), indicator.restated, network, after, until)
        except NotComparable:
            continue
        if moved:
            asked.append(Asked(indicator, moved, after, structure=until.isoformat()))
    return by_indicator(work_all(before.facts, asked))


def _as_reported(before: YearLines | None) -> Mapping[str, Worked]:
    if before is None:
        return {}
    asked = [
        Asked(indicator, found, reference_day(before.catalogue, before.facts, indicator))
        for indicator in before.catalogue.indicators.values()
        if indicator.rows != "targets"
        and indicator.formula not in ("level", "reduction")
        and (found := before.of(indicator))
    ]
    return by_indicator(work_all(before.facts, asked))


def _measured(
    lines: YearLines,
    now: Worked,
    bases: Mapping[str, Worked],
    reported: Mapping[str, Worked],
) -> Measured:
    target = lines.facts.target_of(now.indicator)
    base, as_reported = bases.get(now.indicator), reported.get(now.indicator)
    if base is not None and base.rule.since != now.rule.since and now.rule.breaks_series:
        return Measured(now, target=target, series_broken=True)
    return Measured(now, base, as_reported, target=target)


PROGRAMME_LEVELS = "level"


def _level_figures(lines: YearLines, levels: Mapping[str, int]) -> list[Measured]:
    """The level of each programme as a figure of its own, covering the communes judged."""
    figures = []
    for indicator in lines.catalogue.indicators.values():
        level = levels.get(indicator.takes.holds)
        day = reference_day(lines.catalogue, lines.facts, indicator)
        rule = rule_on(indicator, day)
        if indicator.formula != PROGRAMME_LEVELS or level is None or rule is None:
            continue
        shares = tuple(
            ShareLine(one.code, one.name, _commune_level(lines, one.code, indicator.takes.holds))
            for one in lines.communes
        )
        covered = sum(1 for share in shares if share.gap is None)
        worked = Worked(
            indicator.indicator,
            lines.facts.unit,
            str(lines.facts.year),
            indicator.round,
            AS_REPORTED,
            day,
            indicator.formula,
            rule,
            ValueUnit.LEVEL,
            Figure(level, None, covered, len(shares)),
            shares,
        )
        figures.append(Measured(worked, target=lines.facts.target_of(indicator.indicator)))
    return figures


def _commune_level(lines: YearLines, commune: str, programme: str) -> int | Gap:
    """The highest level a commune holds in a programme; a gap where even the lowest is not known."""
    verdicts = {
        standard.level or 1: lines.judged[commune, code].met
        for code, standard in lines.catalogue.standards.items()
        if standard.programme == programme and (commune, code) in lines.judged
    }
    held = [level for level, met in verdicts.items() if met]
    if not held and None in verdicts.values():
        return Gap.not_known()
    return max(held, default=0)


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
