"""What is done about standards: certificates registered, a year measured and judged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q

from namhoc.certify.certificates import CertificateFact
from namhoc.certify.judging import CriterionJudged, Judged
from namhoc.certify.models import Certificate, Judgement
from namhoc.certify.queries import approvals_of, year_book
from namhoc.certify.year import MeasuredYear, measure_year
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.journal.things import plain
from namhoc.law.catalogue import Catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.measure.actions import store_measured
from namhoc.measure.models import Figure
from namhoc.people.queries import ask_permission
from namhoc.units.models import Unit
from namhoc.units.queries import network


@transaction.atomic
def register_certificate(fact: CertificateFact, *, by: Actor) -> Certificate:
    """A unit holds a certificate from the day of its decision until it expires.

    The same number again mends what was registered under it; the journal keeps what that was. What says
    the same stays as it is, with the line it was first read from: figures rest on that line
    """
    unit = Unit.objects.get(code=fact.unit)
    ask_permission(by, "register-certificate", unit)
    named: dict[str, Any] = {"unit": unit, "kind": fact.kind, "number": fact.number}
    said = {"level": fact.level, "day": fact.day, "issuer": fact.issuer, "until": fact.until}
    kept = Certificate.objects.select_for_update().filter(**named).first()
    was = kept and {name: getattr(kept, name) for name in said}
    if kept is not None and was == said:
        return kept
    place = {"file": fact.place.file, "sheet": fact.place.sheet, "cell": fact.place.cell}
    certificate, _created = Certificate.objects.update_or_create(**named, defaults={**said, **place})
    details = {"unit": fact.unit, "number": fact.number, "until": fact.until, **({"was": was} if was else {})}
    write_entry(
        "register-certificate",
        certificate,
        by=by,
        before=kept and plain(kept),
        after=plain(certificate),
        details=details,
    )
    return certificate


@transaction.atomic
def measure_office_year(
    catalogue: Catalogue,
    office: Unit,
    year: SchoolYear,
    *,
    by: Actor,
) -> tuple[MeasuredYear, list[Figure]]:
    """Work out an office's year from what has been approved, judge the standards, keep both.

    Shape   the whole year as plain values, and the figures that are new or changed
    """
    ask_permission(by, "measure", office)
    known = network()
    book = year_book(office, year, known)
    before = year_book(office, year.previous, known)
    previous = before if before.facts.filings else None
    measured = measure_year(catalogue, book, previous)
    judge_communes(office, year, measured.judged, by=by)
    figures = store_measured(
        office,
        str(year),
        measured.figures,
        catalogue,
        approvals_of(office, year, year.previous),
        by=by,
    )
    return measured, figures


@transaction.atomic
def judge_communes(office: Unit, year: SchoolYear, judged: Iterable[Judged], *, by: Actor) -> None:
    """Keep what was judged; a year's judgements take the place of its old ones."""
    ask_permission(by, "measure", office)
    units = {unit.code: unit for unit in Unit.objects.all()}
    given = list(judged)
    ours = Q(office=office) | Q(unit__code__in={one.unit for one in given})  # a commune may have come from elsewhere
    old = Judgement.objects.filter(ours, year=str(year)).order_by("pk")
    before = [list(row) for row in old.values_list("unit__code", "standard", "met")]
    old.delete()
    rows = [
        Judgement(
            unit=units[one.unit],
            office=office,
            year=str(year),
            standard=one.standard,
            day=one.day,
            met=one.met,
            criteria=[_criterion(criterion) for criterion in one.criteria],
            lacking=list(one.lacking),
            source=one.source,
            verified=one.verified,
        )
        for one in given
    ]
    Judgement.objects.bulk_create(rows)
    met = [[row.unit.code, row.standard, row.met] for row in rows]
    write_entry("judge-communes", office, by=by, before=before, after=met, details={"year": str(year)})


def _criterion(one: CriterionJudged) -> dict[str, object]:
    figure = one.figure
    return {
        "criterion": one.criterion,
        "label": one.label,
        "indicator": one.indicator,
        "numerator": None if figure is None else figure.numerator,
        "denominator": None if figure is None else figure.denominator,
        "at_least": str(one.at_least),
        "met": one.met,
    }
