"""Who asked for the letter of a site."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Pace(models.TextChoices):
    """How often a letter comes, where there is something new."""

    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every Monday")


class Follower(models.Model):
    """An address that asked for the letter. It is destroyed when it leaves, or does not confirm in time."""

    home = models.ForeignKey("publish.PortalHome", models.CASCADE, related_name="followers")
    email = models.EmailField(_("e-mail"))
    pace = models.CharField(_("how often"), max_length=6, choices=Pace.choices, default=Pace.WEEKLY)
    language = models.CharField(_("language"), max_length=2)
    key = models.CharField(_("key in the links of its letters"), max_length=43, unique=True)
    asked_at = models.DateTimeField(_("asked at"))
    told_until = models.DateTimeField(_("told of articles until"), null=True)  # none: not confirmed

    class Meta:
        app_label = "publish"
        indexes: ClassVar = [models.Index(fields=["pace", "told_until"], name="publish_follower_due")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["home", "email"], name="publish_follower_once"),
            models.CheckConstraint(condition=Q(pace__in=Pace.values), name="publish_follower_has_a_pace"),
        ]

    def __str__(self) -> str:
        return f"{self.home_id} {self.pace}"
