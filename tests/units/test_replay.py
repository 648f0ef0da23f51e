"""A log of events lived through: what it gives, and every way in which it cannot be, with the row that says so."""

import random
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench._country import made_log
from namhoc.units.log.events import Event, said_once
from namhoc.units.log.replay import replay
from namhoc.units.network import EventKind, Network, NotComparable, Step, UnitStart

FIRST = date(1966, 1, 1)
KIND = {kind.value: kind for kind in EventKind}


def on_day(number):
    return FIRST + timedelta(number)


def log(*rows):
    """Events told shortly: day, kind, unit and what else; rows are counted as in a file, after its head."""
    return [
        Event(on_day(day), KIND[kind], unit, row=row, **more) for row, (day, kind, unit, more) in enumerate(rows, 2)
    ]


def found(day, unit, parent="T", type="school"):  # noqa: A002 - as the column is called
    return day, "found", unit, {"name": unit, "type": type, "parent": parent}


TREE = (found(0, "T", None, "province"), found(0, "H", "T", "district"), found(0, "A", "H"), found(0, "B", "H"))


def told(*rows):
    """Who stood under whom after the last day, and the findings as code and row."""
    replayed = replay(log(*TREE, *rows))
    network = Network(replayed.starts)
    standing = {code: state.parent for code, state in network.on(on_day(900)).items()}
    return standing, [(finding.code.removeprefix("units."), finding.place.line) for finding in replayed.findings]


# --- what a day brings ------------------------------------------------------------------------------------------------

BROUGHT = {
    "children of a merged unit answer to what it became": (
        [(1, "merge", "H", {"into": "K"}), found(1, "K", "T", "district")],
        {"T": None, "K": "T", "A": "K", "B": "K"},
    ),
    "a move of the day says otherwise": (
        [(1, "merge", "H", {"into": "K"}), found(1, "K", "T", "district"), (1, "move", "A", {"parent": "T"})],
        {"T": None, "K": "T", "A": "T", "B": "K"},
    ),
    "what a unit goes into may go on the same day": (
        [(1, "merge", "A", {"into": "B"}), (1, "merge", "B", {"into": "C"}), found(1, "C", "H")],
        {"T": None, "H": "T", "C": "H"},
    ),
    "one that takes in the unit it answered to answers to the one above": (
        [(1, "merge", "H", {"into": "A"})],
        {"T": None, "A": "T", "B": "A"},
    ),
    "a level goes in one row": (
        [found(0, "K", "T", "district"), (1, "level-removed", "T", {"type": "district"})],
        {"T": None, "A": "T", "B": "T"},
    ),
    "a unit of the level that becomes another kind stays": (
        [
            found(0, "K", "T", "district"),
            (1, "level-removed", "T", {"type": "district"}),
            (1, "retype", "K", {"type": "special-zone"}),
        ],
        {"T": None, "K": "T", "A": "T", "B": "T"},
    ),
    "a unit of the level that is merged goes where it is merged": (
        [
            found(0, "K", "T", "district"),
            (1, "level-removed", "T", {"type": "district"}),
            (1, "merge", "H", {"into": "N"}),
            found(1, "N", "T"),
        ],
        {"T": None, "N": "T", "A": "N", "B": "N"},
    ),
    "two levels go at once": (
        [found(0, "X", "A", "site"), (1, "level-removed", "H", {}), (1, "level-removed", "A", {})],
        {"T": None, "B": "T", "X": "T"},
    ),
    "the highest level goes, and who was below is free": (
        [(1, "level-removed", "T", {})],
        {"H": None, "A": "H", "B": "H"},
    ),
    "a split unit ends": (
        [(1, "split", "A", {"into": "C"}), (1, "split", "A", {"into": "D"}), found(1, "C"), found(1, "D")],
        {"T": None, "H": "T", "B": "H", "C": "T", "D": "T"},
    ),
    "a unit that is one of its own parts lives on": (
        [(1, "split", "A", {"into": "C"}), (1, "split", "A", {"into": "A"}), found(1, "C")],
        {"T": None, "H": "T", "A": "H", "B": "H", "C": "T"},
    ),
    "units that live on may give each other parts": (
        [(1, "split", a, {"into": b}) for a, b in ("AA", "AB", "BB", "BA")],
        {"T": None, "H": "T", "A": "H", "B": "H"},
    ),
    "a unit may be merged into one that is split and lives on": (
        [(1, "split", "A", {"into": "B"}), (1, "split", "A", {"into": "A"}), (1, "merge", "B", {"into": "A"})],
        {"T": None, "H": "T", "A": "H"},
    ),
    "a unit is renamed and retyped under one name": (
        [(1, "rename", "A", {"name": "A1"}), (1, "retype", "A", {"type": "primary", "name": "A1"})],
        {"T": None, "H": "T", "A": "H", "B": "H"},
    ),
    "a closing beside a merger says nothing more": (
        [(1, "close", "A", {}), (1, "merge", "A", {"into": "B"})],
        {"T": None, "H": "T", "B": "H"},
    ),
    "a closed unit comes back under another": (
        [(1, "close", "A", {}), (5, "reopen", "A", {"parent": "T"})],
        {"T": None, "H": "T", "A": "T", "B": "H"},
    ),
    "two units change places in one day": (
        [(1, "move", "A", {"parent": "B"}), (2, "move", "B", {"parent": "A"}), (2, "move", "A", {"parent": "H"})],
        {"T": None, "H": "T", "A": "H", "B": "A"},
    ),
}


