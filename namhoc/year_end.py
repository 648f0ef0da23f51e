"""The main job without a server: a folder of workbooks in, the year's papers and figures out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from namhoc.certify.certificates import CertificateFact, certificates_of, expired_findings
from namhoc.certify.year import MeasuredYear, YearBook, measure_year
from namhoc.collect.answers import OfficeBook
from namhoc.collect.folder import FolderReading, read_folder
from namhoc.collect.office_records import network_of, plan_of
from namhoc.convene.facts import ConferenceFacts
from namhoc.convene.office_book import read_conference
from namhoc.law.catalogue import Catalogue
from namhoc.law.findings import Finding, Place
from namhoc.law.school_year import SchoolYear
from namhoc.measure.facts import YearFacts
from namhoc.plan.facts import PlanFacts
from namhoc.recognise.facts import AwardRecord
from namhoc.recognise.office_book import read_awards
from namhoc.units.network import Network

Progress = Callable[[str], None]
LAST_ROUND = "end-of-year"


@dataclass(frozen=True)
class YearTold:
    """Everything the folders say about the year, worked out."""

    unit: str
    year: SchoolYear
    office: OfficeBook
    network: Network
    plan: PlanFacts
    conference: ConferenceFacts
    awards: tuple[AwardRecord, ...]
    measured: MeasuredYear


@dataclass(frozen=True)
class YearEnd:
    """What came of the job: the findings, and the year where none of them blocks it."""

    findings: tuple[Finding, ...]
    told: YearTold | None


def read_year_end(
    catalogue: Catalogue,
    folder: Path,
    *,
    unit: str,
    year: SchoolYear,
    previous: Path | None = None,
    progress: Progress = lambda _line: None,
) -> YearEnd:
    """Read this year's folder and last year's, check them, work the year out.

    Gaps    without last year's folder nothing is compared, and a finding says so
    """
    job = YearEndJob(catalogue, unit, year)
    now = job.read(folder, year, progress)
    before = None if previous is None else job.read(previous, year.previous, progress)
    findings = [*(() if before is None else _of_year(before.findings, year.previous)), *now.findings]
    if before is None:
        findings.append(Finding("collect.previous-missing", Place(unit=unit)))
    if now.office is None or job.blocked_by(findings):
        return YearEnd(tuple(findings), None)
    progress("…")
    told, found = job.work_out(now.office, now, before)
    findings += found
    return YearEnd(tuple(findings), None if job.blocked_by(findings) else told)


def _of_year(findings: Iterable[Finding], year: SchoolYear) -> Iterator[Finding]:
    """Findings in last year's files, which bear the names of this year's."""
    for finding in findings:
        place = finding.place
        yield replace(finding, place=replace(place, file=f"{year}/{place.file}")) if place.file else finding


@dataclass(frozen=True)
class YearEndJob:
    """One office's year: its folders read, then worked out."""

    catalogue: Catalogue
    unit: str
    year: SchoolYear

    def read(self, folder: Path, year: SchoolYear, progress: Progress) -> FolderReading:
        def count(at: int, total: int, name: str) -> None:
            progress(f"{year} {at}/{total} {name}")

        return read_folder(folder, self.catalogue, year=year, unit=self.unit, progress=count)

    def blocked_by(self, findings: Iterable[Finding]) -> bool:
        return any(self.catalogue.wording(finding).severity == "error" for finding in findings)

    def work_out(
        self, office: OfficeBook, now: FolderReading, before: FolderReading | None
    ) -> tuple[YearTold, list[Finding]]:
        """The year from what was read, and what is wrong across the lists."""
        readings = [reading for reading in (before, now) if reading is not None]
        books = [reading.office for reading in readings if reading.office is not None]
        day = self.catalogue.reference_day(self.year, LAST_ROUND)
        network, of_units = network_of(books)
        certificates, of_certificates = certificates_of(books, network.codes)
        plan, of_plan = plan_of(office, self.catalogue)
        conference, of_conference = read_conference(office)
        awards, of_awards = read_awards(office, self.catalogue, day)
        measured = measure_year(
            self.catalogue,
            self._book(now, self.year, network, plan, certificates),
            None if before is None else self._book(before, self.year.previous, network, plan, certificates),
        )
        findings = [*of_units, *of_certificates, *of_plan, *of_conference, *of_awards]
        findings += expired_findings(certificates, day)
        told = YearTold(self.unit, self.year, office, network, plan, conference, awards, measured)
        return told, findings

    def _book(
        self,
        reading: FolderReading,
        year: SchoolYear,
        network: Network,
        plan: PlanFacts,
        certificates: tuple[CertificateFact, ...],
    ) -> YearBook:
        communes = () if reading.office is None else reading.office.communes
        targets = tuple(target for target in plan.targets if target.year == str(year))
        filings = (*reading.filings, *communes)
        return YearBook(YearFacts(self.unit, year, network, filings, targets), certificates)
