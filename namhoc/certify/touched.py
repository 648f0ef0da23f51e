"""Certificates of units: those in force, and those whose holder ends."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from namhoc.certify.models import Certificate
from namhoc.journal.actor import Actor
from namhoc.measure.explaining import HELD
from namhoc.paper.numbers import short_date
from namhoc.people.queries import units_open_to
from namhoc.units.models import Unit
from namhoc.units.touched import Held, Touched, Touching


def held_of(unit: Unit, day: date, reader: Actor | None) -> list[Held]:
    """The certificates in force on the day, for those who may read what the unit reported."""
    if reader is None or not units_open_to(reader, "see-approved").filter(pk=unit.pk).exists():
        return []
    until = _("%(number)s, until %(day)s")
    return [
        Held(str(HELD.get(one.kind, one.kind)), "", until % {"number": one.number, "day": short_date(one.until)})
        for one in Certificate.objects.held_on(day).filter(unit=unit)
    ]


def touched_by(touching: Touching) -> list[Touched]:
    """Certificates of units that end, in force on the day on which their unit does."""
    certificates = Certificate.objects.filter(unit__code__in=touching.ending).values_list("unit__code", "day", "until")
    count = sum(granted <= touching.ending[unit] < until for unit, granted, until in certificates)
    if not count:
        return []
    label = ngettext("%(count)s certificate of a unit that ends", "%(count)s certificates of units that end", count)
    fate = _(
        "They hold for the old units. A merged unit counts as holding one only where each of those it came from did."
    )
    return [Touched("certificates", count, label % {"count": count}, fate, reverse("certify-certificates"))]
