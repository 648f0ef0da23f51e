"""Units through time as plain values: the day decides, and nothing overlaps."""

import time
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from namhoc.units.network import EventKind, Network, NotComparable, Step
from tests.units.worlds import DAYS, FIRST, OFFICE, merge, networks, on_day, start

CLOSED = start("A", on_day(5), closed=True)


# --- one day, one state -----------------------------------------------------------------------------------------------


def test_a_unit_is_what_its_latest_start_says_until_the_day_before_the_next():
    first, second = start("A", name="Cũ"), start("A", on_day(5), "Mới")
    network = Network((second, first))

    assert [network.state("A", on_day(day)) for day in (-1, 0, 4, 5, 90)] == [None, first, first, second, second]


def test_a_closed_unit_is_gone_from_the_day_of_its_closing():
    network = Network((start("A"), CLOSED))

    assert [network.state("A", on_day(day)) for day in (4, 5)] == [start("A"), None]


def test_a_closed_unit_can_begin_again():
    again = start("A", on_day(9), "Lập lại")
    network = Network((start("A"), CLOSED, again))

    assert network.state("A", on_day(9)) == again


def test_what_a_closed_unit_was_last_called_is_still_known():
    network = Network((start("A", name="Cũ"), start("A", on_day(2), "Mới"), start("A", on_day(5), "Mới", closed=True)))

    assert (network.last_known("A").name, network.last_known("B")) == ("Mới", None)


def test_under_a_parent_are_those_that_answered_to_it_that_day_and_are_of_the_kinds_asked_for():
    here, moved = start("A"), start("B", on_day(3), parent="khác")
    network = Network((here, start("B"), moved, start("C", kind="commune"), start("D", on_day(4))))

    assert [
        sorted(network.under(OFFICE, on_day(2))),
        sorted(network.under(OFFICE, on_day(3))),
        sorted(network.under(OFFICE, on_day(2), ["commune"])),
        sorted(network.under("khác", on_day(4))),
    ] == [["A", "B", "C"], ["A", "C"], ["C"], ["B"]]


@given(networks(splits=True), DAYS)
def test_on_any_day_each_unit_has_at_most_one_state_and_it_covers_the_day(network, day):
    for code, state in network.on(day).items():
        later = [one.since for one in network.starts if one.code == code and one.since > state.since]
        assert (state.code, state.since <= day, state.closed) == (code, True, False)
        assert all(day < since for since in later)


@given(networks(splits=True), DAYS, DAYS)
def test_between_two_starts_nothing_changes(network, some, other):
    first, second = sorted((some, other))
    changed = {one.code for one in network.starts if first < one.since <= second}

    assert {code for code in network.codes if network.state(code, first) != network.state(code, second)} <= changed


@given(networks(splits=True), DAYS)
def test_what_is_handed_out_cannot_change_the_network(network, day):
    before = network.on(day)
    network.on(day).clear()
    network.under(OFFICE, day).clear()

    assert network.on(day) == before


# --- what became of whom ----------------------------------------------------------------------------------------------


def test_a_merged_unit_is_carried_into_the_one_it_became():
    network = Network((start("A"), start("B")), tuple(merge(on_day(5), "C", "A", "B")))

    assert [network.carried("A", FIRST, on_day(day)) for day in (4, 5, 6)] == ["A", "C", "C"]


def test_a_unit_that_took_others_in_stays_itself():
    network = Network((start("A"), start("B")), tuple(merge(on_day(5), "A", "B")))

    assert [network.carried(code, FIRST, on_day(9)) for code in "AB"] == ["A", "A"]


def test_a_closed_unit_becomes_nothing():
    network = Network((start("A"),), (Step(on_day(5), EventKind.CLOSE, "A", None),))

    assert [network.carried("A", FIRST, on_day(day)) for day in (4, 5)] == ["A", None]


def test_a_renamed_or_moved_unit_stays_itself():
    steps = (Step(on_day(3), EventKind.RENAME, "A", None), Step(on_day(4), EventKind.MOVE, "A", "phong-khac"))
    network = Network((start("A"),), steps)

    assert network.carried("A", FIRST, on_day(9)) == "A"


def test_a_split_without_shares_says_that_nothing_can_be_compared_across_it():
    network = Network((start("A"),), tuple(Step(on_day(5), EventKind.SPLIT, "A", part) for part in "BC"))

    with pytest.raises(NotComparable, match="A"):
        network.carried("A", FIRST, on_day(5))
    assert network.carried("A", on_day(5), on_day(9)) == "A"  # the day itself lies before the period


