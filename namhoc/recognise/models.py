"""Awards of an office's year: nominated, voted on, decided."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from namhoc.people.models import Account
from namhoc.plan.models import OfYear
from namhoc.recognise.words import NominationState, RecipientKind
from namhoc.units.models import Unit

STATE_LABELS = {
    NominationState.PROPOSED: _("proposed"),
    NominationState.SUPPORTED: _("supported by the council"),
    NominationState.NOT_SUPPORTED: _("not supported by the council"),
    NominationState.GRANTED: _("granted"),
    NominationState.REFUSED: _("refused by the giver"),
}
KIND_LABELS = {RecipientKind.COLLECTIVE: _("collective"), RecipientKind.INDIVIDUAL: _("individual")}


class Decision(models.Model):
    """One giver's decision on awards of an office's year. A missing number or day is not yet known."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.CharField(_("school year"), max_length=9)
    giver = models.CharField(_("giver"), max_length=40)
    number = models.CharField(_("number"), max_length=60, blank=True)
    day = models.DateField(_("day of the decision"), null=True, blank=True)

    class Meta:
        ordering = ["day", "pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "giver", "number", "day"], name="recognise_decision_numbered_once"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Nomination(OfYear):
    """One award for one recipient. Only what was granted rests on a decision."""

    award = models.CharField(_("award"), max_length=40)
    giver = models.CharField(_("giver"), max_length=40)
    recipient_kind = models.CharField(
        _("kind of recipient"), max_length=10, choices=[(kind.value, KIND_LABELS[kind]) for kind in RecipientKind]
    )
    recipient = models.CharField(_("recipient"), max_length=200)
    recipient_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit of the recipient")
    )
    reason = models.TextField(_("achievement"), blank=True)
    dossier_on = models.DateField(_("dossier received on"))
    state = models.CharField(
        _("state"),
        max_length=14,
        choices=[(state.value, STATE_LABELS[state]) for state in NominationState],
        default=NominationState.PROPOSED.value,
    )
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="nominations")

    class Meta:
        ordering = ["unit", "year", "pk"]
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        indexes = [models.Index(fields=["unit", "year", "state"], name="recognise_nomination_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="granted", decision__isnull=False) | (~Q(state="granted") & Q(decision__isnull=True)),
                name="recognise_granted_by_decision",
                violation_error_message=_("An award is granted by a decision, and only what is granted rests on one."),
            ),
        ]

    def __str__(self) -> str:
        return self.recipient


class Vote(models.Model):
    """One council member's vote on one nomination. Pages show the count, never whose vote it was."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="votes")
    voter = models.ForeignKey(Account, models.PROTECT, related_name="+")
    in_favour = models.BooleanField(_("in favour"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [
            models.UniqueConstraint(fields=["nomination", "voter"], name="recognise_vote_once"),
        ]

    def __str__(self) -> str:
        return f"{self.nomination_id}: {self.in_favour}"
