"""Certificates held until they expire, and standards judged for communes."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from namhoc.certify.certificates import CertificateFact
from namhoc.law.findings import Place
from namhoc.units.models import Unit


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Certificates, by the day asked about."""

    def held_on(self, day: date) -> CertificateQuerySet:
        return self.filter(day__lte=day, until__gt=day)


class Certificate(models.Model):
    """One certificate of one unit. ``until`` is the first day on which it no longer holds."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="certificates")
    kind = models.CharField(_("kind"), max_length=40)
    level = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    number = models.CharField(_("decision"), max_length=60)
    day = models.DateField(_("granted on"))
    issuer = models.CharField(_("issuer"), max_length=200)
    until = models.DateField(_("expires on"))
    file = models.CharField(max_length=200, blank=True)
    sheet = models.CharField(max_length=60, blank=True)
    cell = models.CharField(max_length=10, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["unit", "kind", "day"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "number"], name="certify_certificate_once"),
            models.CheckConstraint(
                condition=Q(until__gt=F("day")),
                name="certify_certificate_ends_after_it_begins",
                violation_error_message=_("A certificate ends after the day it was granted."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.unit}"

    @property
    def fact(self) -> CertificateFact:
        return CertificateFact(
            self.unit.code,
            self.kind,
            self.level,
            self.number,
            self.day,
            self.issuer,
            self.until,
            Place(file=self.file, sheet=self.sheet, cell=self.cell),
        )


class Judgement(models.Model):
    """Whether a commune met a standard in a year, criterion by criterion."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="judgements")
    office = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.CharField(_("school year"), max_length=9)
    standard = models.CharField(_("standard"), max_length=40)
    day = models.DateField(_("judged as of"))
    met = models.BooleanField(_("met"), null=True)
    criteria = models.JSONField(default=list)
    lacking = models.JSONField(default=list)
    source = models.CharField(_("source"), max_length=120)
    verified = models.BooleanField(_("checked against the source"))

    class Meta:
        ordering = ["office", "year", "unit", "standard"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "standard"], name="certify_judgement_once_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.standard} {self.year}: {self.met}"