@pytest.mark.parametrize("names", [("A", "B", "C"), ("C", "B", "A")])
def test_steps_of_one_day_that_follow_on_each_other_are_followed_to_the_end_whatever_the_names(names):
    first, second, third = names
    network = Network(tuple(map(start, names)), (*merge(on_day(5), second, first), *merge(on_day(5), third, second)))

    assert network.carried(first, FIRST, on_day(5)) == third


def test_a_merger_says_more_than_the_closing_that_was_noted_beside_it():
    steps = (Step(on_day(5), EventKind.CLOSE, "A", None), *merge(on_day(5), "C", "A"))

    assert Network((start("A"),), steps).carried("A", FIRST, on_day(5)) == "C"


def test_two_units_said_to_merge_into_each_other_cannot_be_followed():
    network = Network((start("A"), start("B")), (*merge(on_day(5), "B", "A"), *merge(on_day(5), "A", "B")))

    with pytest.raises(NotComparable):
        network.carried("A", FIRST, on_day(5))


@given(networks(), st.tuples(DAYS, DAYS, DAYS), st.sampled_from("ABCDE"))
def test_to_carry_over_two_periods_is_to_carry_over_each_in_turn(network, days, code):
    first, second, third = sorted(days)
    halfway = network.carried(code, first, second)

    assert network.carried(code, first, third) == (None if halfway is None else network.carried(halfway, second, third))


@given(networks(), st.tuples(DAYS, DAYS))
def test_whoever_stood_on_the_first_day_becomes_somebody_who_stands_on_the_second_or_nobody(network, days):
    first, second = sorted(days)
    heirs = {network.carried(code, first, second) for code in network.on(first)} - {None}

    assert heirs <= set(network.on(second))


@given(networks(), DAYS, st.sampled_from("ABCDE"))
def test_within_no_time_a_unit_stays_itself(network, day, code):
    assert network.carried(code, day, day) == code


@given(networks())
def test_a_merger_closes_those_that_went_into_it(network):
    for step in network.steps:
        if step.kind is EventKind.MERGE:
            assert network.state(step.unit, step.day - timedelta(1)) is not None
            assert network.state(step.unit, step.day) is None


# --- mergers counted -----------------------------------------------------------------------------------------------


def test_two_mergers_of_two_make_four_schools_two():
    schools = tuple(start(code) for code in "ABCDE")
    new = (start("F", on_day(5)), start("G", on_day(6)))
    ended = tuple(start(code, on_day(5 if code in "AB" else 6), closed=True) for code in "ABCD")
    steps = (*merge(on_day(5), "F", "A", "B"), *merge(on_day(6), "G", "C", "D"))
    network = Network((*schools, *new, *ended), steps)

    assert network.merged_between(FIRST, on_day(9)) == (frozenset("ABCD"), frozenset("FG"))


def test_a_school_that_took_another_in_was_one_of_the_two():
    network = Network((start("A"), start("B"), start("B", on_day(5), closed=True)), tuple(merge(on_day(5), "A", "B")))

    assert network.merged_between(FIRST, on_day(9)) == (frozenset("AB"), frozenset("A"))


def test_a_merger_of_what_was_merged_before_counts_each_school_of_the_first_day_once():
    starts = (start("A"), start("B"), start("C"), start("F", on_day(3)), start("G", on_day(6)))
    ended = (start("A", on_day(3), closed=True), start("B", on_day(3), closed=True), start("C", on_day(6), closed=True))
    steps = (*merge(on_day(3), "F", "A", "B"), *merge(on_day(6), "G", "C", "F"))
    network = Network((*starts, *ended, start("F", on_day(6), closed=True)), steps)

    assert network.merged_between(FIRST, on_day(9)) == (frozenset("ABC"), frozenset("G"))


def test_a_year_without_mergers_has_none():
    assert Network((start("A"),)).merged_between(FIRST, on_day(9)) == (frozenset(), frozenset())


@given(networks(), st.tuples(DAYS, DAYS))
def test_those_that_merged_stood_on_the_first_day_and_their_heirs_on_the_last(network, days):
    first, last = sorted(days)
    before, after = network.merged_between(first, last)

    assert (before <= set(network.on(first)), after <= set(network.on(last))) == (True, True)
    assert len(after) <= len(before)


# --- no circles ----------------------------------------------------------------------------------------------------


def test_a_unit_that_answers_to_itself_through_others_is_named_on_the_days_it_does():
    starts = (
        start("A", parent="B"),
        start("B", parent=None),
        start("B", on_day(5), parent="C"),
        start("C", parent="A"),
    )
    network = Network(starts)

    assert [network.circle_on(on_day(4)), network.circle_on(on_day(5)) in {"A", "B", "C"}] == [None, True]


