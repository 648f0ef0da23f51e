"""The journal as it is kept: in the transaction of the act, and never changed."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from namhoc.collect.models import Round
from namhoc.journal.actions import Act, write_entries, write_entry
from namhoc.journal.actor import Actor, system_actor
from namhoc.journal.chain import FIELDS, FORMAT, canonical, digest, entry_digest
from namhoc.journal.errors import OutsideTransaction
from namhoc.journal.models import ChainEnd, Entry
from namhoc.journal.queries import broken_at, chain_end, entries_about
from namhoc.journal.things import thing_name
from namhoc.units.models import Unit
from tests.provide.emptying import guards_aside

DAY = date(2021, 8, 27)
CLERK = Actor("vanthu01", "Văn thư", "school-clerk", "truong-mot", DAY)
pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return Unit.objects.create(code="truong-mot")


@pytest.fixture
def five(unit):
    """Five acts on one unit."""
    return [write_entry(f"act-{number}", unit, by=CLERK, details={"number": number}) for number in range(1, 6)]


def test_an_entry_says_who_under_which_post_did_what_to_which_thing_when_and_why(unit):
    write_entry("rename-unit", unit, by=CLERK, before={"name": "Cũ"}, after={"name": "Mới"}, reason="sáp nhập")
    entry = Entry.objects.get()

    assert {
        name: getattr(entry, name)
        for name in ("number", "day", "account", "post", "act", "kind", "thing", "reason", "details")
    } == {
        "number": 1,
        "day": DAY,
        "account": "vanthu01",
        "post": "school-clerk@truong-mot",
        "act": "rename-unit",
        "kind": "units.unit",
        "thing": "truong-mot",
        "reason": "sáp nhập",
        "details": "{}",
    }
    assert (entry.before, entry.after) == (digest(canonical({"name": "Cũ"})), digest(canonical({"name": "Mới"})))


def test_many_acts_written_together_are_chained_as_those_written_one_by_one(five, unit, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        write_entries([Act(f"act-{at}", unit, {"at": at}, None, "vì", {"at": at}) for at in range(40)], by=CLERK)

    last = Entry.objects.last()
    assert [
        (one.number, one.act, one.before, one.after, one.details) for one in Entry.objects.filter(number__gt=5)
    ] == [(at + 6, f"act-{at}", digest(canonical({"at": at})), "", f'{{"at":{at}}}') for at in range(40)]
    assert (Entry.objects.get(number=6).previous, last.day, broken_at(), chain_end()) == (
        five[-1].digest,
        DAY,
        None,
        (45, last.digest),
    )


def test_no_acts_leave_no_entry_and_the_chain_where_it_was(five):
    write_entries([], by=CLERK)

    assert (Entry.objects.count(), chain_end()) == (5, (5, five[-1].digest))


def test_a_thing_without_a_before_or_an_after_has_no_digest_of_it(unit):
    entry = write_entry("close-unit", unit, by=CLERK)

    assert (entry.before, entry.after) == ("", "")


def test_entries_are_numbered_and_chained_as_they_are_written(five):
    assert [entry.number for entry in five] == [1, 2, 3, 4, 5]
    assert [entry.previous for entry in five[1:]] == [entry.digest for entry in five[:-1]]
    assert broken_at() is None


def test_an_empty_journal_holds():
    assert broken_at() is None


def test_what_was_done_to_a_thing_is_listed_the_latest_first(five):
    other = Unit.objects.create(code="truong-hai")
    write_entry("found-unit", other, by=CLERK)

    assert [entry.act for entry in entries_about(five and Unit.objects.get(code="truong-mot"))] == [
        "act-5",
        "act-4",
        "act-3",
        "act-2",
        "act-1",
    ]


def test_a_thing_goes_by_its_code_only_where_no_other_can_bear_it(unit):
    days = {"opened_on": DAY, "reference_day": DAY, "due": DAY}
    round_ = Round.objects.create(unit=unit, year="2020-2021", code="end-of-year", **days)

    assert (thing_name(unit), thing_name(round_)) == ("truong-mot", str(round_.pk))


def test_the_installation_itself_acts_under_no_post(unit):
    assert write_entry("found-unit", unit, by=system_actor(DAY)).post == "system@"


# --- with the act, or not at all ------------------------------------------------------------------------------------


@transaction.atomic
def act_that_fails(unit):
    write_entry("lost", unit, by=CLERK)
    Unit.objects.get(code="không-có")


def test_an_act_that_fails_leaves_no_entry_and_no_gap_in_the_numbers(unit):
    write_entry("before", unit, by=CLERK)
    with pytest.raises(Unit.DoesNotExist):
        act_that_fails(unit)
    write_entry("after", unit, by=CLERK)

    assert list(Entry.objects.values_list("number", "act")) == [(1, "before"), (2, "after")]
    assert broken_at() is None


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_a_transaction_is_refused():
    unit = Unit.objects.create(code="truong-mot")

    with pytest.raises(OutsideTransaction, match="rename-unit"):
        write_entry("rename-unit", unit, by=CLERK)
    assert Entry.objects.count() == 0


# --- the database says no -------------------------------------------------------------------------------------------


def refused(sql: str) -> str:
    with pytest.raises(DatabaseError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    return str(caught.value)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal_entry SET reason = 'khác' WHERE number = 3",
        "UPDATE journal_entry SET number = 7 WHERE number = 3",
        "DELETE FROM journal_entry WHERE number = 5",
        "DELETE FROM journal_entry",
    ],
)
def test_the_database_refuses_to_change_or_remove_an_entry(five, sql):
    assert "appended, never changed" in refused(sql)
    assert Entry.objects.count() == 5


@pytest.mark.postgres
def test_postgresql_refuses_to_empty_the_journal(five):
    assert "appended, never changed" in refused("TRUNCATE journal_entry")


def test_two_entries_cannot_bear_one_number(five):
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.create(number=5, day=DAY, digest="khác")


def test_the_chain_has_one_end(five):
    with pytest.raises(DatabaseError), transaction.atomic():
        ChainEnd.objects.create(id=2, number=9, digest="")


# --- and whoever gets round the database is found out ---------------------------------------------------------------


def tampered(*statements: str) -> int | None:
    with guards_aside(), connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)
    return broken_at()


SWAP = (
    "UPDATE journal_entry SET number = 99 WHERE number = 2",
    "UPDATE journal_entry SET number = 2 WHERE number = 4",
    "UPDATE journal_entry SET number = 4 WHERE number = 99",
)


@pytest.mark.parametrize(
    ("statements", "found_at"),
    [
        (("UPDATE journal_entry SET reason = 'khác' WHERE number = 3",), 3),
        (("UPDATE journal_entry SET day = '2021-08-28' WHERE number = 1",), 1),
        (("DELETE FROM journal_entry WHERE number = 2",), 2),
        (("DELETE FROM journal_entry WHERE number > 3",), 4),
        (("DELETE FROM journal_entry",), 1),
        (SWAP, 2),
        (("UPDATE journal_chainend SET number = 6",), 6),
        (("DELETE FROM journal_chainend",), 1),
        ((), None),
    ],
    ids=["changed", "day", "taken-out", "tail-cut", "emptied", "swapped", "end-moved", "end-gone", "nothing"],
)
def test_what_was_done_behind_the_databases_back_is_found(five, statements, found_at):
    assert tampered(*statements) == found_at


def forge(number: int) -> None:
    """Change an entry, and work its digest out anew."""
    entry = Entry.objects.filter(number=number)
    entry.update(account="người khác")
    entry.update(digest=entry_digest(entry.values(*FIELDS[FORMAT]).get()))


def test_an_entry_hashed_anew_no_longer_meets_the_next(five):
    with guards_aside():
        forge(2)

    assert broken_at() == 3


def test_the_last_entry_hashed_anew_no_longer_meets_the_kept_end(five):
    with guards_aside():
        forge(5)

    assert broken_at() == 5


def test_an_entry_put_on_behind_the_end_is_found(five):
    last = Entry.objects.get(number=5)
    forged = {**{name: getattr(last, name) for name in FIELDS[FORMAT]}, "number": 6, "previous": last.digest}
    Entry.objects.create(**forged, unit=last.unit, digest=entry_digest(forged))

    assert broken_at() == 6


def test_the_end_can_be_noted_elsewhere(five):
    assert chain_end() == (5, five[-1].digest)


def test_an_empty_chain_has_an_empty_end():
    assert chain_end() == (0, "")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.text("aăâbcdđ", max_size=5), st.integers(-(10**6), 10**6)), max_size=6))
def test_whatever_is_written_the_chain_holds(unit, acts):
    for text, number in acts:
        write_entry("act", unit, by=CLERK, reason=text, before=number, details={text: [number]})

    assert broken_at() is None
