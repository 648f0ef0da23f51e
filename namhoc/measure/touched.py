"""Figures that rest on units: official ones of an office, and comparisons that a change of units meets."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Max
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from namhoc.journal.actor import Actor
from namhoc.measure.models import Figure
from namhoc.units.models import Unit
from namhoc.units.touched import Held, Touched, Touching


def held_of(unit: Unit, _day: date, _reader: Actor | None) -> list[Held]:
    """The years in which the unit has official figures: for everyone."""
    years = Figure.objects.official().own().filter(unit=unit).order_by("-year").values("year").annotate(Count("pk"))
    return [
        Held(
            _("Official figures %(year)s") % {"year": row["year"]},
            reverse("public-figures", args=[unit.code, row["year"]]),
            ngettext("%(count)s figure", "%(count)s figures", row["pk__count"]) % {"count": row["pk__count"]},
        )
        for row in years
    ]


def touched_by(touching: Touching) -> list[Touched]:
    """Official figures of the latest year that rest on units that end or are split."""
    blurred = _resting_on(touching.blurred)
    restated = _resting_on(touching.ending) - blurred
    return [*_restated(len(restated)), *_not_comparable(len(blurred))]


def _resting_on(units: Collection[str]) -> set[int]:
    """Figures of the last year that each office has adopted."""
    if not units:
        return set()
    own = Figure.objects.official().own().filter(shares__unit__code__in=units)
    last = dict(own.values_list("unit").annotate(Max("year")).order_by())
    rows = own.values_list("pk", "unit", "year").distinct()
    return {pk for pk, unit, year in rows if last[unit] == year}


def _restated(count: int) -> list[Touched]:
    if not count:
        return []
    label = ngettext(
        "%(count)s official figure rests on these units", "%(count)s official figures rest on these units", count
    )
    fate = _("They stay as adopted. Next year's comparison puts them on the new units and says both.")
    return [Touched("comparisons", count, label % {"count": count}, fate, reverse("published-figures"))]


def _not_comparable(count: int) -> list[Touched]:
    if not count:
        return []
    label = ngettext(
        "%(count)s official figure can no longer be compared",
        "%(count)s official figures can no longer be compared",
        count,
    )
    fate = _("A split without shares says nothing about what went where. Give the shares if the decision tells them.")
    return [Touched("not-comparable", count, label % {"count": count}, fate, reverse("published-figures"))]