def test_a_parent_that_does_not_stand_ends_the_way_up():
    assert Network((start("A", parent="không-có"),)).circle_on(FIRST) is None


@given(networks(splits=True), DAYS)
def test_schools_of_one_office_never_answer_to_themselves(network, day):
    assert network.circle_on(day) is None


def test_a_year_can_ask_a_nation_often():
    network = Network(tuple(start(str(at), parent=f"phong-{at % 700}") for at in range(50_000)))
    begun = time.process_time()

    found = [len(network.under("phong-1", FIRST)) for _ in range(70)]

    assert (found, time.process_time() - begun < 10) == ([72] * 70, True)  # seconds


@given(networks(), DAYS, DAYS)
def test_steps_between_two_days_are_after_the_first_and_not_after_the_second(network, some, other):
    first, last = sorted((some, other))
    assume(network.steps)

    assert sorted((step.day, step.unit) for step in network.steps_between(first, last)) == sorted(
        (step.day, step.unit) for step in network.steps if first < step.day <= last
    )


# --- shares ---------------------------------------------------------------------------------------------------------


def split(day, unit, **shares):
    return tuple(Step(day, EventKind.SPLIT, unit, part, share=Fraction(share)) for part, share in shares.items())


def test_a_split_with_shares_makes_several_heirs_each_with_its_exact_share():
    network = Network((start("A"),), split(on_day(5), "A", B="1/3", C="2/3"))

    assert [network.heirs("A", FIRST, on_day(day)) for day in (4, 5)] == [
        {"A": Fraction(1)},
        {"B": Fraction(1, 3), "C": Fraction(2, 3)},
    ]
    with pytest.raises(NotComparable):
        network.carried("A", FIRST, on_day(5))  # not one heir


def test_a_unit_that_gives_a_share_away_is_its_own_heir_for_the_rest():
    network = Network(
        (start("A"),), (*split(on_day(5), "A", A="3/4", B="1/4"), *split(on_day(7), "A", A="1/2", B="1/2"))
    )

    assert network.heirs("A", FIRST, on_day(9)) == {"A": Fraction(3, 8), "B": Fraction(5, 8)}


def test_a_split_into_one_part_with_all_of_it_is_as_good_as_a_merger():
    assert Network((start("A"),), split(on_day(5), "A", B=1)).carried("A", FIRST, on_day(5)) == "B"


def test_shares_follow_what_befell_the_parts_the_same_day_and_later():
    steps = (*split(on_day(5), "A", B="1/2", C="1/2"), *merge(on_day(5), "D", "C"), *merge(on_day(6), "D", "B"))

    assert Network((start("A"),), steps).heirs("A", FIRST, on_day(5)) == {"B": Fraction(1, 2), "D": Fraction(1, 2)}
    assert Network((start("A"),), steps).heirs("A", FIRST, on_day(6)) == {"D": Fraction(1)}


def test_what_is_merged_into_a_unit_that_gives_a_part_away_the_same_day_stays_there():
    steps = (*split(on_day(5), "B", B="1/2", C="1/2"), *merge(on_day(5), "B", "A"))

    assert Network((start("A"), start("B")), steps).heirs("A", FIRST, on_day(5)) == {"B": Fraction(1)}


def test_counts_of_a_day_are_restated_by_what_each_heir_came_from():
    steps = (*split(on_day(5), "A", B="1/4", C="3/4"), *merge(on_day(6), "C", "D"), *closing(on_day(7), "E"))
    network = Network(tuple(map(start, "ADE")), steps)

    assert network.restated("ADE", FIRST, on_day(9)) == {
        "B": {"A": Fraction(1, 4)},
        "C": {"A": Fraction(3, 4), "D": Fraction(1)},
    }


def closing(day, *units):
    return [Step(day, EventKind.CLOSE, unit, None) for unit in units]


def test_a_unit_of_a_removed_level_becomes_nothing():
    network = Network((start("A"),), (Step(on_day(5), EventKind.LEVEL_REMOVED, "A", None),))

    assert [network.carried("A", FIRST, on_day(day)) for day in (4, 5)] == ["A", None]


def test_below_a_unit_are_all_that_answer_to_it_however_deep():
    starts = (start("T", parent=None), start("A", parent="T"), start("B", parent="A"), start("C", parent="B"))
    network = Network((*starts, start("B", on_day(5), parent=None), start("D")))

    assert [sorted(network.below("T", on_day(day))) for day in (0, 5)] == [["A", "B", "C"], ["A"]]
    assert sorted(network.below("A", FIRST)) == ["B", "C"]


def test_below_a_unit_in_a_circle_nobody_is_named_twice():
    assert sorted(Network((start("A", parent="B"), start("B", parent="A"))).below("A", FIRST)) == ["B"]
