"""Months of a site, from its days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from namhoc.front.numbers import DayOfSite


@dataclass(frozen=True)
class Month:
    """One month of a site. Readers are told apart within a day only, so they have no sum."""

    first: date
    views: int
    visits: int
    robot_views: int
    days: Sequence[DayOfSite]

    @property
    def code(self) -> str:
        """``2026-03``."""
        return f"{self.first:%Y-%m}"


def months_of(days: Sequence[DayOfSite]) -> list[Month]:
    """Days, the latest first, as months, the latest first."""
    return [_month(first, list(group)) for first, group in groupby(days, key=lambda day: day.day.replace(day=1))]


def _month(first: date, days: list[DayOfSite]) -> Month:
    sums = (sum(day.views for day in days), sum(day.visits for day in days), sum(day.robot_views for day in days))
    return Month(first, *sums, days)


@dataclass(frozen=True)
class Bar:
    """One day as a bar of a chart, in units of its drawing."""

    day: DayOfSite
    left: int
    top: int
    height: int


STEP, HEIGHT = 20, 120


def bars_of(days: Sequence[DayOfSite]) -> list[Bar]:
    """The visits of a month's days, the first at the left, the highest as high as the drawing."""
    most = max((day.visits for day in days), default=0) or 1
    heights = [(day, round(HEIGHT * day.visits / most)) for day in days]
    return [Bar(day, (day.day.day - 1) * STEP, HEIGHT - height, height) for day, height in heights]
