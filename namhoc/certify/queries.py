"""Reads about certificates and standards, and a year's whole book from the database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import models

from namhoc.certify.models import Certificate, Judgement
from namhoc.certify.year import YearBook
from namhoc.collect.asked import kinds_asked
from namhoc.collect.models import Report, State
from namhoc.collect.queries import approved_filings, report_states
from namhoc.law.catalogue import catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.measure.facts import YearFacts
from namhoc.measure.storing import Approval, Approvals
from namhoc.plan.queries import plan_facts
from namhoc.units.models import Unit
from namhoc.units.network import Network
from namhoc.units.queries import children_on, network

LAST_ROUND = "end-of-year"


def closing_day(year: SchoolYear) -> date:
    """The last closing day of a school year: certificates are asked about on it."""
    return catalogue().reference_day(year, LAST_ROUND)


def schools_on(office: Unit, day: date) -> dict[str, str]:
    """The schools under the office on ``day``, by code, with their names then."""
    kinds = kinds_asked(catalogue(), LAST_ROUND)
    return {version.unit.code: version.name for version in children_on(office, day) if version.kind in kinds}


def certificates_of(schools: Iterable[str]) -> models.QuerySet[Certificate]:
    """Every certificate that these schools were ever granted."""
    return Certificate.objects.filter(unit__code__in=list(schools)).select_related("unit")


def names_in(judgements: Iterable[Judgement]) -> dict[str, str]:
    """The names of the communes judged, as they were called on the day."""
    known = network()
    states = {one.unit.code: known.state(one.unit.code, one.day) for one in judgements}
    return {code: code if state is None else state.name for code, state in states.items()}


def has_answers(office: Unit, year: SchoolYear) -> bool:
    """Whether any report of the year has been approved."""
    approved = Report.objects.filter(round__unit=office, round__year=str(year))
    return approved.filter(state__in=[State.APPROVED, State.LOCKED]).exists()


def judgements_of(office: Unit, year: str) -> list[Judgement]:
    return list(Judgement.objects.filter(office=office, year=year).select_related("unit"))


def year_book(office: Unit, year: SchoolYear, units: Network) -> YearBook:
    """Everything that has been approved, set and registered for an office's year."""
    targets = tuple(target for target in plan_facts(office).targets if target.year == str(year))
    facts = YearFacts(office.code, year, units, tuple(approved_filings(office, year)), targets)
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
