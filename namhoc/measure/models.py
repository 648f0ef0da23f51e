"""Figures as rows: with their working, the law they rest on, and who adopted them."""

from __future__ import annotations

from fractions import Fraction

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from namhoc.engine.figures import Figure as Numbers
from namhoc.engine.figures import ValueUnit
from namhoc.engine.gaps import Gap
from namhoc.plan.models import Target
from namhoc.units.models import Unit

AS_REPORTED = "as-reported"


class FigureQuerySet(models.QuerySet["Figure"]):
    """Figures, by what they may be used for."""

    def adopted(self) -> FigureQuerySet:
        """Official figures, superseded ones included."""
        return self.filter(adopted_on__isnull=False)

    def official(self) -> FigureQuerySet:
        """Official figures that no later revision has replaced."""
        replaced = Figure.objects.filter(replaces=models.OuterRef("pk"), adopted_on__isnull=False)
        return self.adopted().filter(~models.Exists(replaced))

    def own(self) -> FigureQuerySet:
        """Figures of the year itself, without those that only serve as a base for comparing."""
        return self.filter(is_base=False)


class Figure(models.Model):
    """One worked figure of a unit for a year. Adopted once, then frozen."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="figures")
    indicator = models.CharField(_("indicator"), max_length=80)
    year = models.CharField(_("school year"), max_length=9)
    round = models.CharField(_("round"), max_length=30)
    structure = models.CharField(_("structure"), max_length=12, default=AS_REPORTED)
    revision = models.PositiveIntegerField(_("revision"), default=1)
    is_base = models.BooleanField(default=False)

    numerator = models.BigIntegerField(_("numerator"))
    denominator = models.BigIntegerField(_("denominator"), null=True)
    covered = models.PositiveIntegerField(_("units covered"))
    expected = models.PositiveIntegerField(_("units expected"))
    value_unit = models.CharField(max_length=10, choices=[(unit.value, unit.value) for unit in ValueUnit])
    reference_day = models.DateField(_("closing day"))

    formula = models.CharField(_("formula"), max_length=30)
    source = models.CharField(_("source"), max_length=120)
    rule_since = models.DateField(_("rule in force since"), null=True)
    verified = models.BooleanField(_("checked against the source"))
    breaks_series = models.BooleanField(default=False)  # the rule counts something else than the one before it

    base = models.ForeignKey("self", models.PROTECT, null=True, related_name="based")
    base_as_reported = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    base_note = models.TextField(_("note on the base"), blank=True)
    target = models.ForeignKey(Target, models.PROTECT, null=True, related_name="figures")

    content = models.CharField(max_length=64)  # digest of numbers, working and rule
    measured_on = models.DateField(_("measured on"))
    measured_by = models.CharField(_("measured by"), max_length=200, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True)
    adopted_by = models.CharField(_("adopted by"), max_length=200, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    reason = models.TextField(_("reason for the revision"), blank=True)

    objects = FigureQuerySet.as_manager()

    class Meta:
        ordering = ["unit", "year", "indicator", "revision"]
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "indicator", "year", "round", "structure", "is_base", "revision"],
                name="measure_figure_revision_once",
            ),
            models.CheckConstraint(condition=Q(covered__lte=F("expected")), name="measure_figure_cover_within"),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gte=0),
                name="measure_figure_denominator_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(adopted_on__isnull=True, adopted_by="") | (Q(adopted_on__isnull=False) & ~Q(adopted_by="")),
                name="measure_figure_adopted_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year} {self.unit_id} r{self.revision}"

    def get_absolute_url(self) -> str:
        return reverse("figure-origin", args=[self.pk])

    @property
    def numbers(self) -> Numbers:
        return Numbers(self.numerator, self.denominator, self.covered, self.expected)

    @property
    def value(self) -> Fraction | Gap:
        return self.numbers.value

    @property
    def superseded(self) -> bool:
        """Whether a later revision has been adopted in its place."""
        later = getattr(self, "replaced_by", None)
        return later is not None and later.adopted_on is not None


class Share(models.Model):
    """What one unit brought to a figure, frozen with it: its numbers and the cells they stood in."""

    figure = models.ForeignKey(Figure, models.CASCADE, related_name="shares")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    order = models.PositiveIntegerField()
    name = models.CharField(_("unit"), max_length=200)
    part = models.BigIntegerField(_("part"), null=True)
    whole = models.BigIntegerField(_("whole"), null=True)
    gap = models.CharField(_("gap"), max_length=20, blank=True)  # the part's; where it has none, the whole's
    reason = models.TextField(_("reason"), blank=True)
    whole_gap = models.CharField(max_length=20, blank=True)
    whole_reason = models.TextField(blank=True)
    cells = models.JSONField(_("cells"), default=list)

    class Meta:
        ordering = ["figure", "order"]
        constraints = [
            models.UniqueConstraint(fields=["figure", "order"], name="measure_share_in_order"),
        ]

    def __str__(self) -> str:
        return self.name