@pytest.mark.parametrize("name", BROUGHT)
def test_a_day_brings_what_its_events_say_together(name):
    rows, standing = BROUGHT[name]

    assert told(*rows) == (standing, [])


# --- what cannot be ---------------------------------------------------------------------------------------------------

REFUSED = {
    "an unknown unit": ([(1, "rename", "X", {"name": "X"})], [("unknown-unit", 6)]),
    "an unknown parent": ([(1, "move", "A", {"parent": "X"})], [("unknown-unit", 6)]),
    "an unknown heir": ([(1, "merge", "A", {"into": "X"})], [("unknown-unit", 6)]),
    "a unit founded only later": ([(1, "merge", "A", {"into": "C"}), found(2, "C")], [("not-founded-yet", 6)]),
    "an event after closing": ([(1, "close", "A", {}), (2, "rename", "A", {"name": "A"})], [("closed-before", 7)]),
    "a merger into one that has closed": (
        [(1, "close", "A", {}), (2, "merge", "B", {"into": "A"})],
        [("closed-before", 7)],
    ),
    "a unit put under one that ends the day": (
        [(1, "close", "A", {}), (1, "move", "B", {"parent": "A"})],
        [("closed-before", 7)],
    ),
    "closed twice": ([(1, "close", "A", {}), (2, "close", "A", {})], [("closed-before", 7)]),
    "founded twice": ([found(1, "A")], [("founded-twice", 6)]),
    "founded again after closing": ([(1, "close", "A", {}), found(2, "A")], [("founded-twice", 7)]),
    "reopened while it stands": ([(1, "reopen", "A", {})], [("reopened-standing", 6)]),
    "reopened, never founded": ([(1, "reopen", "X", {})], [("unknown-unit", 6)]),
    "reopened under a parent that is gone": (
        [(1, "close", "A", {}), (2, "level-removed", "H", {}), (3, "reopen", "A", {})],
        [("closed-before", 8)],
    ),
    "its own parent": ([(1, "move", "A", {"parent": "A"})], [("in-a-circle", 6)]),
    "a circle of three": (
        [(1, "move", "B", {"parent": "A"}), (2, "move", "H", {"parent": "B"})],
        [("in-a-circle", 7)],
    ),
    "merged into itself": ([(1, "merge", "A", {"into": "A"})], [("into-itself", 6)]),
    "merged into one that only closes": (
        [(1, "merge", "A", {"into": "B"}), (1, "close", "B", {})],
        [("into-ends", 6)],
    ),
    "merged into each other": (
        [(1, "merge", "A", {"into": "B"}), (1, "merge", "B", {"into": "A"})],
        [("merged-in-a-circle", 6), ("merged-in-a-circle", 7)],
    ),
    "split into one that is merged back": (
        [
            (1, "split", "A", {"into": "B"}),
            (1, "split", "A", {"into": "C"}),
            (1, "merge", "B", {"into": "A"}),
            found(1, "C"),
        ],
        [("merged-in-a-circle", 6), ("merged-in-a-circle", 8)],
    ),
    "split into each other": (
        [
            (1, "split", "A", {"into": "B"}),
            (1, "split", "A", {"into": "C"}),
            (1, "split", "B", {"into": "A"}),
            (1, "split", "B", {"into": "C"}),
            found(1, "C"),
        ],
        [("merged-in-a-circle", 6), ("merged-in-a-circle", 8)],
    ),
    "merged and split on a day": (
        [(1, "merge", "A", {"into": "B"}), (1, "split", "A", {"into": "B"})],
        [("two-endings", 7)],
    ),
    "two names of a day": (
        [(1, "rename", "A", {"name": "A1"}), (1, "retype", "A", {"type": "primary", "name": "A2"})],
        [("two-values", 7)],
    ),
    "two official codes of a day": (
        [
            (1, "rename", "A", {"name": "A1", "official_code": "1"}),
            (1, "move", "A", {"parent": "T", "official_code": "2"}),
        ],
        [("two-values", 7)],
    ),
    "disadvantaged and not on a day": (
        [(1, "rename", "A", {"name": "A1", "sample": True}), (1, "move", "A", {"parent": "T", "sample": False})],
        [("two-values", 7)],
    ),
    "children left behind": ([(1, "close", "H", {})], [("children-left", 6)]),
    "children left by a split": (
        [(1, "split", "H", {"into": "K"}), found(1, "K", "T", "district")],
        [("children-left", 6)],
    ),
    "a share without the others": (
        [(1, "split", "A", {"into": "B", "share": Fraction(1, 2)}), (1, "split", "A", {"into": "A"})],
        [("shares-incomplete", 7)],
    ),
    "shares that are not the whole": (
        [
            (1, "split", "A", {"into": "B", "share": Fraction(1, 3)}),
            (1, "split", "A", {"into": "A", "share": Fraction(1, 3)}),
        ],
        [("shares-not-whole", 6)],
    ),
    "a level that is not there": ([(1, "level-removed", "T", {"type": "ward"})], [("level-has-no-units", 6)]),
    "several at once, each by its row": (
        [(1, "rename", "X", {"name": "X"}), (1, "close", "H", {}), (2, "move", "A", {"parent": "Y"})],
        [("unknown-unit", 6), ("children-left", 7), ("unknown-unit", 8)],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_told_with_its_row(name):
    rows, findings = REFUSED[name]

    assert told(*rows)[1] == findings


def test_a_known_event_that_a_new_one_makes_impossible_is_told_with_the_row_of_the_new_one():
    known = [Event(on_day(9), EventKind.RENAME, "A", name="A mới")]
    replayed = replay([*known, *log(*TREE, (3, "close", "A", {}))])

    assert [(finding.code, finding.place.line) for finding in replayed.findings] == [("units.closed-before", 6)]


# --- said once --------------------------------------------------------------------------------------------------------

ONE = Event(FIRST, EventKind.RENAME, "A", name="Mới", decision="1/QĐ", issuer="UBND", row=2)
BLANK = Event(FIRST, EventKind.RENAME, "A", name="Mới", row=1)


@pytest.mark.parametrize(
    ("known", "new", "fresh", "passed", "codes"),
    [
        ([], [ONE], 1, 0, []),
        ([ONE], [ONE], 0, 1, []),
        ([ONE], [Event(FIRST, EventKind.RENAME, "A", name="Mới", row=7)], 0, 1, []),  # says less
        ([ONE], [Event(FIRST, EventKind.RENAME, "A", name="Khác", row=7)], 0, 0, [("units.said-otherwise", 7)]),
        (
            [ONE],
            [Event(FIRST, EventKind.RENAME, "A", name="Mới", decision="2/QĐ", row=7)],
            0,
            0,
            [("units.said-otherwise", 7)],
        ),
        ([], [ONE, Event(FIRST, EventKind.RENAME, "A", name="Mới", row=3)], 1, 0, [("units.said-twice", 3)]),
        ([], [BLANK, ONE], 1, 0, [("units.said-otherwise", 2)]),  # two rows of one file agree
        ([BLANK], [ONE, replace(ONE, decision="2/QĐ", row=3)], 0, 0, [("units.said-otherwise", 3)]),
    ],
)
def test_an_event_said_again_changes_nothing_and_one_that_says_otherwise_is_told(known, new, fresh, passed, codes):
    once = said_once(known, new)

    assert (len(once.fresh), once.known) == (fresh, passed)
    assert [(finding.code, finding.place.line) for finding in once.findings] == codes


def test_what_was_blank_beside_what_decides_may_be_filled_in():
    once = said_once([BLANK], [ONE])

    assert (once.fresh, once.known, once.findings) == ((), 0, ())
    assert [(one.known, one.whole, one.filled) for one in once.completed] == [
        (BLANK, ONE, {"decision": "1/QĐ", "issuer": "UBND"})
    ]


def test_each_part_of_a_split_is_an_event_of_its_own():
    parts = [Event(FIRST, EventKind.SPLIT, "A", part, Fraction(1, 2)) for part in "AB"]

    assert len(said_once([], parts).fresh) == 2


# --- sixty years ------------------------------------------------------------------------------------------------------

LOGS = st.integers(0, 2**32).map(lambda seed: made_log(150, units=70, seed=seed))
few = settings(max_examples=25)


def lived(events):
    replayed = replay(events)
    assert replayed.findings == ()
    return Network(replayed.starts, tuple(steps_in(events)))


def steps_in(events):
    leads = [event for event in events if event.kind in (EventKind.MERGE, EventKind.SPLIT, EventKind.CLOSE)]
    return (Step(one.day, one.kind, one.unit, one.into, share=one.share) for one in leads)


def days_of(network):
    return sorted({start.since for start in network.starts})


@few
@given(LOGS)
def test_on_every_day_of_sixty_years_there_is_no_circle_and_every_parent_stands(events):
    network = lived(events)

    for day in days_of(network):
        standing = network.on(day)
        parents = {state.parent for state in standing.values()} - {None}
        assert (network.circle_on(day), parents <= set(standing)) == (None, True)


@few
@given(LOGS)
def test_a_unit_has_one_start_a_day_so_two_parents_and_a_gap_cannot_be(events):
    network = lived(events)
    keys = [(start.code, start.since) for start in network.starts]
    founded = {event.unit: event.day for event in events if event.kind is EventKind.FOUND}
    ended = {start.code for start in network.starts if start.closed}

    assert (len(keys), set(network.codes)) == (len(set(keys)), set(founded))
    for code in set(founded) - ended:
        later = [day for day in days_of(network) if day >= founded[code]]
        assert None not in {network.state(code, day) for day in later}


@few
@given(LOGS, st.integers(0, 2**32))
def test_the_order_of_the_rows_does_not_matter(events, seed):
    shuffled = random.Random(seed).sample(events, len(events))  # noqa: S311 - a shuffle, no secret

    assert replay(shuffled) == replay(events)


@few
@given(LOGS, st.integers(0, 2**32))
def test_what_is_told_bit_by_bit_is_what_is_told_at_once(events, seed):
    """From any day on, from the state of its eve: as events come in late, what follows is told anew."""
    whole = replay(events).starts
    day = random.Random(seed).choice(events).day  # noqa: S311 - a draw, no secret
    latest = {start.code: start for start in whole if start.since < day}
    again = replay([event for event in events if event.day >= day], latest.values()).starts

    assert again == tuple(start for start in whole if start.since >= day)


@few
@given(LOGS, st.tuples(st.integers(0, 21_960), st.integers(0, 21_960)))
def test_totals_above_a_change_are_the_same_on_every_structure(events, between):
    """Counts of the first day, carried to the second: what nobody closed is neither lost nor counted twice."""
    network = lived(events)
    after, until = (on_day(number) for number in sorted(between))
    counts = {
        code: 1 + at for at, (code, state) in enumerate(sorted(network.on(after).items())) if state.kind != "district"
    }
    kept, carried = {}, {}
    for code, count in counts.items():
        try:
            heirs = network.heirs(code, after, until)
        except NotComparable:
            continue
        if sum(heirs.values()) == 1:  # of a part that closed since, nobody is the heir
            kept[code] = count
        assert (sum(heirs.values()) <= 1, set(heirs) <= set(network.on(until))) == (True, True)
    for heir, came_from in network.restated(kept, after, until).items():
        carried[heir] = sum(share * kept[code] for code, share in came_from.items())

    assert sum(carried.values()) == sum(kept.values())


@few
@given(LOGS)
def test_after_the_level_went_no_district_stands_and_their_communes_answer_to_the_province(events):
    network = lived(events)
    last = max(event.day for event in events)
    kinds = {state.kind for state in network.on(last).values()}

    assert ("district" in kinds, "province" in kinds) == (False, True)
    assert {
        network.state(state.parent, last).kind for state in network.on(last).values() if state.kind == "commune"
    } == {"province"}


def test_a_start_is_made_only_where_something_changed():
    replayed = replay(log(*TREE, (3, "rename", "A", {"name": "A"})))

    assert [start for start in replayed.starts if start.code == "A"] == [UnitStart("A", FIRST, "A", "school", "H")]
