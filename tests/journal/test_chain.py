"""The chain as plain values: whatever is done to it afterwards shows."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from namhoc.journal.chain import (
    BEGINNING,
    FIELDS,
    ROW,
    canonical,
    digest,
    entry_digest,
    entry_text,
    filed_in,
    follow,
    row_text,
    unit_of,
)

TEXT = st.text(max_size=8)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
STORED = [name for name in ROW if name not in ("number", "format")]
DETAILS = {"unit": "truong-mot", "year": "2020-2021", "round": "end-of-year", "was": {"a": 1}}


def chain(length: int, form: int = 2) -> list[dict]:
    """Entries as they are stored; the texts of each are its own."""
    entries, previous = [], BEGINNING
    for number in range(1, length + 1):
        told = {**dict.fromkeys(ROW, f"của {number}"), "format": form, "number": number, "previous": previous}
        told |= {"post": f"chức@của {number}", "details": canonical(DETAILS), "day": f"2021-08-{number:02}"}
        if form == 1:
            filed = filed_in(told["kind"], told["thing"], DETAILS)
            told |= {"thing_unit": filed.unit, "year": filed.year, "round": filed.round}
        previous = entry_digest(told)
        entries.append({**told, "digest": previous})
    return entries


def first_break(entries: list[dict]) -> int | None:
    reached, _digest, whole = follow(tuple(entry[name] for name in ROW) for entry in entries)
    return None if whole else reached + 1


def rehashed(entries: list[dict], at: int) -> list[dict]:
    """The chain after someone worked out anew the digest of one entry, and of no other."""
    mended = {**entries[at], "digest": entry_digest(entries[at])}
    return [*entries[:at], mended, *entries[at + 1 :]]


CHAINS = st.builds(chain, st.integers(2, 9), st.sampled_from([1, 2]))
PLACES = CHAINS.flatmap(lambda entries: st.tuples(st.just(entries), st.integers(0, len(entries) - 1)))


def test_a_chain_that_nobody_touched_holds():
    assert [first_break(chain(length, form)) for form in (1, 2) for length in (0, 1, 5)] == [None] * 6


@given(PLACES, st.sampled_from(STORED), TEXT)
def test_a_changed_field_breaks_the_chain_at_its_entry(place, name, text):
    entries, at = place
    assume(text != entries[at][name])

    assert first_break([*entries[:at], {**entries[at], name: text}, *entries[at + 1 :]]) == at + 1


@given(PLACES, st.sampled_from([None, 0, 3, "2", "mười", b"2"]))
def test_a_format_or_number_that_was_never_written_breaks_the_chain_at_its_entry(place, value):
    entries, at = place

    for name in ("format", "number"):
        assert first_break([*entries[:at], {**entries[at], name: value}, *entries[at + 1 :]]) == (
            None if entries[at][name] == value else at + 1
        )


@given(PLACES, st.sampled_from(STORED))
def test_what_is_no_text_breaks_the_chain_at_its_entry(place, name):
    entries, at = place

    assert first_break([*entries[:at], {**entries[at], name: 7}, *entries[at + 1 :]]) == at + 1


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


@given(st.fixed_dictionaries(dict.fromkeys(ROW, TEXT)), st.integers(1, 10**18), st.sampled_from([1, 2]))
def test_the_quick_spelling_is_the_canonical_one(texts, number, form):
    entry = {**texts, "number": number, "format": form}

    assert row_text([entry[name] for name in ROW]) == entry_text(entry)
    assert json.loads(entry_text(entry)) == {name: entry[name] for name in FIELDS[form]}


SPELLED = (
    '{"account":"của 1","act":"của 1","after":"của 1","at":"của 1","before":"của 1","day":"2021-08-01",'
    '"details":"{\\"round\\":\\"end-of-year\\",\\"unit\\":\\"truong-mot\\",\\"was\\":{\\"a\\":1},'
    '\\"year\\":\\"2020-2021\\"}",%s"kind":"của 1","number":1,"post":"chức@của 1","previous":"' + "0" * 64 + '",'
    '"reason":"của 1",%s"thing":"của 1"%s}'
)
WRITTEN = [
    (SPELLED % ("", "", ""), "4b3876b4d545e03fcd05dddc0a44159bd670ab35344a36d53afe82d82add5cf9"),
    (
        SPELLED % ('"format":2,', '"round":"của 1",', ',"thing_unit":"của 1","year":"của 1"'),
        "d79457e777b6baf5e4724db55750d41d92c8a4161465b96a4ff1354f1db4c00e",
    ),
]


def test_the_texts_that_are_hashed_are_these_and_stay_these():
    """Whoever changes a format breaks every journal there is: add one."""
    assert [(entry_text(chain(1, form)[0]), chain(1, form)[0]["digest"]) for form in (1, 2)] == WRITTEN


@pytest.mark.parametrize(
    ("kind", "details", "filed"),
    [
        ("collect.round", DETAILS, ("truong-mot", "2020-2021", "end-of-year")),
        ("units.unit", DETAILS, ("tên", "2020-2021", "end-of-year")),
        ("plan.document", {}, ("", "", "")),
        ("people.post", {"unit": ["a"], "year": 2020, "round": None}, ("", "", "")),
    ],
)
def test_an_entry_of_the_first_format_is_filed_as_far_as_it_says_so(kind, details, filed):
    told = filed_in(kind, "tên", details)

    assert (told.unit, told.year, told.round) == filed


def test_the_unit_of_a_post_is_what_stands_behind_its_role():
    assert [unit_of(post) for post in ("office-head@phong-mau", "system@", "không")] == ["phong-mau", "", ""]


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
