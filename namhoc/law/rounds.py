"""The rounds of a school year: start, middle, end, and the commune's universalisation round."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator

from namhoc.law.entry import Entry, Since, Sourced
from namhoc.law.school_year import SchoolYear

_NOT_A_LEAP_YEAR = 1  # so that 02-29, which most years lack, is refused
_MONTH_DAY = re.compile(r"(\d\d)-(\d\d)")


def _month_and_day(text: str) -> str:
    found = _MONTH_DAY.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not a month and a day (MM-DD)")
    date(_NOT_A_LEAP_YEAR, int(found[1]), int(found[2]))
    return text


MonthDay = Annotated[str, AfterValidator(_month_and_day)]


class RoundVersion(Sourced):
    """When the round closes its figures and when they are due, from a day on."""

    reference: MonthDay
    due: MonthDay


class Round(Entry):
    """One round of answers in a school year. ``order`` is its place in the year."""

    round: str
    label: str
    label_en: str
    order: int
    since: Since[RoundVersion]


class SchoolCalendar(Entry):
    """How the school year lies over two calendar years."""

    school_calendar: str
    opens_in_month: int


def day_in(year: SchoolYear, text: str, calendar: SchoolCalendar) -> date:
    """The day ``MM-DD`` of a school year."""
    month, _, day = text.partition("-")
    return year.day(int(month), int(day), turn=calendar.opens_in_month)
