"""Which browsers asked for notices of a site."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LONGEST = 1000  # an address; those of today's browsers have 200 to 400 letters


class Browser(models.Model):
    """Where a browser is reached, and the keys under which it alone reads. Nothing is known of whose it is."""

    home = models.ForeignKey("publish.PortalHome", models.CASCADE, related_name="browsers")
    section = models.ForeignKey("publish.Section", models.CASCADE, null=True, related_name="+")  # none: all of them
    endpoint = models.CharField(_("address at the maker of the browser"), max_length=LONGEST)
    p256dh = models.CharField(_("public key of the browser"), max_length=88)
    auth = models.CharField(_("word shared with the browser"), max_length=24)
    language = models.CharField(_("language"), max_length=2)
    told_until = models.DateTimeField(_("told of articles until"))
    failed = models.PositiveSmallIntegerField(_("times that it was not reached"), default=0)
    again_at = models.DateTimeField(_("tried again at"), null=True)

    class Meta:
        app_label = "publish"
        indexes: ClassVar = [models.Index(fields=["home", "told_until"], name="publish_browser_due")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["home", "endpoint"], name="publish_browser_once"),
            models.CheckConstraint(condition=~Q(endpoint=""), name="publish_browser_is_somewhere"),
        ]

    def __str__(self) -> str:
        return f"{self.home_id}"
