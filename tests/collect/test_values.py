from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.collect.values import (
    LONGEST_REASON,
    LONGEST_TEXT,
    MOST,
    Trouble,
    found,
    read_answer,
    read_choice,
    read_day,
    read_text,
    read_yes,
    written,
)
from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED, Gap, GapKind


def missing(reason: str) -> Gap:
    return Gap(GapKind.MISSING, reason)


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        (12.0, 12),
        (12, 12),
        (0.0, 0),
        (-0.0, 0),
        (float(MOST), MOST),
        ("12", 12),
        (" 12 ", 12),
        ("\u00a012\u00a0", 12),
        ("0", 0),
        ("", NOT_REPORTED),
        ("   ", NOT_REPORTED),
        ("\u00a0\n", NOT_REPORTED),
        ("KAD", NOT_APPLICABLE),
        (" kad ", NOT_APPLICABLE),
        ("không áp dụng", NOT_APPLICABLE),
        ("thiếu: mất hồ sơ", missing("mất hồ sơ")),
        ("Thiếu : mất  hồ sơ ", missing("mất hồ sơ")),
        ("THIẾU:mất hồ sơ", missing("mất hồ sơ")),
        ("thieu: lũ", missing("lũ")),
        ("thiếu vì lũ", missing("vì lũ")),
        ("thie\u0302\u0301u: lu\u0303", missing("lũ")),  # typed on a system that takes letters apart
        ("thiếu: : hai chấm", missing(": hai chấm")),
    ],
)
def test_a_cell_says_a_count_or_one_kind_of_nothing(cell, answer):
    assert read_answer(cell) == answer


@pytest.mark.parametrize(
    ("cell", "code", "shown"),
    [
        ("1.234", "not-a-number", "1.234"),
        ("1 234", "not-a-number", "1 234"),
        ("1,5", "not-a-number", "1,5"),
        ("12 em", "not-a-number", "12 em"),
        ("mười hai", "not-a-number", "mười hai"),
        ("１２", "not-a-number", "１２"),  # full-width digits
        ("+12", "not-a-number", "+12"),
        ("1e3", "not-a-number", "1e3"),
        ("-", "not-a-number", "-"),
        ("#REF!", "not-a-number", "#REF!"),
        ("thiếu 3 em", "not-a-number", "thiếu 3 em"),  # a count or a reason? nobody can tell
        ("9" * 40, "too-big", "9" * 40),
        (True, "not-a-number", "TRUE"),
        (float("nan"), "not-a-number", "nan"),
        (float("inf"), "not-a-number", "inf"),
        (12.5, "not-whole", "12,5"),
        (0.1, "not-whole", "0,1"),
        (-3.0, "negative", "-3"),
        (-0.5, "negative", "-0,5"),
        ("-3", "negative", "-3"),
        (1e300, "too-big", "1e+300"),
        (float(MOST + 1), "too-big", str(MOST + 1)),
        ("99999999999", "too-big", "99999999999"),
        (date(2020, 5, 12), "date-in-number", "12/5/2020"),
        (datetime(2020, 5, 12, 8), "date-in-number", "12/5/2020"),  # noqa: DTZ001  (workbooks know no zones)
        (time(8), "date-in-number", "08:00:00"),
        (timedelta(days=3), "date-in-number", "3 days, 0:00:00"),
    ],
)
def test_what_is_no_count_says_so_and_shows_what_stood_there(cell, code, shown):
    problem = read_answer(cell)

    assert isinstance(problem, Trouble)
    assert (problem.code, problem.details["found"]) == (f"collect.{code}", shown)


@pytest.mark.parametrize("cell", ["thiếu", "thiếu:", " Thiếu : ", "thieu"])
def test_missing_needs_a_reason(cell):
    assert read_answer(cell) == Trouble("collect.missing-without-reason")


def test_a_form_may_set_a_smaller_limit():
    assert read_answer(50.0, 50) == 50
    assert read_answer(51.0, 50) == Trouble("collect.too-big", {"found": "51", "limit": 50})


def test_a_reason_has_a_length_and_no_hidden_letters():
    assert read_answer("thiếu: " + "a" * LONGEST_REASON) == missing("a" * LONGEST_REASON)
    long, hidden = read_answer("thiếu: " + "a" * (LONGEST_REASON + 1)), read_answer("thiếu: a\u202eb")

    assert isinstance(long, Trouble)
    assert isinstance(hidden, Trouble)
    assert (long.code, hidden.code) == ("collect.text-too-long", "collect.control-characters")


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.dates(), st.times(), st.timedeltas()))
def test_no_cell_breaks_the_reading(cell):
    answer = read_answer(cell)

    assert isinstance(answer, int | Gap | Trouble)
    assert not isinstance(answer, bool)


@given(st.integers(0, MOST))
def test_what_is_written_for_a_count_reads_back(count):
    assert read_answer(written(count)) == count
    assert read_answer(str(count)) == count


@pytest.mark.parametrize("gap", [NOT_APPLICABLE, NOT_REPORTED, missing("bão: số 3")])
def test_what_is_written_for_a_gap_reads_back(gap):
    assert read_answer(written(gap)) == gap


@pytest.mark.parametrize(
    "cell",
    ["27/8/2021", " 27/08/2021 ", date(2021, 8, 27), datetime(2021, 8, 27, 7)],  # noqa: DTZ001  (see above)
)
def test_a_day_is_a_date_or_written_day_month_year(cell):
    assert read_day(cell) == date(2021, 8, 27)


@pytest.mark.parametrize("cell", ["31/2/2021", "8/27/2021", "27-8-2021", "27/8/21", "ngày mai", 44435.0, True])
def test_what_is_no_day_says_so(cell):
    assert read_day(cell) == Trouble("collect.not-a-day", {"found": found(cell)})


def test_a_choice_is_named_by_its_label_or_its_code():
    choices = {"merge": "Sáp nhập", "close": "Giải thể"}

    assert [read_choice(cell, choices) for cell in ("Sáp nhập", " sáp  NHẬP ", "merge")] == ["merge"] * 3
    assert read_choice("Tách", choices) == Trouble(
        "collect.not-a-choice", {"found": "Tách", "choices": "Sáp nhập, Giải thể"}
    )


def test_yes_is_a_cross():
    assert [read_yes(cell) for cell in ("x", "X", "có", True, 1.0, "không", False, 0.0)] == [True] * 5 + [False] * 3
    assert read_yes("ừ") == Trouble("collect.not-a-choice", {"found": "ừ", "choices": "x"})


def test_a_text_is_composed_trimmed_and_kept_within_bounds():
    assert read_text(" hoà bi\u0300nh\r\n2 ") == "hoà bình\n2"
    assert read_text(830.0) == "830"
    assert read_text(12.5) == "12,5"
    assert read_text("a" * LONGEST_TEXT) == "a" * LONGEST_TEXT
    assert read_text("a" * (LONGEST_TEXT + 1)) == Trouble(
        "collect.text-too-long", {"found": "a" * 60 + "…", "limit": LONGEST_TEXT}
    )
    assert read_text("a\u200bb") == Trouble("collect.control-characters", {"found": "ab"})
