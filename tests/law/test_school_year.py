"""A school year is named by its two calendar years, and its months know to which of them they belong."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.law.catalogue import catalogue
from namhoc.law.rounds import SchoolCalendar, day_in
from namhoc.law.school_year import SchoolYear


@given(st.integers(1000, 9998))
def test_a_school_year_reads_back_what_it_writes(opens):
    year = SchoolYear(opens)

    assert SchoolYear.parse(str(year)) == year
    assert year.next.previous == year
    assert year.previous < year < year.next


@pytest.mark.parametrize("text", ["2020-2021", " 2020 - 2021 ", "2020–2021"])
def test_a_school_year_is_read_however_people_write_it(text):
    assert SchoolYear.parse(text) == SchoolYear(2020)


NO_YEARS = [
    "2021",
    "2020-2022",
    "2021-2020",
    "2020/2021",
    "20-21",
    "",
    "2020-2021-2022",
    "0000-0001",
    "２０２０-２０２１",
]


@pytest.mark.parametrize("text", NO_YEARS)
def test_what_is_no_school_year_is_refused(text):
    with pytest.raises(ValueError, match=text or "^$"):
        SchoolYear.parse(text)


def test_the_month_decides_to_which_calendar_year_a_day_belongs():
    calendar = SchoolCalendar(school_calendar="general", opens_in_month=8)
    days = ["08-01", "09-30", "12-31", "01-01", "07-31"]

    assert [day_in(SchoolYear(2020), day, calendar) for day in days] == [
        date(2020, 8, 1),
        date(2020, 9, 30),
        date(2020, 12, 31),
        date(2021, 1, 1),
        date(2021, 7, 31),
    ]


ROUNDS_OF_2020 = {
    "start-of-year": (date(2020, 9, 30), date(2020, 10, 30)),
    "universalisation": (date(2020, 9, 30), date(2020, 10, 5)),
    "middle-of-year": (date(2021, 1, 31), date(2021, 1, 31)),
    "end-of-year": (date(2021, 5, 31), date(2021, 6, 30)),
}


def test_the_rounds_of_a_school_year_close_and_are_due_on_its_days():
    shipped, year = catalogue(), SchoolYear(2020)

    assert {
        code: (shipped.reference_day(year, code), shipped.due_day(year, code)) for code in shipped.rounds
    } == ROUNDS_OF_2020


def test_the_rounds_follow_each_other_in_the_order_they_name():
    shipped, year = catalogue(), SchoolYear(2020)
    ordered = sorted(shipped.rounds.values(), key=lambda each: each.order)

    assert [each.round for each in ordered] == list(ROUNDS_OF_2020)
    closing = [shipped.reference_day(year, each.round) for each in ordered]
    assert closing == sorted(closing)


@pytest.mark.parametrize("opens", [2010, 2013, 2017, 2018, 2019, 2025, 2030])
def test_every_year_has_its_rounds_whether_the_rule_was_read_or_not(opens):
    shipped, year = catalogue(), SchoolYear(opens)
    later = opens - 2020

    assert {code: shipped.reference_day(year, code) for code in shipped.rounds} == {
        code: closes.replace(year=closes.year + later) for code, (closes, _) in ROUNDS_OF_2020.items()
    }
