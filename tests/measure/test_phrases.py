"""Figures in words, exactly as they are printed."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.engine.figures import Difference, Points
from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED
from namhoc.measure.phrases import (
    amount_text,
    base_note,
    change_name,
    cover_text,
    excess_text,
    fraction_text,
    gap_text,
    phrase,
    read_phrases,
    restated,
    target_name,
    told_value,
    value_text,
)
from tests.measure.office import LAW, YEAR, indicator, line, measured, numbers, target, worked

RATE, COUNT, RATIO, LEVEL = "schools-accredited-rate", "pupils", "pupils-per-class", "pcgdthcs-level"


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        (RATE, Fraction(9, 12), "75%"),
        (RATE, Fraction(2, 14), "14,29%"),
        (RATE, Fraction(1, 8), "12,5%"),
        (RATE, Fraction(1), "100%"),
        (RATE, Fraction(0), "0%"),
        (RATE, Fraction(99999, 100000), "100,00%"),  # rounded, and says so by its decimals
        (RATE, Fraction(1234, 100), "1.234%"),
        (COUNT, Fraction(12345), "12.345"),
        (RATIO, Fraction(305, 10), "30,5"),
        (RATIO, Fraction(30), "30"),
        (RATIO, Fraction(61, 3), "20,3"),
        (LEVEL, Fraction(3), "3"),
    ],
)
def test_a_value_is_printed_as_the_catalogue_says_without_needless_decimals(code, value, text):
    assert value_text(value, indicator(code)) == text


def test_a_value_that_is_not_there_is_printed_as_what_was_asked_for_it():
    assert (value_text(NOT_REPORTED, indicator(RATE)), value_text(NOT_REPORTED, indicator(RATE), "—")) == ("", "—")


def test_nothing_reported_and_nobody_to_count_are_said_differently():
    assert (gap_text(NOT_REPORTED), gap_text(NOT_APPLICABLE)) == ("chưa có số liệu", "không có đối tượng để tính")


# --- amounts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (Points(Fraction(1, 12)), "8,3 điểm phần trăm"),
        (Points(Fraction(-1, 12)), "8,3 điểm phần trăm"),
        (Points(Fraction(1, 4)), "25 điểm phần trăm"),
        (Points(Fraction(0)), "0 điểm phần trăm"),
        (Points(Fraction(1, 2000)), "0,1 điểm phần trăm"),
        (Points(Fraction(4, 10_000)), "0,04 điểm phần trăm"),
        (Points(Fraction(1, 10**6)), "0,0001 điểm phần trăm"),
        (Points(Fraction(1, 10**9)), "0,0000001 điểm phần trăm"),
        (Points(Fraction(999, 1000)), "99,9 điểm phần trăm"),
    ],
)
def test_shares_differ_by_percentage_points_and_never_by_per_cent(change, text):
    assert amount_text(change, indicator(RATE)) == text


@pytest.mark.parametrize(
    ("code", "change", "text"),
    [
        (COUNT, Fraction(-1234), "1.234 học sinh"),
        (RATIO, Fraction(3, 2), "1,5 học sinh/lớp"),
        (RATIO, Fraction(1, 25), "0,04 học sinh/lớp"),
        (RATIO, Fraction(0), "0 học sinh/lớp"),
        (LEVEL, Fraction(1), "1 mức độ"),
    ],
)
def test_counts_and_ratios_differ_in_their_own_unit(code, change, text):
    assert amount_text(Difference(change), indicator(code)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 12), "+8,3 điểm phần trăm"),
        (Fraction(-1, 12), "-8,3 điểm phần trăm"),
        (Fraction(0), "0 điểm phần trăm"),
    ],
)
def test_with_a_sign_a_rise_has_a_plus_and_no_change_has_none(value, text):
    assert amount_text(Points(value), indicator(RATE), signed=True) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(3, 70), "4,29 điểm phần trăm"),
        (Fraction(-3, 70), "4,29 điểm phần trăm"),
        (Fraction(5, 100), "5 điểm phần trăm"),
        (Fraction(1, 10**6), "0,0001 điểm phần trăm"),
    ],
)
def test_an_excess_is_printed_as_exactly_as_the_figure(value, text):
    assert excess_text(Points(value), indicator(RATE)) == text


def test_an_excess_of_a_count_is_in_its_own_unit():
    assert excess_text(Difference(Fraction(5)), indicator(COUNT)) == "5 học sinh"


@given(st.fractions(min_value=0, max_value=1), st.sampled_from([RATE, COUNT, RATIO]))
def test_no_change_but_none_is_ever_printed_as_nothing(value, code):
    for text in (
        amount_text(Points(value), indicator(RATE)),
        excess_text(Points(value), indicator(RATE)),
        amount_text(Difference(value), indicator(code)),
    ):
        assert any(digit in text for digit in "123456789") == bool(value)


# --- beside a base and a target -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "base", "name"),
    [
        (numbers(9, 12), numbers(8, 12), "increase"),
        (numbers(8, 12), numbers(9, 12), "decrease"),
        (numbers(9, 12), numbers(3, 4), "same"),
        (numbers(9, 12), None, ""),
        (numbers(9, 12), numbers(0, 12, covered=0), ""),
        (numbers(0, 12, covered=0), numbers(9, 12), ""),
    ],
)
def test_a_change_has_a_name_only_where_there_is_something_to_compare(now, base, name):
    assert change_name(measured(RATE, now, base)) == name


@pytest.mark.parametrize(("above", "name"), [(8, "misses"), (9, "reaches"), (10, "exceeds")])
def test_a_target_is_missed_reached_or_exceeded_by_the_exact_value(above, name):
    assert target_name(measured(RATE, numbers(above, 12), target=target(RATE, Fraction(3, 4)))) == name


def test_without_a_target_or_without_a_value_nothing_is_said_of_one():
    silent = measured(RATE, numbers(0, 12, covered=0), target=target(RATE, Fraction(3, 4)))

    assert (target_name(measured(RATE, numbers(9, 12))), target_name(silent)) == ("", "")


@pytest.mark.parametrize(
    ("covered", "expected", "text"),
    [(12, 12, ""), (9, 12, "mới có số liệu của 9/12 đơn vị"), (1000, 1500, "mới có số liệu của 1.000/1.500 đơn vị")],
)
def test_a_figure_that_does_not_speak_for_all_says_for_how_many(covered, expected, text):
    assert cover_text(measured(RATE, numbers(9, 12, covered, expected))) == text


@pytest.mark.parametrize(
    ("code", "figure", "fraction", "told"),
    [
        (RATE, numbers(9, 12), "9/12", "9/12 = 75%"),
        (COUNT, numbers(1234), "", "1.234"),
        (RATIO, numbers(3050, 100), "3.050/100", "30,5"),
        (RATE, numbers(0, 12, covered=0), "0/12", "chưa có số liệu"),
    ],
)
def test_a_value_beside_another_shows_its_fraction_where_it_is_a_share(code, figure, fraction, told):
    one = worked(code, figure)

    assert (fraction_text(one), told_value(one, indicator(code))) == (fraction, told)


# --- the base is named ------------------------------------------------------------------------------------------------


def test_a_restated_base_is_named_with_what_was_reported_then():
    one = measured(RATE, numbers(9, 12), numbers(8, 12), numbers(10, 14))

    assert restated(one)
    assert base_note(LAW, one) == (
        "So với 8/12 = 66,67% của năm học 2019-2020, tính lại trên 12 đơn vị có mặt ngày 31/5/2021. "
        "Theo báo cáo khi đó: 10/14 = 71,43%."
    )


@pytest.mark.parametrize("reported", [numbers(8, 12), None])
def test_a_base_that_says_what_was_reported_is_named_alone(reported):
    one = measured(RATE, numbers(9, 12), numbers(8, 12), reported)

    assert (restated(one), base_note(LAW, one)) == (False, "So với 8/12 = 66,67% của năm học 2019-2020.")


def test_a_base_of_a_count_is_named_by_its_value():
    assert base_note(LAW, measured(COUNT, numbers(1200), numbers(1150))) == "So với 1.150 của năm học 2019-2020."


@pytest.mark.parametrize("base", [None, numbers(0, 12, covered=0)])
def test_without_a_base_nothing_is_said_of_one(base):
    assert base_note(LAW, measured(RATE, numbers(9, 12), base)) == ""


def test_a_broken_series_says_since_which_day_and_compares_nothing():
    one = measured("teachers-above-standard-rate", numbers(9, 12), series_broken=True)
    one = replace(one, now=replace(one.now, rule=replace(one.now.rule, since=date(2020, 7, 1))))

    assert (change_name(one), base_note(LAW, one)) == (
        "",
        "Quy định về chỉ tiêu này thay đổi từ ngày 1/7/2020: hai năm đếm theo hai chuẩn khác nhau nên không so sánh.",
    )


def test_units_that_came_in_between_are_counted_and_nothing_is_compared():
    now = worked(COUNT, (line("A", 10), line("B", 20), line("C", 30)))
    base = worked(COUNT, (line("A", 9), line("B", 19)), year=YEAR.previous, structure="2020-09-30")
    one = replace(measured(COUNT, numbers(0)), now=now, base=base, as_reported=base)

    assert (one.change, change_name(one)) == (None, "")
    assert base_note(LAW, one) == (
        "Năm học 2019-2020 chỉ 2/3 đơn vị của năm nay thuộc phòng (28); 1 đơn vị về sau không có gốc nên không so sánh."
    )


REDUCED = (line("A", 0, 1), line("B", 0, 1), line("C", 1, 1), line("F", 1, 0))


@pytest.mark.parametrize(("base_on", "day"), [(date(2018, 3, 16), "16/3/2018"), (None, "31/5/2020")])
def test_a_reduction_names_both_days_the_targets_own_or_last_years_closing_day(base_on, day):
    code = "school-units-reduction-rate"
    aim = None if base_on is None else target(code, Fraction(1, 10), base_on=base_on)
    one = replace(measured(code, numbers(0, 1), target=aim), now=worked(code, REDUCED))

    assert base_note(LAW, one) == (
        f"Gốc so sánh: 3 đơn vị có mặt ngày {day}; ngày 31/5/2021 còn 2 đơn vị. "
        "Năm gốc của văn bản giao chỉ tiêu chưa đối chiếu được."
    )


def test_every_phrase_can_be_filled():
    places = "amount target basis base year units day reported there lacking before base_day now covered expected"
    values = dict.fromkeys(places.split(), "x")

    assert [name for name in read_phrases().phrases if "{" in phrase(name, **values)] == []
