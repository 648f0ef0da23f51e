"""Figures from lines, and last year's lines on this year's units."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.engine.figures import Figure
from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED, Gap
from namhoc.measure.facts import Cell, Rule, ShareLine
from namhoc.measure.rules import (
    Asked,
    broken_between,
    by_indicator,
    figure_of,
    reference_day,
    restated,
    rule_on,
    work_all,
)
from namhoc.units.network import EventKind, Network, NotComparable, Step
from tests.measure.office import (
    CLOSED,
    LAST_YEAR,
    LAW,
    LONG_AGO,
    MISSING,
    OFFICE,
    ended,
    facts,
    indicator,
    line,
    unit,
)
from tests.units.worlds import DAYS, networks
from tests.units.worlds import OFFICE as WORLDS_OFFICE

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


# --- last year on this year's units --------------------------------------------------------------------------------


def a_merger(*units, into="F"):
    return tuple(Step(MERGED, EventKind.MERGE, code, into) for code in units)


NETWORK = Network(
    (unit("A"), unit("B"), unit("C"), unit("F", since=MERGED), ended("A", MERGED), ended("B", MERGED)),
    a_merger("A", "B"),
)


def carried(rule, *lines, network=NETWORK, **more):
    return restated(lines, rule, network, LAST_YEAR, CLOSED, **more)


def sides(lines):
    return {one.unit: (one.part, one.whole) for one in lines}


def test_counts_of_merged_units_add_up_on_both_sides():
    assert sides(carried("add up", line("A", 40, 50), line("B", 30, 40), line("C", 1, 2))) == {
        "F": (70, 90),
        "C": (1, 2),
    }


@pytest.mark.parametrize(("first", "second", "held"), [(1, 1, 1), (1, 0, 0), (0, 1, 0), (0, 0, 0)])
def test_a_merged_unit_held_something_only_if_each_of_its_predecessors_did(first, second, held):
    assert sides(carried("every predecessor", line("A", first), line("B", second))) == {"F": (held, None)}


@pytest.mark.parametrize("rule", ["add up", "every predecessor"])
@pytest.mark.parametrize("gap", [NOT_REPORTED, MISSING])
def test_a_gap_of_one_predecessor_is_the_merged_units(rule, gap):
    assert sides(carried(rule, line("A", 1), line("B", gap))) == {"F": (gap, None)}


def test_a_gap_on_one_side_is_that_sides():
    assert sides(carried("add up", line("A", 1, NOT_REPORTED), line("B", 2, 5))) == {"F": (3, NOT_REPORTED)}


def test_a_predecessor_to_whom_it_did_not_apply_brings_nothing_to_either_side():
    assert sides(carried("add up", line("A", 1, 4), line("B", NOT_APPLICABLE, 90))) == {"F": (1, 4)}


def test_where_it_applied_to_none_it_does_not_apply():
    (one,) = carried("add up", line("A", NOT_APPLICABLE), line("B", NOT_APPLICABLE))

    assert (one.unit, one.name, one.gap) == ("F", "Trường F", NOT_APPLICABLE)


def test_a_merged_line_names_the_predecessor_of_each_number():
    cell = Cell("Biểu 1 · Lớp 1", 40, file="A.xlsx", cell="C7")
    (one,) = carried("add up", ShareLine("A", "Trường A", 40, None, (cell,)), line("B", 30))

    assert one == ShareLine(
        "F",
        "Trường F",
        70,
        None,
        (
            Cell("Biểu 1 · Lớp 1", 40, file="A.xlsx", cell="C7", of="Trường A"),
            Cell("Trường B", 30, of="Trường B"),
        ),
    )


def test_a_unit_to_which_nothing_happened_keeps_its_line_as_it_was():
    kept = ShareLine("C", "Tên cũ", 1, 2, (Cell("a", 1),))

    assert carried("add up", kept) == (kept,)


def test_a_closed_unit_drops_out():
    network = Network((unit("A"), unit("C"), ended("A", MERGED)), (Step(MERGED, EventKind.CLOSE, "A", None),))

    assert sides(carried("add up", line("A", 1), line("C", 2), network=network)) == {"C": (2, None)}


def test_a_unit_that_has_gone_to_another_office_drops_out_where_an_office_is_named():
    network = Network((unit("A"), unit("C"), unit("C", since=MERGED, parent="phong-khac")))
    lines = (line("A", 1), line("C", 2))

    assert sides(carried("add up", *lines, network=network)) == {"A": (1, None), "C": (2, None)}
    assert sides(carried("add up", *lines, network=network, parent=OFFICE)) == {"A": (1, None)}


def test_a_split_without_shares_is_not_comparable():
    network = Network((unit("A"), unit("C")), (Step(MERGED, EventKind.SPLIT, "A", "A2"),))

    with pytest.raises(NotComparable):
        carried("add up", line("A", 1), line("C", 2), network=network)


def test_what_its_rule_calls_not_comparable_is_not_carried():
    with pytest.raises(NotComparable):
        carried("not comparable", line("C", 2))


SIDES = st.integers(0, 500) | st.sampled_from([NOT_REPORTED, MISSING, NOT_APPLICABLE])


@given(networks(), st.tuples(DAYS, DAYS), st.lists(st.tuples(SIDES, SIDES), min_size=5, max_size=5))
def test_where_nobody_closed_and_nobody_left_a_gap_the_sums_stay_what_they_were(network, days, given_sides):
    first, last = sorted(days)
    standing = sorted(network.on(first))
    lines = [line(code, *pair) for code, pair in zip(standing, given_sides, strict=False)]
    kept = [one for one in lines if network.carried(one.unit, first, last) is not None]
    moved = restated(lines, "add up", network, first, last, parent=WORLDS_OFFICE)

    if not any(isinstance(side, Gap) for one in kept for side in (one.part, one.whole)):
        assert [sum(side) for side in zip(*sides(moved).values(), strict=True)] == [
            sum(side) for side in zip(*sides(kept).values(), strict=True)
        ]
    assert [one.unit for one in moved] == sorted({network.carried(one.unit, first, last) for one in kept})
