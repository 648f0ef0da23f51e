"""The official figures of an indicator through the years, each year's restated base beside what was reported then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from namhoc.law.catalogue import catalogue
from namhoc.measure.models import AS_REPORTED, Figure, FigureQuerySet
from namhoc.measure.queries import public_figures
from namhoc.units.models import Unit
from namhoc.units.naming import unit_names
from namhoc.units.queries import name_on


@dataclass(frozen=True)
class Point:
    """One figure of a series."""

    figure: Figure

    @property
    def restated(self) -> bool:
        """Whether it was worked out again, on the units of a later day."""
        return self.figure.structure != AS_REPORTED


@dataclass(frozen=True)
class Series:
    """An office's figures of one indicator, the earliest year first."""

    unit: Unit
    name: str
    indicator: str
    points: tuple[Point, ...]

    @property
    def latest(self) -> Figure:
        """The newest figure as it was reported; the newest base where an office has no other yet."""
        own = [point.figure for point in self.points if not point.restated]
        return (own or [point.figure for point in self.points])[-1]

    @property
    def years(self) -> int:
        return len({point.figure.year for point in self.points})

    @property
    def has_broken(self) -> bool:
        """Whether the rule changed on the way, so that earlier and later years count different things."""
        return any(point.figure.breaks_series for point in self.points[1:])


def series_name(unit: str, indicator: str) -> str:
    """What pages that show a series say they show; adopting one of its figures changes it."""
    return f"series:{unit}:{indicator}"


def indicator_name(indicator: str) -> str:
    """The same for pages that show the series of every office."""
    return f"indicator:{indicator}"


def series_of(figure: Figure) -> Series:
    """The series in which a figure stands: one query."""
    rows = _public(figure.indicator).filter(unit=figure.unit)
    return Series(figure.unit, name_on(figure.unit, figure.reference_day), figure.indicator, _points(rows))


def every_series(indicator: str, units: Sequence[Unit]) -> list[Series]:
    """The series of these offices: as many queries for one as for many."""
    found: dict[int, list[Figure]] = defaultdict(list)
    for figure in _public(indicator).filter(unit__in=units):
        found[figure.unit_id].append(figure)
    days = [figure.reference_day for rows in found.values() for figure in rows]
    names = unit_names(found, max(days)) if days else {}
    return [
        Series(unit, names.get(unit.pk, unit.code), indicator, _points(found[unit.pk]))
        for unit in units
        if found[unit.pk]
    ]


def offices_with(indicator: str) -> QuerySet[Unit]:
    """The offices that have official figures of an indicator, by code."""
    own = Figure.objects.official().own().filter(indicator=indicator)
    return Unit.objects.filter(pk__in=own.values("unit")).order_by("code")


def counted_by_indicator() -> dict[str, int]:
    """How many official figures there are of each indicator."""
    rows = Figure.objects.official().own().order_by().values_list("indicator").annotate(number=Count("pk"))
    return dict.fromkeys(catalogue().indicators, 0) | dict(rows)


def pages_of_figures() -> list[tuple[str, date]]:
    """Addresses of years and of figures with the day of their adoption, the newest first."""
    asked = Figure.objects.official().own().order_by("-year", "unit__code", "pk")
    years: dict[str, date] = {}
    figures: list[tuple[str, date]] = []
    for pk, unit, year, day in asked.values_list("pk", "unit__code", "year", "adopted_on"):
        if day is not None:
            place = reverse("public-figures", args=[unit, year])
            years[place] = max(day, years.get(place, day))
            figures.append((reverse("figure-origin", args=[pk]), day))
    return [*years.items(), *figures]


def _public(indicator: str) -> FigureQuerySet:
    """Official figures that stand, and what they are compared with; what a correction replaced is left out."""
    official = Figure.objects.official().own().filter(indicator=indicator)
    bases = Q(pk__in=official.values("base")) | Q(pk__in=official.values("base_as_reported"))
    return public_figures().filter(Q(pk__in=official.values("pk")) | bases, indicator=indicator)


def _points(figures: Iterable[Figure]) -> tuple[Point, ...]:
    """One figure a year and structure: the office's own before a base that says the same, the newest revision last."""
    chosen: dict[tuple[str, str], Figure] = {}
    for figure in sorted(figures, key=lambda one: (not one.is_base, one.revision)):
        chosen[figure.year, figure.structure] = figure
    order = sorted(chosen, key=lambda key: (key[0], key[1] != AS_REPORTED, key[1]))
    return tuple(Point(chosen[key]) for key in order)
