"""One office's school year of the sample, done by its people from the first round to the award."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from namhoc.certify.actions import measure_office_year, register_certificate
from namhoc.certify.certificates import CertificateFact
from namhoc.collect.actions import (
    approve_report,
    fill_report,
    lock_report,
    open_round,
    send_report,
    take_in_workbook,
)
from namhoc.collect.answers import Filing
from namhoc.collect.folder import FolderReading
from namhoc.collect.models import Report
from namhoc.convene.actions import load_conference
from namhoc.convene.office_book import office_text, read_conference
from namhoc.journal.actor import system_actor
from namhoc.law.catalogue import Catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.measure.actions import adopt_figures
from namhoc.people.roles import Role
from namhoc.plan.actions import load_plan
from namhoc.plan.facts import PlanFacts
from namhoc.recognise.actions import load_awards
from namhoc.recognise.office_book import read_awards
from namhoc.sample.people import Staff
from namhoc.sample.places import day_of_acts
from namhoc.summarise.actions import set_letterhead
from namhoc.summarise.letterhead import letterhead_of
from namhoc.units.models import Unit

UNIVERSALISATION = "universalisation"
LAST_ROUND = "end-of-year"


@dataclass(frozen=True)
class SampleYear:
    """What one folder of the sample holds, and who acts on it."""

    catalogue: Catalogue
    office: Unit
    year: SchoolYear
    folder: Path
    reading: FolderReading
    staff: Staff

    def filings(self, round_code: str) -> list[Filing]:
        book = self.reading.office
        every = (*self.reading.filings, *(book.communes if book else ()))
        return [filing for filing in every if filing.round == round_code]

    def rounds(self) -> list[str]:
        order = {code: one.order for code, one in self.catalogue.rounds.items()}
        found = {filing.round for filing in self.reading.filings}
        if self.reading.office is not None and self.reading.office.communes:
            found.add(UNIVERSALISATION)
        return sorted(found, key=lambda code: order[code])


def collect_rounds(sample: SampleYear) -> None:
    """Every round of the year: opened, answered, sent, approved and locked."""
    for code in sample.rounds():
        answer_round(sample, code)


@transaction.atomic
def answer_round(sample: SampleYear, code: str) -> None:
    """One round from its opening to its locks."""
    day = day_of_acts(sample.catalogue, sample.year, code)
    specialist, head = sample.staff.on(Role.SPECIALIST, day), sample.staff.on(Role.HEAD, day)
    round_ = open_round(sample.catalogue, sample.office, sample.year, code, by=specialist)
    reports = {report.unit.code: report for report in round_.reports.select_related("unit")}
    for filing in sample.filings(code):
        report = reports[filing.unit]
        answer(sample, report, filing)
        approver = head if code == UNIVERSALISATION else specialist
        approve_report(report, by=approver)
        lock_report(report, by=head)


def answer(sample: SampleYear, report: Report, filing: Filing) -> None:
    """A report filled in and sent: a school by its clerk's workbook, a commune by the office."""
    day = day_of_acts(sample.catalogue, sample.year, report.round.code)
    if report.round.code == UNIVERSALISATION:
        by = sample.staff.on(Role.SPECIALIST, day)
        fill_report(report, filing.answers, version=report.version, by=by)
    else:
        by = sample.staff.clerk_of(filing.unit, day)
        take_in_workbook(report, filing, (sample.folder / filing.file).read_bytes(), by=by)
    send_report(sample.catalogue, report, by=by)


@transaction.atomic
def set_out(sample: SampleYear, plan: PlanFacts, certificates: Iterable[CertificateFact]) -> None:
    """The plan of the year, and the certificates its book lists."""
    book = sample.reading.office
    if book is None:
        return
    first = day_of_acts(sample.catalogue, sample.year, "start-of-year")
    specialist = sample.staff.on(Role.SPECIALIST, first)
    load_plan(sample.office, plan, by=specialist)
    head = letterhead_of(book)
    set_letterhead(
        sample.office,
        head,
        since=first,
        locality=office_text(book, "locality"),
        conference_host=office_text(book, "conference-host"),
        sample=True,
        by=specialist,
    )
    last = sample.staff.on(Role.SPECIALIST, day_of_acts(sample.catalogue, sample.year, LAST_ROUND))
    for certificate in certificates:
        register_certificate(certificate, by=last)


@transaction.atomic
def measure_and_adopt(sample: SampleYear) -> None:
    """The year's figures worked out by the office, adopted by its head."""
    day = day_of_acts(sample.catalogue, sample.year, LAST_ROUND)
    measure_office_year(sample.catalogue, sample.office, sample.year, by=sample.staff.on(Role.SPECIALIST, day))
    adopt_figures(sample.office, str(sample.year), by=sample.staff.on(Role.HEAD, day))


@transaction.atomic
def hold_and_award(sample: SampleYear) -> None:
    """The conference and the awards that the year's book records."""
    book = sample.reading.office
    if book is None or not book.rows("sessions"):
        return
    day = day_of_acts(sample.catalogue, sample.year, LAST_ROUND)
    facts, _findings = read_conference(book)
    load_conference(sample.office, str(sample.year), facts, by=sample.staff.on(Role.SECRETARY, day))
    records, _findings = read_awards(book, sample.catalogue, day)
    load_awards(sample.office, str(sample.year), records, dossier_on=day, by=system_actor(day))
