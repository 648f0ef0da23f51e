"""Whole things shared out: nothing lost, nothing doubled, parts within wholes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.engine.apportion import apportion

THIRDS = {"a": Fraction(1, 3), "b": Fraction(1, 3), "c": Fraction(1, 3)}


@st.composite
def shares(draw):
    weights = draw(st.lists(st.integers(0, 1_000), min_size=1, max_size=6).filter(any))
    return {f"part-{number}": Fraction(weight, sum(weights)) for number, weight in enumerate(weights)}


def one_turn_after_another(count, shares):
    """The method as its inventor told it: each next thing goes to whoever has least for their share."""
    got = dict.fromkeys(shares, 0)
    for _turn in range(count):
        got[min(got, key=lambda name: (-shares[name] / (2 * got[name] + 1), name))] += 1
    return got


@given(st.integers(0, 400), shares())
def test_the_quick_way_gives_what_turns_give(count, shares):
    assert apportion(count, shares) == one_turn_after_another(count, shares)


@given(st.integers(0, 100_000), shares())
def test_the_parts_together_are_the_count(count, shares):
    assert sum(apportion(count, shares).values()) == count


@given(st.integers(0, 3_000), st.integers(0, 3_000), shares())
def test_a_part_of_fewer_is_within_the_part_of_more(one, other, shares):
    fewer, more = (apportion(count, shares) for count in sorted((one, other)))

    assert all(fewer[name] <= more[name] for name in shares)


@given(st.integers(0, 5_000), st.integers(1, 5))
def test_what_divides_evenly_is_divided_evenly(each, parts):
    names = [f"part-{number}" for number in range(parts)]

    assert apportion(each * parts, {name: Fraction(1, parts) for name in names}) == dict.fromkeys(names, each)


def test_among_equals_the_first_by_name_has_the_first_turn():
    assert apportion(1, THIRDS) == {"a": 1, "b": 0, "c": 0}
    assert apportion(5, THIRDS) == {"a": 2, "b": 2, "c": 1}


@pytest.mark.parametrize(
    ("count", "shares"),
    [(-1, THIRDS), (1, {}), (1, {"a": Fraction(1, 2)}), (1, {"a": Fraction(3, 2), "b": Fraction(-1, 2)})],
)
def test_what_cannot_be_shared_out_is_refused(count, shares):
    with pytest.raises(ValueError, match="cannot be shared out"):
        apportion(count, shares)
