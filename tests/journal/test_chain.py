"""The chain as plain values: whatever is done to it afterwards shows."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from namhoc.journal.chain import BEGINNING, FIELDS, canonical, digest, entry_digest, first_break

TEXT = st.text(max_size=8)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
HASHED = [name for name in FIELDS if name not in ("number", "day")]


def chain(length: int) -> list[dict]:
    entries, previous = [], BEGINNING
    for number in range(1, length + 1):
        told = dict.fromkeys(FIELDS, f"của {number}")
        entry = {**told, "number": number, "day": date(2021, 8, number), "previous": previous}
        previous = entry_digest(entry)
        entries.append({**entry, "digest": previous})
    return entries


def rehashed(entries: list[dict], at: int) -> list[dict]:
    """The chain after someone worked out anew the digest of one entry, and of no other."""
    mended = {**entries[at], "digest": entry_digest(entries[at])}
    return [*entries[:at], mended, *entries[at + 1 :]]


CHAINS = st.integers(2, 9).map(chain)
PLACES = CHAINS.flatmap(lambda entries: st.tuples(st.just(entries), st.integers(0, len(entries) - 1)))


def test_a_chain_that_nobody_touched_holds():
    assert [first_break(chain(length)) for length in (0, 1, 5)] == [None, None, None]


@given(PLACES, st.sampled_from(HASHED), TEXT)
def test_a_changed_field_breaks_the_chain_at_its_entry(place, name, text):
    entries, at = place
    assume(text != entries[at][name])

    assert first_break([*entries[:at], {**entries[at], name: text}, *entries[at + 1 :]]) == at + 1


@given(PLACES, st.dates())
def test_a_changed_day_breaks_the_chain_at_its_entry(place, day):
    entries, at = place
    assume(day != entries[at]["day"])

    assert first_break([*entries[:at], {**entries[at], "day": day}, *entries[at + 1 :]]) == at + 1


@given(PLACES)
def test_an_entry_taken_out_of_the_middle_breaks_the_chain_where_it_stood(place):
    entries, at = place
    assume(at < len(entries) - 1)

    assert first_break(entries[:at] + entries[at + 1 :]) == at + 1


@given(PLACES)
def test_an_entry_put_in_breaks_the_chain_at_the_one_after_it(place):
    entries, at = place
    forged = {**entries[at], "reason": "thêm vào"}

    assert first_break([*entries[:at], *rehashed([forged], 0), *entries[at:]]) == at + 2


@given(PLACES, st.data())
def test_two_entries_that_changed_places_break_the_chain_at_the_first(place, data):
    entries, first = place
    assume(first < len(entries) - 1)
    second = data.draw(st.integers(first + 1, len(entries) - 1))
    swapped = list(entries)
    swapped[first], swapped[second] = swapped[second], swapped[first]

    assert first_break(swapped) == first + 1


@given(PLACES)
def test_an_entry_changed_and_hashed_anew_breaks_the_chain_at_the_next(place):
    entries, at = place
    assume(at < len(entries) - 1)
    changed = [*entries[:at], {**entries[at], "account": "người khác"}, *entries[at + 1 :]]

    assert first_break(rehashed(changed, at)) == at + 2


@given(st.lists(st.sampled_from(chain(6)), max_size=8))
def test_only_the_beginning_of_the_chain_in_its_order_holds(entries):
    whole = chain(6)

    assert (first_break(entries) is None) == (entries == whole[: len(entries)])


def test_the_first_entry_leads_back_to_the_beginning():
    (entry,) = chain(1)

    assert first_break(rehashed([{**entry, "previous": digest("khác")}], 0)) == 1


def test_a_chain_written_anew_from_the_second_entry_on_does_not_hold():
    (entry,) = chain(1)

    assert first_break(rehashed([{**entry, "number": 2}], 0)) == 1


# --- one spelling for one value ------------------------------------------------------------------------------------


@given(st.dictionaries(TEXT, PLAIN, max_size=5), st.randoms())
def test_the_order_of_keys_does_not_matter(value, chance):
    names = list(value)
    chance.shuffle(names)

    assert canonical({name: value[name] for name in names}) == canonical(value)


@given(PLAIN, PLAIN)
def test_different_values_are_spelled_differently(one, other):
    assert (canonical(one) == canonical(other)) == (repr_of(one) == repr_of(other))


def repr_of(value):
    """What a value is, with True and 1 kept apart and keys in order."""
    if isinstance(value, dict):
        return {name: repr_of(inner) for name, inner in value.items()}
    return [repr_of(inner) for inner in value] if isinstance(value, list) else (type(value).__name__, value)


def test_vietnamese_stays_readable_and_nothing_is_padded():
    assert canonical({"tên": "Mường Lay", "a": [1, None, True]}) == '{"a":[1,null,true],"tên":"Mường Lay"}'


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        (date(2021, 8, 27), '"2021-08-27"'),
        (datetime(2021, 8, 27, 7, 30, tzinfo=UTC), '"2021-08-27T07:30:00+00:00"'),
        (Decimal("0.80"), '"0.8"'),
        (Decimal("0.8"), '"0.8"'),
        (Decimal("1E+3"), '"1000"'),
        ((1, 2), "[1,2]"),
    ],
)
def test_days_and_decimals_have_one_spelling(value, spelled):
    assert canonical(value) == spelled


@pytest.mark.parametrize("value", [object(), {1, 2}, b"abc"])
def test_what_has_no_exact_spelling_is_refused(value):
    with pytest.raises(TypeError, match="no canonical spelling"):
        canonical({"value": value})


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical(float("nan"))
