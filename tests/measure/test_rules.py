"""Figures from lines."""

from datetime import date, timedelta

import pytest

from namhoc.engine.figures import Figure
from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED
from namhoc.measure.facts import Rule
from namhoc.measure.rules import (
    Asked,
    broken_between,
    by_indicator,
    figure_of,
    reference_day,
    rule_on,
    work_all,
)
from tests.measure.office import (
    CLOSED,
    LAST_YEAR,
    LAW,
    LONG_AGO,
    MISSING,
    OFFICE,
    facts,
    indicator,
    line,
)

MERGED = LAST_YEAR + timedelta(30)


# --- the rule of the day ----------------------------------------------------------------------------------------------


def test_a_rule_is_the_one_in_force_on_the_day_it_began_and_not_the_day_before():
    pupils = indicator("pupils")

    assert [
        rule_on(pupils, day) for day in (date(2017, 9, 11), date(2017, 9, 12), date(2024, 5, 2), date(2024, 5, 3))
    ] == [
        None,
        Rule("tt-19-2017 phụ lục", date(2017, 9, 12), verified=True),
        Rule("tt-19-2017 phụ lục", date(2017, 9, 12), verified=True),
        Rule("tt-03-2024", date(2024, 5, 3), verified=False),
    ]


def test_a_rule_whose_day_is_unknown_covers_every_day_before_the_next():
    assert rule_on(indicator("girls-share"), date(1990, 1, 1)) == Rule("namhoc-method", None, verified=False)


def test_a_series_breaks_only_between_days_on_two_sides_of_a_rule_that_counts_otherwise():
    above, start = indicator("teachers-above-standard-rate"), date(2020, 7, 1)
    before = start - timedelta(1)

    assert [
        broken_between(above, before, start),
        broken_between(above, start, start + timedelta(365)),
        broken_between(above, before - timedelta(365), before),
        broken_between(indicator("pupils"), date(2024, 1, 1), date(2025, 1, 1)),  # a new text, the same count
    ] == [True, False, False, False]


# --- work_all ---------------------------------------------------------------------------------------------------------


def test_figures_come_in_the_order_they_were_asked_whatever_their_formula():
    asked = [
        Asked(indicator("pupils"), (line("A", 5),), CLOSED),
        Asked(indicator("girls-share"), (line("A", 2, 5), line("B", NOT_REPORTED, 7)), CLOSED),
        Asked(indicator("classes"), (line("A", 1), line("B", 2)), CLOSED),
        Asked(indicator("schools-accredited-rate"), (line("A", 1), line("B", 0)), CLOSED),
    ]

    assert [(one.indicator, one.figure) for one in work_all(facts(), asked)] == [
        ("pupils", Figure(5, None, 1, 1)),
        ("girls-share", Figure(2, 5, 1, 2)),
        ("classes", Figure(3, None, 2, 2)),
        ("schools-accredited-rate", Figure(1, 2, 2, 2)),
    ]


def test_what_does_not_apply_is_not_expected_and_any_other_gap_is():
    lines = (line("A", 5), line("B", NOT_APPLICABLE), line("C", NOT_REPORTED), line("D", MISSING), line("E", 0))
    (one,) = work_all(facts(), [Asked(indicator("pupils"), lines, CLOSED)])

    assert (one.figure, one.shares) == (Figure(5, None, 2, 4), lines)


@pytest.mark.parametrize(("code", "figure"), [("pupils", Figure(0, None, 0, 0)), ("girls-share", Figure(0, 0, 0, 0))])
def test_a_question_that_applies_to_nobody_gives_no_number_and_says_so(code, figure):
    (one,) = work_all(facts(), [Asked(indicator(code), (line("A", NOT_APPLICABLE, NOT_APPLICABLE),), CLOSED)])

    assert (one.figure, one.value) == (figure, NOT_APPLICABLE)
    assert figure_of(indicator(code).formula, one.shares) == figure


def test_an_indicator_without_a_rule_on_its_day_gives_no_figure():
    asked = [Asked(indicator("pupils"), (line("A", 5),), LONG_AGO), Asked(indicator("staff"), (line("A", 1),), CLOSED)]

    assert [one.indicator for one in work_all(facts(), asked)] == ["staff"]


def test_a_figure_carries_its_rule_its_day_its_structure_and_its_lines():
    lines = (line("A", 2, 5),)
    (one,) = work_all(facts(), [Asked(indicator("girls-share"), lines, CLOSED, structure="2020-09-30")])

    assert (one.unit, one.year, one.round, one.reference_day, one.structure, one.rule, one.shares) == (
        OFFICE,
        "2020-2021",
        "start-of-year",
        date(2020, 9, 30),
        "2020-09-30",
        Rule("namhoc-method", None, verified=False),
        lines,
    )


def test_nothing_asked_is_nothing_worked_out():
    assert (work_all(facts(), []), by_indicator([])) == ([], {})


def test_the_closing_day_is_the_rounds():
    assert reference_day(LAW, facts(), indicator("lower-secondary-graduation-rate")) == date(2021, 5, 31)
