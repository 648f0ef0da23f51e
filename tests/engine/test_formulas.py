"""What each named formula gives, and what holds of them whatever the answers."""

from collections import Counter

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench._by_sqlglot import by_sqlglot
from namhoc.engine.figures import Figure
from namhoc.engine.formulas import FORMULAS
from namhoc.engine.working import Line, answered, columns, work_out
from tests.engine.answers import FORMULA, LINES, by_hand, on_sqlite, worked

BIGGEST = 2**63 - 1
BEYOND_A_FLOAT = 2**53 + 1  # the first whole number that a double cannot hold


def test_overall_weighs_a_big_school_more_than_a_small_one():
    assert worked("overall", [900, 1], [1000, 1]) == (901, 1001, 2, 2)  # a mean of ratios says 19/20


def test_overall_says_how_many_units_it_speaks_for():
    assert worked("overall", [40, None, 7], [100, 50, None]) == (40, 100, 1, 3)


def test_a_total_has_no_denominator_and_leaves_out_who_did_not_answer():
    assert worked("total", [40, None, 7]) == (47, None, 2, 3)


def test_a_share_of_units_counts_units_on_both_sides():
    assert worked("share-of-units", [1, 0, 1, None]) == (2, 3, 3, 4)


def test_a_reduction_is_what_went_over_what_was_there():
    assert worked("reduction", [1, 1, 0, 0], [1, 1, 1, 1]) == (2, 4, 4, 4)


def test_a_reduction_below_nothing_is_a_growth():
    assert worked("reduction", [1, 1, 1], [1, 1, 0]) == (-1, 2, 3, 3)


def test_a_reduction_leaves_out_a_unit_of_which_one_day_is_not_known():
    assert worked("reduction", [0, None, 1], [1, 1, None]) == (1, 1, 1, 3)


def test_zero_is_an_answer_and_a_gap_is_none():
    assert worked("overall", [0, None], [0, 0]) == (0, 0, 1, 2)


@pytest.mark.parametrize(
    ("formula", "nothing"),
    [
        ("total", (0, None, 0, 2)),
        ("overall", (0, 0, 0, 2)),
        ("share-of-units", (0, 0, 0, 2)),
        ("reduction", (0, 0, 0, 2)),
    ],
)
def test_units_that_all_kept_silent_are_expected_and_not_covered(formula, nothing):
    assert worked(formula, [None, None], [None, None]) == nothing


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_lines_are_no_figures(formula):
    assert work_out(formula, []) == {}


def test_each_group_has_its_own_figure():
    lines = [Line("A", 1, 2), Line("B", 3, 4), Line("A", 5, 6)]

    assert work_out("overall", lines) == {"A": Figure(6, 8, 2, 2), "B": Figure(3, 4, 1, 1)}


def test_whole_numbers_stay_exact_where_a_float_would_not():
    assert worked("overall", [BEYOND_A_FLOAT, 1], [BIGGEST - 1, 1]) == (BEYOND_A_FLOAT + 1, BIGGEST, 2, 2)


def test_a_sum_too_great_to_stay_exact_is_refused_and_never_rounded():
    with pytest.raises(pa.ArrowInvalid):
        worked("total", [BIGGEST, 1])


def test_a_number_too_great_for_a_column_is_refused():
    with pytest.raises(OverflowError):
        worked("total", [BIGGEST + 1])


def test_a_formula_that_nobody_registered_is_refused():
    with pytest.raises(KeyError, match="mean"):
        work_out("mean", [Line("A", 1, 2)])


# --- laws ---------------------------------------------------------------------------------------------------------

few = settings(max_examples=40)  # each asks a database several times


@few
@given(FORMULA, LINES)
def test_the_engine_gives_what_plain_counting_gives(formula, lines):
    assert work_out(formula, lines) == by_hand(formula, lines)


@few
@given(FORMULA, LINES)
def test_the_same_expression_gives_the_same_on_another_engine(formula, lines):
    assert on_sqlite(formula, lines) == work_out(formula, lines)


@few
@given(FORMULA, LINES)
def test_sql_built_another_way_gives_the_same(formula, lines):
    asked = columns(lines)

    assert by_group(by_sqlglot(formula, asked)) == by_group(answered(formula, asked))


@few
@given(FORMULA, LINES.flatmap(lambda lines: st.tuples(st.just(lines), st.permutations(lines))))
def test_the_order_of_the_lines_does_not_matter(formula, both):
    given_so, given_otherwise = both

    assert work_out(formula, given_so) == work_out(formula, given_otherwise)


@few
@given(FORMULA, LINES, LINES)
def test_the_figure_of_a_union_adds_up_its_parts_and_is_no_mean_of_ratios(formula, some, others):
    apart = [work_out(formula, lines) for lines in (some, others)]
    together = work_out(formula, [*some, *others])

    assert {group: sums(figure) for group, figure in together.items()} == {
        group: tuple(map(sum, zip(*(sums(each[group]) for each in apart if group in each), strict=True)))
        for group in {*apart[0], *apart[1]}
    }


@few
@given(FORMULA, LINES)
def test_who_is_covered_and_who_left_a_gap_are_together_who_was_expected(formula, lines):
    needs_whole = formula in ("overall", "reduction")
    gaps = Counter(line.group for line in lines if line.part is None or (needs_whole and line.whole is None))

    assert {group: one.covered + gaps[group] for group, one in work_out(formula, lines).items()} == Counter(
        line.group for line in lines
    )


@few
@given(FORMULA, LINES)
def test_a_unit_with_a_gap_changes_nothing_but_who_was_expected(formula, lines):
    silent = [*lines, *(Line(group, None, None) for group in {line.group for line in lines})]

    assert work_out(formula, silent) == {
        group: Figure(one.numerator, one.denominator, one.covered, one.expected + 1)
        for group, one in work_out(formula, lines).items()
    }


def sums(figure):
    return figure.numerator, figure.denominator or 0, figure.covered, figure.expected


def by_group(rows):
    """Rows by their group; a sum of nothing is null or 0."""
    return {row["group"]: {name: row[name] or 0 for name in row if name != "group"} for row in rows}
