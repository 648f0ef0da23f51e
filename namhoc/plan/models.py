"""What an office set out to do in a year: documents, tasks, targets, roll-out, remarks."""

from __future__ import annotations

from fractions import Fraction

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from namhoc.units.models import Unit


class Document(models.Model):
    """A document that a plan rests on, known by its number, day and issuer."""

    code = models.SlugField(_("code"), max_length=80, unique=True)
    number = models.CharField(_("number"), max_length=60, blank=True)
    day = models.DateField(_("day of issue"), null=True)
    issuer = models.CharField(_("issuer"), max_length=200)
    title = models.TextField(_("abstract"))
    period = models.CharField(_("period"), max_length=40, blank=True)
    horizon = models.CharField(_("horizon"), max_length=40, blank=True)

    class Meta:
        ordering = ["day", "code"]
        verbose_name = pgettext_lazy("plan", "document")
        verbose_name_plural = pgettext_lazy("plan", "documents")

    def __str__(self) -> str:
        return self.number or self.title


class OfYear(models.Model):
    """Something that belongs to one office's school year."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.CharField(_("school year"), max_length=9)

    class Meta:
        abstract = True


class TaskKind(models.TextChoices):
    TASK = "task", _("task")
    SOLUTION = "solution", _("group of solutions")


class Task(OfYear):
    """A key task, or a group of solutions."""

    kind = models.CharField(_("kind"), max_length=10, choices=TaskKind.choices)
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("text"))
    basis = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="tasks")

    class Meta:
        ordering = ["unit", "year", "kind", "number"]
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "kind", "number"], name="plan_task_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"


class TargetQuerySet(models.QuerySet["Target"]):
    """Targets, by whether they still stand."""

    def current(self) -> TargetQuerySet:
        """The latest revision of each, where it was not withdrawn."""
        later = Target.objects.filter(
            unit=models.OuterRef("unit"),
            year=models.OuterRef("year"),
            indicator=models.OuterRef("indicator"),
            revision__gt=models.OuterRef("revision"),
        )
        return self.filter(~models.Exists(later), withdrawn_on__isnull=True)


class Target(OfYear):
    """The least value an indicator is to reach, and the document that says so.

    Once an adopted figure rests on it, it is settled: a change is a new revision.
    """

    indicator = models.CharField(_("indicator"), max_length=80)
    revision = models.PositiveIntegerField(_("revision"), default=1)
    settled_on = models.DateField(_("fixed on"), null=True, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    at_least_numerator = models.BigIntegerField()
    at_least_denominator = models.PositiveBigIntegerField(default=1)
    base_on = models.DateField(_("base day"), null=True, blank=True)
    basis = models.ForeignKey(Document, models.PROTECT, related_name="targets")

    objects = TargetQuerySet.as_manager()

    class Meta:
        ordering = ["unit", "year", "indicator", "revision"]
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "indicator", "revision"], name="plan_target_revision_once_a_year"
            ),
            models.CheckConstraint(condition=Q(at_least_denominator__gt=0), name="plan_target_is_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} ≥ {self.at_least}"

    @property
    def at_least(self) -> Fraction:
        return Fraction(self.at_least_numerator, self.at_least_denominator)


class RolloutState(models.TextChoices):
    RUNNING = "running", _("running")
    PREPARED = "prepared", _("being prepared")
    EQUIPMENT = "equipment", _("equipment secured")


class Rollout(OfYear):
    """A grade of the new curriculum, or a new subject or model in it, in one year."""

    grade = models.PositiveSmallIntegerField(_("grade"))
    state = models.CharField(_("state"), max_length=10, choices=RolloutState.choices)
    subject = models.CharField(_("subject or model"), max_length=80, blank=True)
    from_year = models.CharField(_("from the school year"), max_length=9, blank=True)

    class Meta:
        ordering = ["unit", "year", "state", "grade", "subject"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "grade", "state", "subject"], name="plan_rollout_said_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.grade} {self.state}"


class Remark(OfYear):
    """What the office notes about its year in words: context, movements, qualities."""

    about = models.CharField(_("about"), max_length=80)
    text = models.TextField(_("text"))
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["unit", "year", "order"]

    def __str__(self) -> str:
        return self.text
