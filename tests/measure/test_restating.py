"""What units reported, put on other units: along mergers by the rule, along splits by their shares."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED, Gap
from namhoc.measure.facts import Cell, ShareLine
from namhoc.measure.restating import restated, rule_of
from namhoc.units.network import EventKind, Network, NotComparable, Step
from tests.measure.office import CLOSED, LAST_YEAR, MISSING, OFFICE, ended, indicator, line, unit
from tests.units.worlds import DAYS, networks
from tests.units.worlds import OFFICE as WORLDS_OFFICE

MERGED = LAST_YEAR + timedelta(30)


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


def test_a_unit_renamed_since_is_called_as_on_the_day_it_is_put_on():
    renamed = Network((*NETWORK.starts, replace(unit("C", since=MERGED), name="Trường mang tên mới")), NETWORK.steps)

    assert [one.name for one in carried("add up", line("C", 1, 2), network=renamed)] == ["Trường mang tên mới"]


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
    kept = ShareLine("C", "Trường C", 1, 2, (Cell("a", 1),))

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


# --- splits with shares -----------------------------------------------------------------------------------------------


def a_split(code, **shares):
    return tuple(Step(MERGED, EventKind.SPLIT, code, into, share=Fraction(share)) for into, share in shares.items())


HALVED = Network(
    (unit("A"), unit("C"), unit("P", since=MERGED), unit("Q", since=MERGED), ended("A", MERGED)),
    a_split("A", P="3/4", Q="1/4"),
)


def test_what_a_split_unit_had_goes_to_its_parts_by_their_shares_in_whole_numbers():
    moved = carried("add up", line("A", 41, 50), line("C", 1, 2), network=HALVED)

    assert sides(moved) == {"P": (31, 38), "Q": (10, 12), "C": (1, 2)}


def test_a_part_names_the_unit_it_was_split_from_and_its_share():
    cell = Cell("Biểu 1 · Lớp 1", 40, file="A.xlsx", cell="C7")
    first, second = carried("add up", ShareLine("A", "Trường A", 40, None, (cell,)), network=HALVED)

    assert first == ShareLine("P", "Trường P", 30, None, (replace(cell, of="Trường A", share="3/4"),))
    assert (second.part, second.cells[0].share) == (10, "1/4")


def test_a_unit_that_lives_on_after_a_split_keeps_its_share():
    network = Network((unit("A"), unit("P", since=MERGED)), a_split("A", A="3/4", P="1/4"))

    assert sides(carried("add up", line("A", 40), network=network)) == {"A": (30, None), "P": (10, None)}


def test_the_share_of_a_part_that_has_closed_since_is_nobodys():
    later = MERGED + timedelta(1)
    starts = (*HALVED.starts, unit("Q", since=later, closed=True))
    network = Network(starts, (*HALVED.steps, Step(later, EventKind.CLOSE, "Q", None)))

    assert sides(carried("add up", line("A", 40, 60), network=network)) == {"P": (30, 45)}


@pytest.mark.parametrize("gap", [NOT_REPORTED, MISSING, NOT_APPLICABLE])
def test_the_parts_of_a_split_unit_have_its_gap(gap):
    assert sides(carried("add up", line("A", gap, 8), network=HALVED)) == {"P": (gap, 6), "Q": (gap, 2)}


def test_what_one_unit_held_cannot_be_shared_out():
    with pytest.raises(NotComparable):
        carried("every predecessor", line("A", 1), network=HALVED)


# --- units counted anew -----------------------------------------------------------------------------------------------


def test_units_are_counted_as_they_stand_whatever_became_of_them():
    assert sides(carried("recounted", line("A", 1), line("B", 1), line("C", 1))) == {"F": (1, None), "C": (1, None)}
    assert sides(carried("recounted", line("A", 1), line("C", 1), network=HALVED)) == {
        "P": (1, None),
        "Q": (1, None),
        "C": (1, None),
    }


def test_only_what_counts_units_is_recounted():
    named = ("schools", "pupils", "schools-accredited-rate", "school-units-reduction-rate")

    assert [rule_of(indicator(code)) for code in named] == [
        "recounted",
        "add up",
        "every predecessor",
        "not comparable",
    ]


# --- laws -------------------------------------------------------------------------------------------------------------


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


@st.composite
def shared_networks(draw):
    """Worlds in which whoever split said what went where; the split unit lives on."""
    network = draw(networks(splits=True))
    steps = []
    for step in network.steps:
        if step.kind is not EventKind.SPLIT:
            steps.append(step)
            continue
        share = Fraction(draw(st.integers(0, 12)), 12)
        steps += [replace(step, share=share), replace(step, into=step.unit, share=1 - share)]
    return Network(network.starts, tuple(steps))


@given(shared_networks(), st.tuples(DAYS, DAYS), st.lists(st.integers(0, 500), min_size=5, max_size=5))
def test_totals_above_any_change_stay_what_they_were(network, days, counts):
    first, last = sorted(days)
    lines = [line(code, count, 2 * count) for code, count in zip(sorted(network.on(first)), counts, strict=False)]
    assume(all(sum(network.heirs(one.unit, first, last).values()) == 1 for one in lines))
    moved = restated(lines, "add up", network, first, last)

    assert (sum(one.part for one in moved), sum(one.whole for one in moved)) == (
        sum(one.part for one in lines),
        sum(one.whole for one in lines),
    )
    assert all(one.part <= one.whole for one in moved)
