"""Units as rows: identity apart from what changes with time."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from namhoc.units.network import EventKind


class Unit(models.Model):
    """An office, a school, a commune: the one that keeps its code through all its names."""

    code = models.SlugField(_("code"), max_length=100, unique=True)
    official_code = models.CharField(_("official code"), max_length=20, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("unit")
        verbose_name_plural = _("units")

    def __str__(self) -> str:
        latest = self.versions.filter(closed=False).order_by("since").last()
        return self.code if latest is None else latest.name


class UnitVersionQuerySet(models.QuerySet["UnitVersion"]):
    """Versions, by the day asked about."""

    def on(self, day: date) -> UnitVersionQuerySet:
        """At most one version for each unit: its latest start, where that did not close it."""
        latest = UnitVersion.objects.filter(unit=OuterRef("unit"), since__lte=day).order_by("-since").values("pk")[:1]
        return self.filter(pk=Subquery(latest), closed=False)


class UnitVersion(models.Model):
    """What a unit was called and whom it answered to, from one day until the next version."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="versions")
    since = models.DateField(_("in force from"))
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=40)
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    disadvantaged = models.BooleanField(_("specially disadvantaged"), default=False)
    sample = models.BooleanField(_("made-up name"), default=False)
    closed = models.BooleanField(_("dissolved"), default=False)

    objects = UnitVersionQuerySet.as_manager()

    class Meta:
        ordering = ["unit", "since"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "since"], name="units_version_once_a_day"),
            models.CheckConstraint(
                condition=~Q(parent=F("unit")),
                name="units_version_not_its_own_parent",
                violation_error_message=_("A unit cannot answer to itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Lineage(models.Model):
    """One step of a unit's life: what it became on a day, and by which decision."""

    day = models.DateField(_("day"))
    kind = models.CharField(_("event"), max_length=10, choices=[(kind.value, kind.value) for kind in EventKind])
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="steps")
    into = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="predecessors")
    decision = models.CharField(_("decision"), max_length=100, blank=True)
    issuer = models.CharField(_("issuer"), max_length=200, blank=True)

    class Meta:
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["day", "kind", "unit", "into"], name="units_lineage_said_once"),
            models.UniqueConstraint(
                fields=["day", "kind", "unit"], condition=Q(into=None), name="units_lineage_alone_said_once"
            ),
            models.CheckConstraint(condition=~Q(into=F("unit")), name="units_lineage_leads_on"),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.kind} {self.unit_id} → {self.into_id}"
