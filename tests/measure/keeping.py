"""Figures kept through the room's own actions, of an office with three schools."""

from dataclasses import replace

from namhoc.measure.actions import store_measured
from namhoc.measure.facts import Measured
from namhoc.measure.models import Figure, Share
from tests.collect.desk import OFFICE, SCHOOLS
from tests.measure.office import LAW, YEAR, line, worked

NAME, CODE = str(YEAR), "schools-accredited-rate"
NUMBERS = ("numerator", "denominator", "covered", "expected")


def rate(*held, year=YEAR, **more):
    """Which of the three schools hold something."""
    lines = tuple(line(code, one) for code, one in zip(SCHOOLS, held, strict=True))
    return replace(worked(CODE, lines, year=year, **more), unit=OFFICE)


def count(*numbers):
    lines = tuple(line(code, one) for code, one in zip(SCHOOLS, numbers, strict=True))
    return replace(worked("pupils", lines), unit=OFFICE)


def against(now, *before):
    """A figure beside last year's, which nothing has befallen since."""
    reported = rate(*before, year=YEAR.previous)
    return Measured(now, replace(reported, structure="2021-05-31"), reported)


def keep(office, by, *measured):
    given = [one if isinstance(one, Measured) else Measured(one) for one in measured]
    return store_measured(office, NAME, given, LAW, {}, by=by)


def kept(figures):
    return [(one.indicator, one.revision, *(getattr(one, name) for name in NUMBERS)) for one in figures]


def everything():
    """All rows of both tables, as they stand."""
    return list(Figure.objects.order_by("pk").values()), list(Share.objects.order_by("pk").values())
