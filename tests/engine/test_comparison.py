"""Figures beside each other. Percentage points and plain differences never mix."""

import time
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from namhoc.engine.comparison import change, excess, rank
from namhoc.engine.figures import Difference, Figure, Points, ValueUnit
from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED, Gap, GapKind

PERCENT, NUMBER = ValueUnit.PERCENT, ValueUnit.NUMBER
SILENT, NOBODY = Figure(0, 0, 0, 3), Figure(0, 0, 0, 0)
SHARES = st.builds(
    lambda below, above: Figure(min(above, below), below, 1, 1), st.integers(1, 500), st.integers(0, 500)
)
NAMED = st.dictionaries(st.text(min_size=1, max_size=3), SHARES | st.just(SILENT), max_size=12)


def share(above: int, below: int) -> Figure:
    return Figure(above, below, 1, 1)


def test_two_shares_differ_by_points_from_exact_values():
    assert change(share(9, 12), share(8, 12), PERCENT) == Points(Fraction(1, 12))


def test_two_counts_differ_by_a_number():
    assert change(Figure(12, None, 1, 1), Figure(14, None, 1, 1), NUMBER) == Difference(Fraction(-2))


def test_two_ratios_differ_in_their_own_unit_and_not_by_points():
    assert change(share(30, 1), share(28, 1), ValueUnit.RATIO) == Difference(Fraction(2))


def test_the_excess_is_against_the_target_and_not_against_what_is_printed():
    assert excess(share(2, 14), Fraction(1, 10), PERCENT) == Points(Fraction(3, 70))  # 4,29: printed values say 4,3


def test_points_and_a_difference_of_the_same_size_are_not_the_same():
    assert Points(Fraction(1, 12)) != Difference(Fraction(1, 12))


def test_points_cannot_be_added_to_a_difference():
    assert not any(hasattr(kind, "__add__") for kind in (Points, Difference))


def test_a_change_against_nothing_is_nothing_and_says_which():
    assert [
        change(share(1, 2), SILENT, PERCENT),
        change(SILENT, share(1, 2), PERCENT),
        change(share(1, 2), NOBODY, PERCENT),
        change(NOBODY, SILENT, PERCENT),
        excess(SILENT, Fraction(1, 2), PERCENT),
    ] == [NOT_REPORTED, NOT_REPORTED, NOT_APPLICABLE, NOT_APPLICABLE, NOT_REPORTED]


def test_no_change_is_zero_points_and_no_gap():
    assert change(share(1, 2), share(2, 4), PERCENT) == Points(Fraction(0))


@given(SHARES, SHARES)
def test_a_change_turns_round_with_its_years(now, before):
    forth, back = change(now, before, PERCENT), change(before, now, PERCENT)

    assert (type(forth), forth.value) == (Points, -back.value)


@given(SHARES, SHARES, SHARES)
def test_changes_over_two_years_add_up(third, second, first):
    steps = (change(third, second, PERCENT), change(second, first, PERCENT))

    assert change(third, first, PERCENT) == Points(sum(step.value for step in steps))


# --- rank ---------------------------------------------------------------------------------------------------------


def test_equals_share_a_place_and_the_next_is_skipped():
    figures = {"A": share(1, 2), "B": share(3, 4), "C": share(2, 4), "D": share(1, 4)}

    assert rank(figures) == {"A": 2, "B": 1, "C": 2, "D": 4}


def test_where_less_is_better_the_least_is_first():
    assert rank({"A": share(1, 2), "B": share(1, 4)}, higher_is_better=False) == {"A": 2, "B": 1}


def test_whoever_has_no_value_has_no_place_and_takes_none():
    assert rank({"A": SILENT, "B": NOBODY, "C": share(0, 4)}) == {"C": 1}


def test_nobody_is_ranked_among_nobody():
    assert rank({}) == {}


@given(NAMED, st.booleans())
def test_a_place_is_one_more_than_how_many_stand_above(figures, higher):
    valued = {name: one.value for name, one in figures.items() if not isinstance(one.value, Gap)}

    assert rank(figures, higher_is_better=higher) == {
        name: 1 + sum(1 for other in valued.values() if (other > value if higher else other < value))
        for name, value in valued.items()
    }


def test_a_nations_schools_are_ranked_at_once():
    figures = {str(at): share(at % 997, 997) for at in range(50_000)}
    begun = time.process_time()

    rank(figures)

    assert time.process_time() - begun < 5  # seconds; comparing each with each would take an hour


# --- figures ------------------------------------------------------------------------------------------------------


def test_each_kind_of_nothing_stays_its_own():
    assert [
        Figure(0, 5, 1, 1).value,  # none of five
        Figure(0, None, 1, 1).value,  # a count of none
        Figure(0, 0, 2, 2).value,  # asked and answered: nobody to be counted
        Figure(0, 0, 0, 2).value,  # asked, nobody answered
        Figure(0, None, 0, 2).value,
        Figure(0, 0, 0, 0).value,  # nobody was asked
        Figure(0, None, 0, 0).value,
    ] == [Fraction(0), Fraction(0), NOT_APPLICABLE, NOT_REPORTED, NOT_REPORTED, NOT_APPLICABLE, NOT_APPLICABLE]


def test_a_missing_number_keeps_the_reason_it_was_given():
    assert Gap(GapKind.MISSING, "sổ bị ướt") != Gap(GapKind.MISSING)
