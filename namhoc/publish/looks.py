"""How a site looks: what it says above and below every page, and how it writes times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

WEEKDAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


class TimeStyle(models.TextChoices):
    """How the time of an article is written."""

    LONG = "long", _("weekday, date and hour")  # Chủ nhật - 05/09/2021 23:13
    TWELVE = "twelve", _("date and hour of twelve")  # 04/09/2021 06:07:39 PM


@dataclass(frozen=True)
class Look:
    """What is told of a site when it is opened; named like the fields of its front page."""

    greeting: str = ""
    time_style: str = TimeStyle.LONG
    banner_alt: str = ""
    fan_page: str = ""
    fan_page_name: str = ""
    with_rating: bool = True
    with_comments: bool = True
    with_counters: bool = True
    with_feedback: bool = True
    responsible: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


def posted_text(moment: datetime | None, style: str) -> str:
    """``Chủ nhật - 05/09/2021 23:13``, or ``Thời gian đăng: 04/09/2021 06:07:39 PM``."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    if style == TimeStyle.TWELVE:
        half = "AM" if local.hour < 12 else "PM"  # noqa: PLR2004  # noon
        return _now("Posted: %(time)s") % {"time": f"{local:%d/%m/%Y %I:%M:%S} {half}"}
    return f"{WEEKDAYS[local.weekday()]} - {local:%d/%m/%Y %H:%M}"
