"""How a site writes what all sites write."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class TimeStyle(models.TextChoices):
    """How the time of an article is written."""

    LONG = "long", _("weekday, date and hour")  # Chủ nhật - 05/09/2021 23:13
    TWELVE = "twelve", _("date and hour of twelve")  # 04/09/2021 06:07:39 PM
