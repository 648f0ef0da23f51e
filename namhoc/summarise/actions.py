"""What is done to the summary: the letterhead set, the report issued once and kept as it was signed."""

from __future__ import annotations

import hashlib
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from namhoc.collect.errors import NotNow
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.journal.things import plain
from namhoc.law.catalogue import Catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.people.queries import ask_permission
from namhoc.summarise.files import as_pdf, as_word
from namhoc.summarise.models import LetterheadVersion, Summary
from namhoc.summarise.queries import report_document, report_figures
from namhoc.summarise.report import Letterhead
from namhoc.units.models import Unit

NOTHING_ADOPTED = _("No figure of this year has been adopted yet. Adopt the figures first.")
NEEDS_NUMBER = _("Write the number of the report.")


@transaction.atomic
def set_letterhead(
    unit: Unit,
    head: Letterhead,
    *,
    since: date,
    locality: str = "",
    conference_host: str = "",
    sample: bool = False,
    by: Actor,
) -> LetterheadVersion:
    """How the office heads and signs its documents from ``since`` on.

    The same day again mends what was set for it; the journal keeps what that was
    """
    ask_permission(by, "write-summary", unit)
    kept = LetterheadVersion.objects.select_for_update().filter(unit=unit, since=since).first()
    version, _created = LetterheadVersion.objects.update_or_create(
        unit=unit,
        since=since,
        defaults={
            "name": head.name,
            "superior": head.superior,
            "symbol": head.symbol,
            "place": head.place,
            "authority": list(head.authority),
            "signatory": head.signatory,
            "recipients": list(head.recipients),
            "locality": locality,
            "conference_host": conference_host,
            "sample": sample,
        },
    )
    before = kept and plain(kept)
    details = {"since": since, **({"was": before} if before else {})}
    write_entry("set-letterhead", version, by=by, before=before, after=plain(version), details=details)
    return version


@transaction.atomic
def issue_summary(catalogue: Catalogue, unit: Unit, year: SchoolYear, *, number: str, day: date, by: Actor) -> Summary:
    """Issue the report from the official figures: Word and PDF are kept as they were signed.

    Raises  ``NotNow`` where nothing has been adopted, or the number is missing
    """
    ask_permission(by, "issue-summary", unit)
    Unit.objects.select_for_update().get(pk=unit.pk)  # no figure is adopted and no report issued meanwhile
    figures = list(report_figures(unit, year, official=True))
    if not figures:
        raise NotNow(NOTHING_ADOPTED)
    if not number.strip():
        raise NotNow(NEEDS_NUMBER)
    document = report_document(catalogue, unit, year, official=True, number=number.strip(), day=day)
    word, pdf = as_word(catalogue, document, day), as_pdf(catalogue, document, day)
    latest = Summary.objects.filter(unit=unit, year=str(year), replaced_by=None).first()
    summary = Summary.objects.create(
        unit=unit,
        year=str(year),
        number=number.strip(),
        day=day,
        issued_by=by.name,
        word=word,
        pdf=pdf,
        digest=hashlib.sha256(pdf).hexdigest(),
        replaces=latest,
    )
    summary.figures.set(figures)
    details = {"year": str(year), "number": number.strip(), "digest": summary.digest}
    after = {**plain(summary), "figures": sorted(figure.pk for figure in figures)}
    write_entry("issue-summary", summary, by=by, before=latest and plain(latest), after=after, details=details)
    return summary
