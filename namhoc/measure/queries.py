"""Reads of figures: a year's drafts and official ones, and where one comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from namhoc.journal.actor import Actor
from namhoc.law.catalogue import catalogue
from namhoc.measure.facts import Measured
from namhoc.measure.models import Figure, FigureQuerySet, Share
from namhoc.measure.storing import worked_of
from namhoc.measure.structures import Answered, Structure, on_structure
from namhoc.people.duties import Duty, DutyState
from namhoc.people.queries import units_open_to
from namhoc.people.roles import Role
from namhoc.plan.facts import TargetFact
from namhoc.plan.queries import documents
from namhoc.units.models import Unit
from namhoc.units.naming import unit_names
from namhoc.units.queries import network

_WITH = ("unit", "base__unit", "base_as_reported__unit", "target__basis", "replaces", "replaced_by")


def official_figures(unit: Unit, year: str) -> models.QuerySet[Figure]:
    """A year's adopted figures that nothing has replaced: what may be published."""
    return Figure.objects.official().own().filter(unit=unit, year=year).select_related(*_WITH)


def public_figures() -> FigureQuerySet:
    """Every figure that was ever official, superseded ones and their bases included."""
    bases = Figure.objects.adopted().values("base")
    reported = Figure.objects.adopted().values("base_as_reported")
    shown = models.Q(adopted_on__isnull=False) | models.Q(pk__in=bases) | models.Q(pk__in=reported)
    return Figure.objects.filter(shown).select_related(*_WITH)


def figures_shown_to(reader: Actor | None) -> FigureQuerySet:
    """Official figures for everyone; the drafts of an office for those who look around in it."""
    official = public_figures()
    if reader is None:
        return official
    own = models.Q(unit__in=units_open_to(reader, "see-office"))
    return Figure.objects.filter(models.Q(pk__in=official.values("pk")) | own).select_related(*_WITH)


def offices_published() -> models.QuerySet[Unit]:
    """The units that may have official figures: all of them, for anyone."""
    return Unit.objects.all()


@dataclass(frozen=True)
class PublishedYear:
    """A school year of an office with how many of its figures are official."""

    unit: Unit
    name: str
    year: str
    count: int
    adopted_on: date


def published_years() -> list[PublishedYear]:
    """Every office's years with official figures, the latest year first."""
    counted = Figure.objects.official().own().values("unit", "unit__code", "year").order_by("-year", "unit__code")
    rows = list(counted.annotate(count=models.Count("pk"), latest=models.Max("adopted_on")))
    units = Unit.objects.in_bulk([row["unit"] for row in rows])
    names = unit_names(units, date.max)
    return [
        PublishedYear(
            units[row["unit"]],
            names.get(row["unit"], row["unit__code"]),
            row["year"],
            row["count"],
            row["latest"],
        )
        for row in rows
    ]


def newest_figures(unit: Unit, year: str) -> models.QuerySet[Figure]:
    """A year's newest figures, adopted or draft: what the office works with."""
    newer = Figure.objects.filter(replaces=models.OuterRef("pk"))
    asked = Figure.objects.own().filter(unit=unit, year=year)
    return asked.filter(~models.Exists(newer)).select_related(*_WITH)


def figures_open_to(by: Actor) -> FigureQuerySet:
    """The figures of the offices in which this post may look around."""
    return Figure.objects.filter(unit__in=units_open_to(by, "see-office")).select_related(*_WITH)


def revisions_of(figure: Figure, *, drafts: bool) -> models.QuerySet[Figure]:
    """Every revision of the same figure, the first one first; drafts only where they may be seen."""
    same = ("unit_id", "indicator", "year", "round", "structure", "is_base")
    asked = Figure.objects.all() if drafts else public_figures()
    return asked.filter(**{name: getattr(figure, name) for name in same}).order_by("revision")


def based_on(base: Figure) -> models.QuerySet[Figure]:
    """The adopted figures that were compared with this one."""
    compared = models.Q(base=base) | models.Q(base_as_reported=base)
    return Figure.objects.adopted().filter(compared).order_by("revision")


def figures_beside(figure: Figure, indicators: Iterable[str], *, drafts: bool) -> models.QuerySet[Figure]:
    """The figures of other indicators for the same office and year beside which this one was worked out.

    A revision that came later is left out: what is frozen goes on showing what it rested on.
    """
    replaced_by_then = Figure.objects.filter(replaces=models.OuterRef("pk"), pk__lt=figure.pk)
    known = Figure.objects.own().filter(unit=figure.unit, year=figure.year, indicator__in=set(indicators))
    stood = known.filter(models.Q(replaces=None) | models.Q(pk__lt=figure.pk)).exclude(models.Exists(replaced_by_then))
    return (stood if drafts else stood.adopted()).select_related(*_WITH)


def document_labels() -> dict[str, str]:
    """How the documents that targets rest on are named, by code."""
    return {document.code: str(document) for document in documents()}


def with_shares(figures: models.QuerySet[Figure]) -> models.QuerySet[Figure]:
    """The same figures with their working: a fixed number of queries."""
    shares = Prefetch("shares", Share.objects.select_related("unit"))
    return figures.prefetch_related(shares)


def measured_of(figures: models.QuerySet[Figure]) -> tuple[Measured, ...]:
    """Stored figures as plain values, each with its working, its base and its target: a fixed number of queries."""
    bases = ("base__shares__unit", "base_as_reported__shares__unit")
    return tuple(_measured(figure) for figure in with_shares(figures).prefetch_related(*bases))


def _measured(figure: Figure) -> Measured:
    target = figure.target
    return Measured(
        now=worked_of(figure),
        base=None if figure.base is None else worked_of(figure.base),
        as_reported=None if figure.base_as_reported is None else worked_of(figure.base_as_reported),
        base_note=figure.base_note,
        target=None
        if target is None
        else TargetFact(target.year, target.indicator, target.at_least, target.basis.code, target.base_on),
    )


def duties_of(by: Actor, year: str) -> list[Duty]:
    """Figures waiting to be adopted."""
    if by.role != Role.HEAD:
        return []
    figures = figures_open_to(by).own().filter(year=year)
    drafts = figures.filter(adopted_on__isnull=True).count()
    adopted = figures.filter(adopted_on__isnull=False).count()
    if not drafts and not adopted:
        return []
    return [
        Duty(
            title=_("Adopt the figures of the year"),
            about=_("%(drafts)s to adopt, %(adopted)s adopted") % {"drafts": drafts, "adopted": adopted},
            url=reverse("measure-figures"),
            state=DutyState.TO_DO if drafts else DutyState.DONE,
        )
    ]


def figure_on_structure(figure: Figure, structure: Structure, *, today: date, day: date | None = None) -> Answered:
    """A stored figure as it was reported, or put on the units of a day or of today, with its note."""
    return figures_on_structure([figure], structure, today=today, day=day)[figure.pk]


def figures_on_structure(
    figures: Iterable[Figure], structure: Structure, *, today: date, day: date | None = None
) -> dict[int, Answered]:
    """The same for many, by key: the units through time are read once."""
    law, units = catalogue(), network()
    return {
        figure.pk: on_structure(law, worked_of(figure), units, structure, today=today, day=day) for figure in figures
    }


def answers_to(
    asked: tuple[Structure, date | None] | None, figures: Iterable[Figure], *, today: date
) -> dict[int, Answered]:
    """The same where a reader asked for other units; nothing where they did not."""
    if asked is None:
        return {}
    keys = [figure.pk for figure in figures]
    structure, day = asked
    return figures_on_structure(with_shares(Figure.objects.filter(pk__in=keys)), structure, today=today, day=day)
