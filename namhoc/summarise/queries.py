"""The report and the article's facts from stored figures: what the office reads before it signs."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models

from namhoc.certify.year import MeasuredYear
from namhoc.journal.actor import Actor
from namhoc.law.catalogue import Catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.measure.models import Figure
from namhoc.measure.queries import measured_of, newest_figures, official_figures
from namhoc.paper.blocks import Document
from namhoc.people.queries import units_open_to
from namhoc.plan.queries import plan_facts
from namhoc.summarise.mergers import mergers_under
from namhoc.summarise.models import LetterheadVersion, Summary
from namhoc.summarise.outline import read_outline
from namhoc.summarise.report import Letterhead, Mergers, ReportFacts, compose_report
from namhoc.summarise.wording import Words
from namhoc.units.models import Unit
from namhoc.units.queries import network

LAST_ROUND = "end-of-year"


def summaries_open_to(by: Actor) -> models.QuerySet[Summary]:
    """The issued reports that this post may read: its office's, and those of what the office was made of."""
    return Summary.objects.filter(unit__in=units_open_to(by, "see-issued")).defer("word", "pdf")


def summaries_of(unit: Unit, year: SchoolYear) -> list[Summary]:
    """The issued reports of a year, the latest first, each with its superseded figures as ``superseded``."""
    replaced = Figure.objects.filter(replaced_by__adopted_on__isnull=False).select_related("replaced_by")
    asked = Summary.objects.filter(unit=unit, year=str(year)).defer("word", "pdf").order_by("-pk")
    return list(asked.prefetch_related(models.Prefetch("figures", replaced, to_attr="superseded")))


def is_numbered(unit: Unit, day: date, number: str) -> bool:
    """Whether a report with this number was issued on this day."""
    return Summary.objects.filter(unit=unit, day=day, number=number).exists()


def letterhead_on(unit: Unit, day: date) -> LetterheadVersion | None:
    """How the office headed its documents on ``day``."""
    versions = LetterheadVersion.objects.filter(unit=unit, since__lte=day)
    return versions.order_by("-since").first()


def words_for(catalogue: Catalogue, unit: Unit) -> Words:
    documents = {document.code: document for document in plan_facts(unit).documents}
    return Words(catalogue, read_outline(), documents)


def mergers_of(catalogue: Catalogue, unit: Unit, year: SchoolYear) -> Mergers:
    """The office's schools merged between last year's closing day and this year's."""
    return mergers_under(catalogue, network(), unit.code, year)


def report_figures(unit: Unit, year: SchoolYear, *, official: bool) -> models.QuerySet[Figure]:
    """What the report rests on: the official figures, or the newest for a draft."""
    asked = official_figures if official else newest_figures
    return asked(unit, str(year))


def report_document(
    catalogue: Catalogue,
    unit: Unit,
    year: SchoolYear,
    *,
    official: bool,
    number: str | None = None,
    day: date | None = None,
) -> Document:
    """The summary report as blocks; a draft rests on the newest figures, an issued one on official ones."""
    figures = measured_of(report_figures(unit, year, official=official))
    issued_in = catalogue.reference_day(year, LAST_ROUND)
    head = letterhead_on(unit, day or issued_in)
    facts = ReportFacts(
        letterhead=_letterhead(unit, head),
        year=year,
        measured=MeasuredYear(figures, (), {}),
        plan=plan_facts(unit),
        mergers=mergers_of(catalogue, unit, year),
        number=number,
        day=day,
        issued_in=issued_in.year,
        sample=settings.SAMPLE,
        draft=number is None,
        reference_base=f"{settings.ADDRESS}/so-lieu/",
    )
    return compose_report(facts, words_for(catalogue, unit))


def _letterhead(unit: Unit, head: LetterheadVersion | None) -> Letterhead:
    if head is None:
        return Letterhead(str(unit), "", "", "", (), "")
    return Letterhead(
        head.name,
        head.superior,
        head.symbol,
        head.place,
        tuple(head.authority),
        head.signatory,
        tuple(head.recipients),
    )


def superseded_in(summary: Summary) -> list[Figure]:
    """The figures of an issued report that a later adopted revision has replaced."""
    later = Figure.objects.adopted().filter(replaces__in=summary.figures.all())
    return [figure.replaces for figure in later.select_related("replaces") if figure.replaces]
