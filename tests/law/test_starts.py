"""Starts: each version lasts until the next begins, so nothing overlaps and nothing is left open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.law.catalogue import in_force
from namhoc.law.errors import NotInForce
from namhoc.law.starts import Starts

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
some_days = st.sets(days, max_size=8)


def versions(starts):
    """One version a start, named after its day so that the right one can be told."""
    return {day: f"from {day}" for day in starts}


@given(some_days, days)
def test_a_day_is_covered_by_exactly_the_latest_start_not_after_it(starts, day):
    before = [start for start in starts if start <= day]

    assert Starts(versions(starts)).get(day) == (f"from {max(before)}" if before else None)


@given(some_days, days)
def test_a_start_whose_day_is_unknown_covers_every_day_before_the_first_known_one(starts, day):
    before = [start for start in starts if start <= day]

    assert Starts(versions({None, *starts})).on(day) == f"from {max(before) if before else None}"


@given(some_days, days, days)
def test_a_new_start_changes_nothing_before_it(starts, new, day):
    old = {start: version for start, version in versions(starts).items() if start != new}
    longer = Starts({**old, new: "new"})

    if day < new:
        assert longer.start_on(day) == Starts(old).start_on(day)
    else:
        assert longer.start_on(day) is not None


@given(some_days, days)
def test_the_order_in_which_starts_are_written_does_not_matter(starts, day):
    ordered = versions(sorted(starts))

    assert Starts(dict(reversed(ordered.items()))).start_on(day) == Starts(ordered).start_on(day)


@given(some_days.filter(bool))
def test_every_version_is_in_force_on_its_own_first_day(starts):
    kept = Starts(versions(starts))

    assert [kept.start_on(day) for day in sorted(starts)] == [(day, f"from {day}") for day in sorted(starts)]
    assert list(kept) == [(day, f"from {day}") for day in sorted(starts)]
    assert len(kept) == len(starts)


@given(some_days.filter(bool))
def test_before_the_first_start_nothing_is_in_force(starts):
    eve = min(starts) - timedelta(days=1)

    assert Starts(versions(starts)).get(eve) is None
    with pytest.raises(NotInForce, match=f"nothing in force on {eve}"):
        in_force(versions(starts), eve)
