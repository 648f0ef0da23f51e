"""The school year that someone works in: chosen for the session, else the one of today."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from namhoc.law.catalogue import catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.law.today import today

CHOSEN = "school-year"


def year_of(day: date, opens_in_month: int) -> SchoolYear:
    """The school year in which a day lies."""
    return SchoolYear(day.year if day.month >= opens_in_month else day.year - 1)


def chosen_year(request: HttpRequest) -> SchoolYear:
    """The year chosen in this session; without a choice, the year of today."""
    chosen = request.session.get(CHOSEN, "")
    return SchoolYear.parse(chosen) if chosen else year_of(today(), catalogue().calendar.opens_in_month)


def choose_year(request: HttpRequest, text: str) -> bool:
    """Work in another year from now on; ``False`` where the text names none."""
    try:
        year = SchoolYear.parse(text)
    except ValueError:
        return False
    request.session[CHOSEN] = str(year)
    return True
