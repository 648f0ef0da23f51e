"""What came from another portal, and what it is here: so that nothing comes twice and old addresses lead on."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.publish.models import PortalHome


class Kind(models.TextChoices):
    """What a thing of the old portal was."""

    CATEGORY = "category", _("section")
    TOPIC = "topic", _("topic")
    TAG = "tag", _("tag")
    AUTHOR = "author", _("author")
    ARTICLE = "article", _("article")
    PICTURE = "picture", _("picture")
    FILE = "file", _("file")
    COMMENT = "comment", _("comment")


class Moved(models.Model):
    """One thing of an old portal, and the key of what it became."""

    home = models.ForeignKey(PortalHome, models.CASCADE, related_name="+")
    source = models.CharField(max_length=120)  # language and module: vi/news; empty for files, which all share
    kind = models.CharField(max_length=8, choices=Kind.choices)
    old = models.CharField(max_length=255)  # its number there, or its path among the uploads
    alias = models.CharField(max_length=255, blank=True)
    new = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64, blank=True)  # of what was read there
    revision = models.PositiveBigIntegerField(null=True)  # as it was taken in: a later one was written here

    class Meta:
        constraints = [models.UniqueConstraint(fields=["home", "source", "kind", "old"], name="moving_moved_once")]
        indexes = [
            models.Index(fields=["home", "kind", "old"], name="moving_by_number"),
            models.Index(fields=["home", "kind", "alias"], name="moving_by_alias"),
        ]
