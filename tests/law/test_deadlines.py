"""Working days: weekends and public holidays do not count, nor does the first day."""

from datetime import date

import pytest

from namhoc.law.catalogue import catalogue
from namhoc.law.deadlines import working_day_after


@pytest.mark.parametrize(
    ("day", "number", "off", "due"),
    [
        (date(2021, 9, 6), 5, (), date(2021, 9, 13)),  # a Monday; the weekend between
        (date(2021, 9, 4), 1, (), date(2021, 9, 6)),  # a Saturday
        (date(2021, 8, 31), 2, (date(2021, 9, 2), date(2021, 9, 3)), date(2021, 9, 6)),
        (date(2021, 9, 6), 0, (), date(2021, 9, 6)),
    ],
)
def test_working_days_are_counted_from_the_next(day, number, off, due):
    assert working_day_after(day, number, set(off)) == due


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2021, 9, 6), date(2021, 9, 27)),  # an ordinary three weeks
        (date(2021, 8, 27), date(2021, 9, 21)),  # over the two days of the National Day
        (date(2021, 2, 8), date(2021, 3, 8)),  # over Tết
        (date(2022, 8, 14), date(2022, 9, 6)),  # the last day of the decree that says fifteen days
        (date(2022, 8, 15), date(2022, 9, 7)),  # the first of its successor, which says no number
    ],
)
def test_a_question_is_answered_within_fifteen_working_days(day, due):
    assert catalogue().due_by("answer-question", day) == due
