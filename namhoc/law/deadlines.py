"""How long an office may take, in working days; and on which days nobody works."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from namhoc.law.entry import Entry, Since, Sourced

SATURDAY = 5  # as Python counts the days of a week


class DeadlineVersion(Sourced):
    """So many working days, from a day on."""

    working_days: int


class Deadline(Entry):
    """Something that an office has to do within working days of a day."""

    deadline: str
    label: str
    label_en: str
    since: Since[DeadlineVersion]


class DaysOffVersion(Sourced):
    """The days of the calendar year that begins on the day of this start."""

    days: tuple[date, ...]


class DaysOff(Entry):
    """On which days besides Saturdays and Sundays offices do not work."""

    days_off: str
    label: str
    label_en: str
    since: Since[DaysOffVersion]


def working_day_after(day: date, number: int, off: Collection[date]) -> date:
    """The day that is so many working days after ``day``, which itself does not count."""
    while number > 0:
        day += timedelta(days=1)
        number -= day.weekday() < SATURDAY and day not in off
    return day
