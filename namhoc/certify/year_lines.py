"""The lines behind every indicator of a year: answers, certificates, standards judged, the network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from namhoc.certify.cells import certificate_line, judged_line, network_lines
from namhoc.certify.certificates import CertificateFact
from namhoc.certify.judging import Commune, Judged, judge
from namhoc.collect.asked import kinds_asked
from namhoc.engine.figures import Figure
from namhoc.law.catalogue import Catalogue
from namhoc.law.indicators import Indicator
from namhoc.measure.facts import ShareLine, YearFacts
from namhoc.measure.lines import answer_lines
from namhoc.measure.rules import Asked, reference_day, rule_on, work_all

UNIVERSALISATION = "universalisation"
LAST_ROUND = "end-of-year"


@dataclass(frozen=True)
class YearBook:
    """What came in for a year, with the certificates that were ever held."""

    facts: YearFacts
    certificates: tuple[CertificateFact, ...] = ()


class YearLines:
    """The lines of every indicator for one year's book, each found once."""

    def __init__(self, catalogue: Catalogue, book: YearBook) -> None:
        self.catalogue, self.book, self.facts = catalogue, book, book.facts
        self._found: dict[str, tuple[ShareLine, ...]] = {}
        self.communes = self._communes()
        self.judged = self._judge()

    def of(self, indicator: Indicator) -> tuple[ShareLine, ...]:
        """The lines of one indicator, by where its rows come from; none for what the year itself tells."""
        if indicator.indicator not in self._found:
            self._found[indicator.indicator] = self._of(indicator, self.day_of(indicator))
        return self._found[indicator.indicator]

    def day_of(self, indicator: Indicator) -> date:
        """The day on which the year's figures of this indicator are closed."""
        return reference_day(self.catalogue, self.facts, indicator)

    @property
    def judging_day(self) -> date:
        return self.catalogue.reference_day(self.facts.year, UNIVERSALISATION)

    def base_day(self, indicator: Indicator) -> date:
        """The day a reduction counts from: the target's own, else last year's closing day."""
        target = self.facts.target_of(indicator.indicator)
        if target is not None and target.base_on is not None:
            return target.base_on
        return self.catalogue.reference_day(self.facts.year.previous, indicator.round)

    def _of(self, indicator: Indicator, day: date) -> tuple[ShareLine, ...]:
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

    def _communes(self) -> list[Commune]:
        kinds = kinds_asked(self.catalogue, UNIVERSALISATION)
        under = self.facts.network.under(self.facts.unit, self.judging_day, kinds)
        return [Commune(code, unit.name, unit.disadvantaged) for code, unit in sorted(under.items())]

    def _judge(self) -> dict[tuple[str, str], Judged]:
        figures: dict[str, dict[str, Figure]] = {one.code: {} for one in self.communes}
        asked = [
            Asked(indicator, (line,), self.day_of(indicator))
            for indicator in self.catalogue.indicators.values()
            if indicator.rows == "communes" and rule_on(indicator, self.day_of(indicator)) is not None
            for line in self.of(indicator)
            if line.unit in figures
        ]
        for one, worked in zip(asked, work_all(self.facts, asked), strict=True):
            figures[one.lines[0].unit][worked.indicator] = worked.figure
        return judge(self.catalogue, self.communes, figures, self.judging_day)

    def _schools_on(self, day: date, kinds: Iterable[str]) -> Mapping[str, str]:
        """The schools under the office on ``day``, with their names."""
        asked = tuple(kinds) or kinds_asked(self.catalogue, LAST_ROUND)
        under = self.facts.network.under(self.facts.unit, day, asked)
        return {code: unit.name for code, unit in sorted(under.items())}

    def _certificate_lines(self, indicator: Indicator, day: date) -> tuple[ShareLine, ...]:
        schools = self._schools_on(day, indicator.kinds)
        held = self.book.certificates
        return tuple(certificate_line(code, name, indicator.takes.holds, held, day) for code, name in schools.items())

    def _standard_lines(self, indicator: Indicator) -> tuple[ShareLine, ...]:
        return tuple(
            judged_line(self.judged[commune.code, indicator.takes.holds], self.catalogue.standards)
            for commune in self.communes
            if (commune.code, indicator.takes.holds) in self.judged
        )

    def _network_lines(self, indicator: Indicator, day: date) -> tuple[ShareLine, ...]:
        now = self._schools_on(day, indicator.kinds)
        if indicator.formula != "reduction":
            return tuple(ShareLine(code, name, 1) for code, name in now.items())
        base = self.base_day(indicator)
        return network_lines(self.facts.network, now, self._schools_on(base, indicator.kinds), (base, day))
