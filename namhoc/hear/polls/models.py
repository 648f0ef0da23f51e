"""Polls, their choices and the ballots."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from namhoc.journal.chain import FiledUnder
from namhoc.units.models import Unit


class Poll(models.Model):
    """A question to the readers of an office's pages, from one day to another."""

    office = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("office"))
    question = models.CharField(_("question"), max_length=300)
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("open until"))
    turned = models.CharField(_("turn of its days that was told"), max_length=6, default="")  # "", opened, closed

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="hear_poll_closes_after"),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def filed_under(self) -> FiledUnder:
        return FiledUnder(self.office.code)


class Choice(models.Model):
    """One answer that may be given."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="choices")
    place = models.PositiveSmallIntegerField(_("place in the list"))
    text = models.CharField(_("text"), max_length=200)

    class Meta:
        ordering = ["poll", "place"]
        constraints = [models.UniqueConstraint(fields=["poll", "place"], name="hear_choice_once_a_place")]


class Ballot(models.Model):
    """What one voter chose; the voter is a digest that says nothing of other polls."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="ballots")
    choice = models.ForeignKey(Choice, models.CASCADE, related_name="ballots")
    voter = models.CharField(_("voter"), max_length=64)
    on = models.DateField(_("on"))
    set_aside = models.BooleanField(_("part of a flood, not counted"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "voter"], name="hear_ballot_once_a_voter_and_poll")]
