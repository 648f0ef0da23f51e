"""The journal as a table that the database itself refuses to change."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.journal.chain import FORMAT


class Entry(models.Model):
    """One act. Written once, in the transaction of the act itself."""

    number = models.PositiveBigIntegerField(_("number"), unique=True)
    format = models.PositiveSmallIntegerField(_("format"), default=FORMAT)  # of the text that was hashed
    at = models.CharField(_("at"), max_length=40)  # ISO moment, as it was hashed
    day = models.DateField(_("day of the act"))
    account = models.CharField(_("account"), max_length=150, db_index=True)
    post = models.CharField(_("post"), max_length=160)
    unit = models.CharField(_("unit of the post"), max_length=100, blank=True)
    act = models.CharField(_("act"), max_length=60, db_index=True)
    kind = models.CharField(_("kind of thing"), max_length=60)
    thing = models.CharField(_("thing"), max_length=200)
    thing_unit = models.CharField(_("unit of the thing"), max_length=100, blank=True)
    year = models.CharField(_("school year"), max_length=9, blank=True)
    round = models.CharField(_("round"), max_length=30, blank=True)
    before = models.CharField(_("digest before"), max_length=64, blank=True)
    after = models.CharField(_("digest after"), max_length=64, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    details = models.TextField(_("details"), default="{}")
    previous = models.CharField(_("previous digest"), max_length=64)
    digest = models.CharField(_("digest"), max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal entries")
        indexes = [
            models.Index(fields=["kind", "thing"], name="journal_entry_thing"),
            models.Index(fields=["unit", "number"], name="journal_entry_unit"),
            models.Index(fields=["thing_unit", "year", "number"], name="journal_entry_filed"),
            models.Index(fields=["day"], name="journal_entry_day"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.act} {self.thing}"


class ChainEnd(models.Model):
    """Where the chain ends now: the one row that writers queue at."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64)
    day = models.DateField(null=True)  # of the last entry, as the installation counts days

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="journal_chain_one_end")]

    def __str__(self) -> str:
        return f"{self.number}"


class Checkpoint(models.Model):
    """A signed note of where the chain ended on a day. Appended as entries are, and meant to be kept elsewhere."""

    day = models.DateField(_("day"))
    number = models.PositiveBigIntegerField(_("number"))
    digest = models.CharField(_("digest"), max_length=64)
    key = models.CharField(_("public key"), max_length=300)
    note = models.TextField(_("note"))  # as it was signed, signature and all

    class Meta:
        ordering = ["pk"]
        verbose_name = _("checkpoint")
        verbose_name_plural = _("checkpoints")
        constraints = [
            models.UniqueConstraint(fields=["day", "number"], name="journal_checkpoint_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.number}"
