"""Reports taken up to be looked at: with the unit as it was, the form as it was, and every asked cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from namhoc.collect.answers import Answer, Filing
from namhoc.collect.checks import check_filing
from namhoc.collect.layout import layout_of
from namhoc.collect.models import Report
from namhoc.collect.queries import filings_of
from namhoc.engine.gaps import NOT_REPORTED, Gap
from namhoc.law.catalogue import Catalogue, in_force
from namhoc.law.findings import Finding
from namhoc.law.forms import FormVersion
from namhoc.units.network import Network
from namhoc.units.queries import network


@dataclass(frozen=True)
class InHand:
    """A report with what it takes to read it. ``filing`` has every asked question, at the cells of the form."""

    report: Report
    name: str
    kind: str
    version: FormVersion
    filing: Filing
    known: Network

    @property
    def values(self) -> dict[str, int | Gap]:
        return {code: answer.value for code, answer in self.filing.answers.items()}

    @property
    def blank(self) -> list[str]:
        """The questions that have not been answered."""
        return [code for code, value in self.values.items() if value == NOT_REPORTED]

    def findings(self) -> list[Finding]:
        """What the form's checks say, and whether there is anything at all."""
        found = check_filing(self.version, self.filing)
        if len(self.blank) == len(self.filing.answers):
            found.append(Finding("collect.nothing-filled-in"))
        return found

    def by_question(self, findings: Sequence[Finding]) -> Mapping[str, list[Finding]]:
        """Findings by the question of the cell at which they stand; those elsewhere are left out."""
        at = {(answer.sheet, answer.cell): code for code, answer in self.filing.answers.items()}
        sorted_out: dict[str, list[Finding]] = {}
        for finding in findings:
            code = at.get((finding.place.sheet, finding.place.cell))
            if code is not None:
                sorted_out.setdefault(code, []).append(finding)
        return sorted_out


def take_in_hand(catalogue: Catalogue, report: Report) -> InHand:
    """One report, ready to be read."""
    return take_all_in_hand(catalogue, [report])[0]


def findings_before_sending(catalogue: Catalogue, report: Report) -> list[Finding]:
    """Everything the form's checks say about a report as it stands, worst first."""
    order = {"error": 0, "warning": 1, "note": 2}
    found = take_in_hand(catalogue, report).findings()
    return sorted(found, key=lambda finding: order[catalogue.wording(finding).severity])


def take_all_in_hand(catalogue: Catalogue, reports: Sequence[Report]) -> list[InHand]:
    """Reports with their round and unit already read: three queries, however many."""
    known = network()
    filings = filings_of(list(reports), {})
    return [_in_hand(catalogue, report, filing, known) for report, filing in zip(reports, filings, strict=True)]


def _in_hand(catalogue: Catalogue, report: Report, filing: Filing, known: Network) -> InHand:
    code, day = report.unit.code, report.round.reference_day
    state = known.state(code, day) or known.last_known(code)
    kind = "" if state is None else state.kind
    version = in_force(catalogue.forms[report.form].since, day)
    answers = {}
    for asked, spot in layout_of(version, kind).items():
        given = filing.answers.get(asked)
        answers[asked] = Answer(asked, NOT_REPORTED if given is None else given.value, spot.sheet, spot.cell)
    filing = replace(filing, kind=kind, answers=answers)
    return InHand(report, code if state is None else state.name, kind, version, filing, known)
