"""What the desk keeps of an article: the way it took, who may do what in which section, and what is to happen when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from namhoc.people.models import Post
from namhoc.publish.desk.stages import STAGE_LABELS, Stage
from namhoc.units.models import Unit


class Step(models.Model):
    """From this moment the article stands at this stage, until its next step; who took it there, and why."""

    article = models.ForeignKey("publish.ArticlePage", models.CASCADE, related_name="steps")
    stage = models.CharField(_("state"), max_length=10, choices=[(one.value, STAGE_LABELS[one]) for one in Stage])
    at = models.DateTimeField(_("at"), auto_now_add=True)
    account = models.CharField(_("account"), max_length=150)
    name = models.CharField(_("name"), max_length=150)
    revision = models.PositiveBigIntegerField(_("version"), null=True)  # what Wagtail calls it; kept for good
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        app_label = "publish"
        ordering: ClassVar = ["article", "pk"]
        indexes: ClassVar = [models.Index(fields=["article", "-id"], name="publish_step_latest")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(stage__in=[one.value for one in Stage]), name="publish_step_has_a_stage"
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.REFUSED.value) | ~Q(reason=""), name="publish_step_sent_back_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.stage}"


class SectionRule(models.Model):
    """What an office asks for before it publishes something in a section. Without one it asks for nothing."""

    section = models.ForeignKey("publish.Section", models.CASCADE, related_name="rules")
    office = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    review_first = models.BooleanField(_("only what was reviewed is published"), default=False)
    two_people = models.BooleanField(_("nobody reviews or publishes what they wrote"), default=False)

    class Meta:
        app_label = "publish"
        constraints: ClassVar = [models.UniqueConstraint(fields=["section", "office"], name="publish_rule_once")]

    def __str__(self) -> str:
        return f"{self.section_id} {self.review_first} {self.two_people}"


class SectionDuty(models.Model):
    """A post works in this section. One that has none of these works in all sections."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="section_duties")
    section = models.ForeignKey("publish.Section", models.CASCADE, related_name="duties")

    class Meta:
        app_label = "publish"
        constraints: ClassVar = [models.UniqueConstraint(fields=["post", "section"], name="publish_duty_once")]

    def __str__(self) -> str:
        return f"{self.post_id} {self.section_id}"


class Appointment(models.Model):
    """An article is to be published, or to be taken from the public, at this minute."""

    PUBLISH, EXPIRE = "publish", "expire"

    article = models.ForeignKey("publish.ArticlePage", models.CASCADE, related_name="appointments")
    what = models.CharField(
        _("what"), max_length=7, choices=[(PUBLISH, _("Publish")), (EXPIRE, _("Take from the public"))]
    )
    at = models.DateTimeField(_("at"))
    account = models.CharField(_("account"), max_length=150)
    name = models.CharField(_("name"), max_length=150)
    kept_at = models.DateTimeField(_("kept at"), null=True)
    dropped = models.BooleanField(_("dropped"), default=False)

    class Meta:
        app_label = "publish"
        ordering: ClassVar = ["at", "pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["at"], condition=Q(kept_at__isnull=True, dropped=False), name="publish_appointment_to_come"
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article", "what"],
                condition=Q(kept_at__isnull=True, dropped=False),
                name="publish_appointment_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.what} {self.at:%Y-%m-%d %H:%M}"


class EditLock(models.Model):
    """Somebody writes on this article; without a sign of them for a while, nobody does."""

    article = models.OneToOneField("publish.ArticlePage", models.CASCADE, related_name="edit_lock")
    account = models.CharField(_("account"), max_length=150)
    name = models.CharField(_("name"), max_length=150)
    since = models.DateTimeField(_("since"))
    seen_at = models.DateTimeField(_("last seen"))
    taken_from = models.CharField(_("taken over from"), max_length=150, blank=True)  # an account

    class Meta:
        app_label = "publish"

    def __str__(self) -> str:
        return f"{self.article_id} {self.account}"


class Photograph(models.Model):
    """What is known of a picture beside its words: who took it, and whether children can be recognised in it."""

    image = models.OneToOneField("wagtailimages.Image", models.CASCADE, related_name="photograph")
    office = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    credit = models.CharField(_("taken by"), max_length=150, blank=True)
    shows_children = models.BooleanField(_("children can be recognised"), default=False)

    class Meta:
        app_label = "publish"

    def __str__(self) -> str:
        return str(self.image_id)


class PhotographConsent(models.Model):
    """Somebody agreed that a picture of children is made public; kept, never changed."""

    REPRESENTATIVE, BOTH = "parent", "both"
    KINDS: ClassVar = [(REPRESENTATIVE, _("parent or guardian")), (BOTH, _("parent or guardian, and the child"))]

    photograph = models.ForeignKey(Photograph, models.CASCADE, related_name="consents")
    kind = models.CharField(_("who agreed"), max_length=6, choices=KINDS)
    given_by = models.CharField(_("names, or the number of the paper"), max_length=300)
    given_on = models.DateField(_("given on"))
    recorded_by = models.CharField(_("recorded by"), max_length=150)
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    class Meta:
        app_label = "publish"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.photograph_id} {self.given_on:%Y-%m-%d}"
