"""Who changed this number: the journal's entries about a figure, its target, and what it was worked out from."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from namhoc.journal.models import Entry
from namhoc.law.catalogue import catalogue
from namhoc.measure.models import Figure

OF_FIGURES = ("measure", "adopt-figures")
OF_TARGETS = ("set-target", "withdraw-target", "settle-targets")


def entries_behind(figure: Figure) -> QuerySet[Entry]:
    """The latest first. ``figure`` comes with its shares.

    Entries name indicators in their details; an adoption from before it did so counts for all of the year
    """
    office = Q(thing_unit=figure.unit.code, year=figure.year)
    named = Q(details__contains=f'"{figure.indicator}"')
    itself = office & Q(act__in=OF_FIGURES) & (named | ~Q(details__contains='"figures"'))
    seen = itself | (office & Q(act__in=OF_TARGETS) & named)
    if reports := _reports(figure):
        seen |= Q(kind="collect.report", thing__in=reports)
    rows = catalogue().indicators[figure.indicator].rows
    if rows == "standards":
        seen |= office & Q(act="judge-communes")
    if rows == "certificates":
        seen |= Q(kind="certify.certificate", thing_unit__in=_units(figure), day__lte=figure.measured_on)
    return Entry.objects.filter(seen).order_by("-number")


def adoption_of(figure: Figure) -> Entry | None:
    """The entry by which a figure became official."""
    office = Q(thing_unit=figure.unit.code, year=figure.year, act="adopt-figures")
    return Entry.objects.filter(office, details__contains=figure.content).order_by("number").first()


def _reports(figure: Figure) -> list[str]:
    """The reports in whose cells its answers stood when they were approved."""
    cells = (cell for share in figure.shares.all() for cell in share.cells)
    return sorted({str(cell["report"]) for cell in cells if "report" in cell})


def _units(figure: Figure) -> list[str]:
    return sorted({share.unit.code for share in figure.shares.all() if share.unit is not None})
