"""The office's letterhead, and its summary reports: drafted from figures, issued once."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from namhoc.measure.models import Figure
from namhoc.units.models import Unit


class LetterheadVersion(models.Model):
    """How an office heads and signs its documents, from a day on."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="letterheads")
    since = models.DateField(_("since"))
    name = models.CharField(_("issuing body"), max_length=200)
    superior = models.CharField(_("superior body"), max_length=200)
    symbol = models.CharField(_("symbol"), max_length=40)
    place = models.CharField(_("place"), max_length=100)
    authority = models.JSONField(_("authority of the signatory"), default=list)
    signatory = models.CharField(_("signatory"), max_length=150)
    recipients = models.JSONField(_("recipients"), default=list)
    locality = models.CharField(_("locality"), max_length=200, blank=True)
    conference_host = models.CharField(_("host of the conference"), max_length=200, blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["unit", "since"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "since"], name="summarise_letterhead_once_a_day"),
        ]

    def __str__(self) -> str:
        return self.name


class Summary(models.Model):
    """One issued summary report: the files as they were signed, and the figures they rest on."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="summaries")
    year = models.CharField(_("school year"), max_length=9)
    number = models.CharField(_("number"), max_length=20)
    day = models.DateField(_("day of issue"))
    issued_by = models.CharField(_("issued by"), max_length=200)
    word = models.BinaryField()
    pdf = models.BinaryField()
    digest = models.CharField("SHA-256", max_length=64)
    figures = models.ManyToManyField(Figure, related_name="summaries")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        ordering = ["unit", "year", "pk"]
        verbose_name = _("summary report")
        verbose_name_plural = _("summary reports")
        constraints = [
            models.UniqueConstraint(fields=["unit", "day", "number"], name="summarise_summary_numbered_once"),
            models.CheckConstraint(condition=~Q(number=""), name="summarise_summary_has_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("summarise-year")
