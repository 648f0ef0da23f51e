"""Reads about certificates and standards, and a year's whole book from the database."""

from __future__ import annotations

from django.db import models

from namhoc.certify.models import Certificate, Judgement
from namhoc.certify.year import YearBook
from namhoc.collect.models import State
from namhoc.collect.queries import approved_filings, report_states
from namhoc.journal.actor import Actor
from namhoc.law.school_year import SchoolYear
from namhoc.measure.facts import YearFacts
from namhoc.measure.storing import Approval, Approvals
from namhoc.people.queries import units_open_to
from namhoc.plan.queries import plan_facts
from namhoc.units.models import Unit
from namhoc.units.network import Network


def certificates_open_to(by: Actor) -> models.QuerySet[Certificate]:
    """The certificates of the units under the post's office."""
    units = units_open_to(by, "see-report")
    return Certificate.objects.filter(unit__in=units).select_related("unit")


def judgements_of(office: Unit, year: str) -> list[Judgement]:
    return list(Judgement.objects.filter(office=office, year=year).select_related("unit"))


def year_book(office: Unit, year: SchoolYear, network: Network) -> YearBook:
    """Everything that has been approved, set and registered for an office's year."""
    targets = tuple(target for target in plan_facts(office).targets if target.year == str(year))
    facts = YearFacts(office.code, year, network, tuple(approved_filings(office, year)), targets)
    certificates = Certificate.objects.select_related("unit")
    return YearBook(facts, tuple(certificate.fact for certificate in certificates))


def approvals_of(office: Unit, *years: SchoolYear) -> Approvals:
    """Who approved each unit's report in each year and round."""
    found: dict[tuple[str, str, str], Approval] = {}
    for year in years:
        for (unit, round_code), report in report_states(office, year).items():
            if report.state in (State.APPROVED, State.LOCKED) and report.approved_on:
                approval = Approval(report.pk, report.approved_by, report.approved_on)
                found[unit, str(year), round_code] = approval
    return found
