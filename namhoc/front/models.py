"""What has changed lately, for every process and every machine to read."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """Names of what a transaction changed, kept with it: a process killed just after still leaves word."""

    names = models.TextField(_("names"))  # one a line
    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
