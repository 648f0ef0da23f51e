"""Comments, what was reported of them, and who may write where."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from namhoc.journal.chain import FiledUnder
from namhoc.people.models import Account
from namhoc.units.models import Unit

LONGEST, LONGEST_NAME = 2_000, 80


class Door(models.TextChoices):
    """Who may write under a page."""

    EVERYBODY = "everybody", _("Everybody")
    MEMBERS = "members", _("Readers who have signed in")
    NOBODY = "nobody", _("Nobody: closed")


class CommentDoor(models.Model):
    """Who may write under a page and under all pages below it, unless one of those says otherwise."""

    page = models.OneToOneField(Page, models.CASCADE, related_name="+")
    door = models.CharField(_("who may write"), max_length=10, choices=Door.choices)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(door__in=Door.values), name="hear_door_is_one")]


class CommentState(models.TextChoices):
    """How a comment stands; only a shown one is ever seen."""

    WAITING = "waiting", _("Waiting")
    SHOWN = "shown", _("Shown")
    REFUSED = "refused", _("Refused")
    HIDDEN = "hidden", _("Hidden again")


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments by who may see them."""

    def public(self) -> CommentQuerySet:
        """Those that everybody sees: let through, and so is what they answer."""
        shown = CommentState.SHOWN
        return self.filter(state=shown).filter(Q(answers=None) | Q(answers__state=shown))


class Comment(models.Model):
    """What one reader wrote under a page, or in answer to such a comment."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="+")
    office = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("office"))
    answers = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    email = models.EmailField(_("e-mail"), blank=True)  # never shown to readers
    text = models.TextField(_("text"), max_length=LONGEST)
    member = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")
    form = models.CharField(_("the form it came in"), max_length=64, unique=True)  # sent twice, it is kept once
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=8, choices=CommentState.choices, default=CommentState.WAITING)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["sent_at", "pk"]
        indexes = [
            models.Index(fields=["page", "state"], name="hear_comment_of_page"),
            models.Index(fields=["office", "state"], name="hear_comment_of_office"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CommentState.values), name="hear_comment_has_a_state"),
            models.CheckConstraint(condition=~Q(answers=F("id")), name="hear_comment_not_its_own_answer"),
            models.CheckConstraint(
                condition=~Q(state__in=["refused", "hidden"]) | ~Q(reason=""), name="hear_comment_refused_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:40]}"

    @property
    def filed_under(self) -> FiledUnder:
        return FiledUnder(self.office.code)


class CommentReport(models.Model):
    """A reader found a shown comment out of place; once each."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="reports")
    who = models.CharField(_("who"), max_length=64)
    why = models.CharField(_("why"), max_length=300, blank=True)
    seen = models.BooleanField(_("seen by the office"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "who"], name="hear_report_once")]
