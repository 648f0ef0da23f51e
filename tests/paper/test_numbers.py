from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.law.school_year import SchoolYear
from namhoc.paper.numbers import Zeros, long_date, number, percent, points, school_year, short_date

FRACTIONS = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6)
DECIMALS = st.integers(min_value=0, max_value=4)
WRITTEN = re.compile(r"-?\d{1,3}(\.\d{3})*(,\d+)?")


def read_back(text: str) -> Fraction:
    return Fraction(text.replace(".", "").replace(",", "."))


def test_the_figures_of_the_two_conferences_are_written_as_their_pages_write_them():
    assert percent(Fraction(1, 7), 2) == "14,29%"
    assert percent(Fraction(9, 12), 0) == "75%"
    assert points(Fraction(9, 12) - Fraction(8, 12), 1) == "+8,3 điểm phần trăm"
    assert number(19600) == "19.600"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1000, 0, "1.000"),
        (-1234567, 0, "-1.234.567"),
        (Decimal("1234.5"), 1, "1.234,5"),
        (Decimal("0.05"), 1, "0,1"),
        (Decimal("-0.05"), 1, "-0,1"),
        (Decimal("-0.04"), 1, "0,0"),
        (Fraction(1, 3), 3, "0,333"),
        (Decimal("2.675"), 2, "2,68"),
        (Decimal("999.95"), 1, "1.000,0"),
        (7, 2, "7,00"),
    ],
)
def test_a_number_is_rounded_half_up_and_grouped_by_points(value, decimals, text):
    assert number(value, decimals) == text


@given(FRACTIONS, DECIMALS)
def test_what_is_written_is_the_nearest_number_and_a_tie_goes_away_from_zero(value, decimals):
    text = number(value, decimals)
    unit, back = Fraction(1, 10**decimals), read_back(text)
    off = abs(back - value)

    assert WRITTEN.fullmatch(text)
    assert 2 * off < unit or (2 * off == unit and abs(back) > abs(value))


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6), DECIMALS)
def test_decimals_are_rounded_as_the_decimal_module_does_it(value, decimals):
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)

    assert read_back(number(value, decimals)) == Fraction(rounded)


@given(st.fractions(min_value=0, max_value=1, max_denominator=10**6), DECIMALS)
def test_a_percentage_reads_back_as_a_hundred_times_its_share(share, decimals):
    assert percent(share, decimals) == number(100 * share, decimals) + "%"


@given(FRACTIONS, DECIMALS)
def test_a_change_shows_its_sign_unless_it_rounds_to_nothing(change, decimals):
    text = points(change, decimals)
    figure = text.removesuffix(" điểm phần trăm")
    back = read_back(figure.removeprefix("+"))

    assert figure.startswith("+") is (back > 0)
    assert figure.startswith("-") is (back < 0)


def test_a_change_may_be_told_without_its_sign():
    assert points(Fraction(1, 12), 1, signed=False) == "8,3 điểm phần trăm"
    assert points(Fraction(-1, 12), 1) == "-8,3 điểm phần trăm"
    assert points(Fraction(1, 10**6), 1) == "0,0 điểm phần trăm"


@pytest.mark.parametrize("value", [0.5, float("nan"), "1", None])
def test_what_is_not_exact_is_refused(value):
    with pytest.raises(TypeError, match="not exact"):
        number(value)


def test_days_are_written_with_the_zeros_that_the_layout_asks_for():
    zeros = Zeros(days_below=10, months_below=3)

    assert long_date(date(2021, 2, 5), zeros) == "ngày 05 tháng 02 năm 2021"
    assert long_date(date(2021, 3, 10), zeros) == "ngày 10 tháng 3 năm 2021"
    assert long_date(date(2021, 2, 5)) == "ngày 5 tháng 2 năm 2021"
    assert short_date(date(2021, 8, 27)) == "27/8/2021"


def test_a_school_year_is_written_by_its_two_years():
    assert school_year(SchoolYear(2020)) == "2020-2021"
