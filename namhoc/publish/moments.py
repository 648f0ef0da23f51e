"""Now, as the portal counts it: by the clock, on the day that counts as today."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from namhoc.law.today import today


def moment_now() -> datetime:
    """The sample lies in the past: there the clock runs on the day that it names."""
    day = today()
    return timezone.localtime().replace(year=day.year, month=day.month, day=day.day, microsecond=0)
