"""Reports of units: those that may be read, and those that a change of units leaves open."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from namhoc.collect.models import Report, Round, State
from namhoc.collect.queries import label_of, reports_open_to
from namhoc.journal.actor import Actor
from namhoc.units.models import Unit
from namhoc.units.touched import Held, Touched, Touching

MOST = 6
OPEN = Q(state__in=(State.SENT, State.RETURNED)) | Q(state=State.DRAFT, round__closed_on=None)


def held_of(unit: Unit, _day: date, reader: Actor | None) -> list[Held]:
    """The unit's latest reports, as far as the reader may open them."""
    if reader is None:
        return []
    reports = reports_open_to(reader).filter(unit=unit).order_by("-round__reference_day", "-pk")[:MOST]
    return [
        Held(f"{label_of(report.round)} {report.round.year}", report.get_absolute_url(), report.get_state_display())
        for report in reports
    ]


def touched_by(touching: Touching) -> list[Touched]:
    """Open reports of units that end, and open rounds of offices that do."""
    reports = Report.objects.filter(OPEN, unit__code__in=touching.ending)
    rounds = Round.objects.filter(closed_on=None, unit__code__in=touching.ending)
    return [*_reports(list(reports.select_related("round")[:2]), reports.count()), *_rounds(rounds.count())]


def _reports(first: list[Report], count: int) -> list[Touched]:
    if not count:
        return []
    label = ngettext("%(count)s open report of a unit that ends", "%(count)s open reports of units that end", count)
    fate = _("They stay with the old units; the office above finishes and approves them. New units start none anew.")
    url = first[0].round.get_absolute_url() if len({report.round_id for report in first}) == 1 else ""
    return [Touched("reports", count, label % {"count": count}, fate, url)]


def _rounds(count: int) -> list[Touched]:
    if not count:
        return []
    label = ngettext("%(count)s open round of an office that ends", "%(count)s open rounds of offices that end", count)
    fate = _("The office that takes its place approves what was sent; close them, or let them be finished there.")
    return [Touched("rounds", count, label % {"count": count}, fate)]
