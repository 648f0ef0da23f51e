"""What stands in the calendar of a site: only what is public anyway, each thing told by the room that has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from namhoc.convene.queries import sessions_made_public
from namhoc.law.catalogue import catalogue
from namhoc.law.rounds import Round
from namhoc.law.school_year import SchoolYear
from namhoc.law.starts import Starts
from namhoc.measure.citing import cited
from namhoc.measure.queries import published_years
from namhoc.plan.labels import label_of
from namhoc.publish.models import PortalHome
from namhoc.publish.register.queries import public_documents


class Kind(StrEnum):
    """What a day is about."""

    CLOSING = "closing"
    DUE = "due"
    CONFERENCE = "conference"
    FIGURES = "figures"
    DOCUMENT = "document"


@dataclass(frozen=True, order=True)
class Entry:
    """One whole day with what it is about. ``name`` never changes; ``revised`` is when it was last said otherwise."""

    day: date
    kind: Kind
    name: str
    title: str
    revised: date
    note: str = ""
    place: str = ""
    address: str = ""


def entries_of(home: PortalHome, year: SchoolYear) -> list[Entry]:
    """A school year of a site, by day."""
    first, last = _bounds(year)
    found = [*_rounds(year), *_sessions(home), *_figures(home), *_documents(home, first, last)]
    return sorted(one for one in found if first <= one.day < last)


def _bounds(year: SchoolYear) -> tuple[date, date]:
    opens = catalogue().calendar.opens_in_month
    return date(year.opens, opens, 1), date(year.opens + 1, opens, 1)


def _rounds(year: SchoolYear) -> Iterator[Entry]:
    """The days that the law sets; an office's own rounds are its own business."""
    law = catalogue()
    for code, one in law.rounds.items():
        label = label_of(one)
        closing, due = law.reference_day(year, code), law.due_day(year, code)
        revised, note = _said_by(one, closing)
        closes = _("Figures are closed: %(round)s") % {"round": label}
        falls_due = _("Reports are due: %(round)s") % {"round": label}
        yield Entry(closing, Kind.CLOSING, f"round-{code}-closing-{year}", closes, revised, note)
        yield Entry(due, Kind.DUE, f"round-{code}-due-{year}", falls_due, revised, note)


def _said_by(one: Round, day: date) -> tuple[date, str]:
    """When the rule was last looked at, and which it is."""
    version = Starts(one.since).on(day)
    text = cited(catalogue(), version.source)
    note = ", ".join(part for part in (f"{text.kind} {text.number or text.title}".strip(), text.article) if part)
    doubted = _("%(source)s (not checked against the text)") % {"source": note}
    return version.checked, note if version.verified else doubted


def _sessions(home: PortalHome) -> Iterator[Entry]:
    for one in sessions_made_public(home.office):
        yield Entry(
            one.day,
            Kind.CONFERENCE,
            f"session-{one.pk}",
            one.title,
            one.day,
            note=str(one.part_of_day),
            place=one.place,
        )


def _figures(home: PortalHome) -> Iterator[Entry]:
    for one in published_years():
        if home.office_id in (None, one.unit.pk):
            count = ngettext("%(count)s figure", "%(count)s figures", one.count) % {"count": one.count}
            yield Entry(
                one.adopted_on,
                Kind.FIGURES,
                f"figures-{one.unit.code}-{one.year}",
                _("%(office)s adopts the figures of %(year)s") % {"office": one.name, "year": one.year},
                one.adopted_on,
                note=count,
                address=reverse("public-figures", args=[one.unit.code, one.year]),
            )


def _documents(home: PortalHome, first: date, last: date) -> Iterator[Entry]:
    within = Q(in_force_since__gte=first, in_force_since__lt=last)
    within |= Q(in_force_until__gte=first, in_force_until__lt=last)
    titles = {"since": _("In force: %(number)s"), "until": _("No longer in force: %(number)s")}
    for one in public_documents(home).filter(within):
        for which, day in (("since", one.in_force_since), ("until", one.in_force_until)):
            if day is not None:
                yield Entry(
                    day,
                    Kind.DOCUMENT,
                    f"document-{one.pk}-{which}",
                    titles[which] % {"number": one.number},
                    one.published_on,
                    note=one.abstract,
                    address=reverse("document", args=[one.pk]),
                )
