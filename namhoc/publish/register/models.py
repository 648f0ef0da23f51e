"""Documents as the public finds them."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from namhoc.journal.chain import FiledUnder
from namhoc.proof.folding import folded
from namhoc.publish.register.rules import Validity, validity_on


class IssuedDocument(models.Model):
    """One document in the register of a site. It is amended or taken out, never deleted."""

    home = models.ForeignKey("publish.PortalHome", models.PROTECT, related_name="documents", verbose_name=_("site"))
    number = models.CharField(_("number"), max_length=60)  # 830/KH-UBND
    kind = models.CharField(_("kind"), max_length=40)  # a code of the catalogue's document kinds
    issuer = models.CharField(_("issuer"), max_length=150)
    issued_on = models.DateField(_("issued on"))
    abstract = models.CharField(_("abstract"), max_length=500)
    signed_by = models.CharField(_("signed by"), max_length=150, blank=True)
    in_force_since = models.DateField(_("in force since"), null=True, blank=True)
    in_force_until = models.DateField(_("no longer in force from"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name=_("replaced by")
    )
    file = models.ForeignKey(
        "wagtaildocs.Document", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    section = models.CharField(_("section"), max_length=40, blank=True)  # a code of the catalogue's disclosures
    published_on = models.DateField(_("published on"))
    withdrawn_on = models.DateField(_("taken out on"), null=True, blank=True)
    folded = models.TextField(editable=False, default="")

    class Meta:
        ordering = ["-issued_on", "-pk"]
        verbose_name = _("document")
        constraints = [
            models.UniqueConstraint(
                fields=["home", "number", "issuer", "issued_on"],
                condition=Q(withdrawn_on__isnull=True),
                name="publish_document_once_a_register",
            ),
            models.CheckConstraint(
                condition=Q(in_force_until__isnull=True)
                | Q(in_force_since__isnull=True)
                | Q(in_force_until__gt=F("in_force_since")),
                name="publish_document_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | ~Q(replaced_by=F("pk")), name="publish_document_not_by_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = folded(f"{self.number} {self.abstract} {self.issuer} {self.signed_by}")
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments

    @property
    def filed_under(self) -> FiledUnder:
        office = self.home.office
        return FiledUnder("" if office is None else office.code, "")

    def validity_on(self, day: date) -> Validity:
        return validity_on(self.in_force_since, self.in_force_until, day)
