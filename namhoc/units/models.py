"""Units as rows: identity apart from what changes with time."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
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
        return self._latest(since__lte=day).filter(closed=False)

    def latest_before(self, day: date) -> UnitVersionQuerySet:
        """Each unit's latest start before ``day``, whether or not it closed the unit."""
        return self._latest(since__lt=day)

    def _latest(self, **until: date) -> UnitVersionQuerySet:
        """Those that no later start follows: so PostgreSQL hashes them, where a latest key for each took it seconds."""
        later = UnitVersion.objects.filter(unit=OuterRef("unit"), since__gt=OuterRef("since"), **until)
        return self.filter(~Exists(later), **until)


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
    """One event of a unit's life, whole as the decision says it. The log is the truth; versions follow from it."""

    day = models.DateField(_("day"))
    kind = models.CharField(_("event"), max_length=20, choices=[(kind.value, kind.value) for kind in EventKind])
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="steps")
    into = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="predecessors")
    share_above = models.BigIntegerField(_("share, above the line"), null=True, blank=True)
    share_below = models.BigIntegerField(_("share, below the line"), null=True, blank=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    type = models.CharField(_("kind"), max_length=40, blank=True)
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    decision = models.CharField(_("decision"), max_length=200, blank=True)
    issuer = models.CharField(_("issuer"), max_length=200, blank=True)
    official_code = models.CharField(_("official code"), max_length=20, blank=True)
    disadvantaged = models.BooleanField(_("specially disadvantaged"), null=True, blank=True)
    sample = models.BooleanField(_("made-up name"), null=True, blank=True)

    class Meta:
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["day", "kind", "unit", "into"], name="units_lineage_said_once"),
            models.UniqueConstraint(
                fields=["day", "kind", "unit"], condition=~Q(kind="split"), name="units_lineage_alone_said_once"
            ),
            models.CheckConstraint(condition=Q(kind="split") | ~Q(into=F("unit")), name="units_lineage_leads_on"),
            models.CheckConstraint(
                condition=Q(kind__in=["merge", "split"], into__isnull=False)
                | (~Q(kind__in=["merge", "split"]) & Q(into__isnull=True)),
                name="units_lineage_into_where_it_leads",
            ),
            models.CheckConstraint(
                condition=Q(share_above__isnull=True, share_below__isnull=True)
                | Q(share_above__isnull=False, share_below__isnull=False)
                & Q(kind="split", share_above__gt=0, share_below__gte=F("share_above")),
                name="units_lineage_share_of_a_split",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.kind} {self.unit_id} → {self.into_id}"


class Withdrawal(models.Model):
    """An event that was taken out of the log again: kept whole, and no longer lived through."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="withdrawals")
    day = models.DateField(_("day"))
    kind = models.CharField(_("event"), max_length=20, choices=[(kind.value, kind.value) for kind in EventKind])
    told = models.JSONField(_("what it said"))
    withdrawn_on = models.DateField(_("withdrawn on"))
    reason = models.CharField(_("reason"), max_length=500)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.kind} {self.unit_id}"


class GroupStartQuerySet(models.QuerySet["GroupStart"]):
    """Memberships, by the day asked about."""

    def on(self, day: date) -> GroupStartQuerySet:
        """Those that hold on ``day``, of units and groups that stand then; in an exclusive tree one for each unit."""
        same = Q(tree=OuterRef("tree"), unit=OuterRef("unit")) & (Q(exclusive=True) | Q(group=OuterRef("group")))
        later = GroupStart.objects.filter(same, since__gt=OuterRef("since"), since__lte=day)
        standing = (Exists(UnitVersion.objects.on(day).filter(unit=OuterRef(column))) for column in ("unit", "group"))
        return self.filter(*standing, since__lte=day, member=True).exclude(Exists(later))


class GroupStart(models.Model):
    """From this day a unit is in a group of another tree, or no longer; it lasts until the next start."""

    tree = models.CharField(_("tree"), max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="group_starts")
    group = models.ForeignKey(Unit, models.PROTECT, related_name="member_starts")
    since = models.DateField(_("since"))
    member = models.BooleanField(_("member"), default=True)
    exclusive = models.BooleanField(_("one group at a time"))

    objects = GroupStartQuerySet.as_manager()

    class Meta:
        ordering = ["tree", "unit", "since"]
        constraints = [
            models.UniqueConstraint(fields=["tree", "unit", "group", "since"], name="units_group_once_a_day"),
            models.UniqueConstraint(
                fields=["tree", "unit", "since"], condition=Q(exclusive=True), name="units_group_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(group=F("unit")),
                name="units_group_not_its_own",
                violation_error_message=_("A unit cannot be a group of its own."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tree} {self.since:%Y-%m-%d} {self.unit_id} {self.group_id} {self.member}"
