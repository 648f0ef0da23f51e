"""Where entries are filed: by columns, those that stood before these columns too; and the table stays guarded."""

from itertools import product

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from namhoc.journal.actions import write_entry
from namhoc.journal.actor import system_actor
from namhoc.journal.chain import BEGINNING, canonical, entry_digest
from namhoc.journal.models import ChainEnd, Checkpoint, Entry
from namhoc.journal.queries import broken_at
from namhoc.people.models import Account
from namhoc.units.models import Unit
from tests.collect.desk import DAY, a_round, an_office, report_of, schools_of, sent
from tests.provide.emptying import guards_aside

pytestmark = pytest.mark.slow  # migrates there and back
BEFORE, NOW = [("journal", "0002_never_changed")], [("journal", "0004_checkpoints")]
OF_BEFORE = (
    ("school-clerk@truong-mot", "collect.report", "7", {"cells": {}}),
    ("office-specialist@phong-mau", "collect.round", "3", {"round": "end-of-year", "year": "2020-2021"}),
    ("system@", "units.unit", "truong-mot", {"since": "2000-01-01"}),
    ("office-head@phong-mau", "plan.target", "9", {"unit": "phong-mau", "year": ["không phải chữ"]}),
)
FILED = [
    ("truong-mot", "", "", ""),
    ("phong-mau", "", "2020-2021", "end-of-year"),
    ("", "truong-mot", "", ""),
    ("phong-mau", "phong-mau", "", ""),
]


def filed():
    return list(Entry.objects.order_by("number").values_list("unit", "thing_unit", "year", "round"))


def write_as_before():
    """The chain as it was kept in format 1, put there past the models that know more."""
    previous = BEGINNING
    for number, (post, kind, thing, details) in enumerate(OF_BEFORE, 1):
        told = {"number": number, "at": "2021-08-27T07:30:00.000001+00:00", "day": "2021-08-27", "account": "ai"}
        told |= {"post": post, "act": "làm", "kind": kind, "thing": thing, "before": "", "after": "", "reason": "vì"}
        told |= {"details": canonical(details), "previous": previous}
        previous = entry_digest({**told, "format": 1})
        row = {**told, "digest": previous}
        names, places = ", ".join(f'"{name}"' for name in row), ", ".join(["%s"] * len(row))
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO journal_entry ({names}) VALUES ({places})", list(row.values()))  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO journal_chainend VALUES (1, %s, %s)", [len(OF_BEFORE), previous])


def migrated(target):
    MigrationExecutor(connection).migrate(target)


@pytest.fixture
def of_before(transactional_db):
    migrated(BEFORE)
    try:
        write_as_before()
        yield
    finally:
        migrated(MigrationExecutor(connection).loader.graph.leaf_nodes())  # what hangs on it was taken away, too


def refused(sql):
    with pytest.raises(DatabaseError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    return str(caught.value)


def test_entries_from_before_the_columns_are_filed_and_still_verify(of_before):
    migrated(NOW)

    assert (filed(), broken_at()) == (FILED, None)
    assert set(Entry.objects.values_list("format", flat=True)) == {1}


def test_a_chain_goes_on_across_the_change_of_format(of_before):
    migrated(NOW)
    with transaction.atomic():
        write_entry("close-unit", Unit.objects.create(code="truong-hai"), by=system_actor(DAY))

    assert (filed()[-1], broken_at()) == (("", "truong-hai", "", ""), None)
    assert list(Entry.objects.values_list("format", flat=True)) == [1, 1, 1, 1, 2]


@pytest.mark.parametrize("there_and_back", [[NOW], [NOW, BEFORE], [NOW, BEFORE, NOW]])
def test_the_table_is_guarded_after_each_step(of_before, there_and_back):
    for target in there_and_back:
        migrated(target)

    assert "appended, never changed" in refused("UPDATE journal_entry SET reason = 'khác' WHERE number = 3")
    assert "appended, never changed" in refused("DELETE FROM journal_entry WHERE number = 1")


def test_an_entry_filed_elsewhere_behind_the_databases_back_is_found(of_before):
    migrated(NOW)
    changed = list(product((1, 2, 3), ("unit", "thing_unit", "year", "round", "format")))
    found = {}
    for number, column in changed:
        with transaction.atomic():
            with guards_aside(), connection.cursor() as cursor:
                cursor.execute(f"UPDATE journal_entry SET {column} = '2' WHERE number = {number}")  # noqa: S608 - as above
            found[number, column] = broken_at()
            transaction.set_rollback(True)

    assert found == {(number, column): number for number, column in changed}
    assert broken_at() is None


# --- as it is filed now ---------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_reports_entries_are_filed_under_its_unit_year_and_round():
    office = an_office()
    school, *_more = schools_of(office)
    sent(report_of(a_round(office), school.code))

    asked = Entry.objects.filter(kind__startswith="collect.").order_by("number")
    assert list(asked.values_list("act", "unit", "thing_unit", "year", "round")) == [
        ("open-round", "phong-mau", "phong-mau", "2020-2021", "start-of-year"),
        ("fill-report", "truong-mot", "truong-mot", "2020-2021", "start-of-year"),
        ("send-report", "truong-mot", "truong-mot", "2020-2021", "start-of-year"),
    ]


@pytest.mark.django_db
def test_what_a_thing_is_of_may_be_said_by_the_details():
    thing = Account.objects.create(username="ai", name="Ai")
    with transaction.atomic():
        write_entry("open-account", thing, by=system_actor(DAY), details={"unit": "phong-mau", "year": "2020-2021"})
        write_entry("open-account", thing, by=system_actor(DAY), details={"unit": ["phong-mau"]})

    assert filed() == [("", "phong-mau", "2020-2021", ""), ("", "", "", "")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal_checkpoint SET note = 'khác'",
        "UPDATE journal_checkpoint SET number = 2 WHERE number = 1",
        "DELETE FROM journal_checkpoint",
    ],
)
def test_the_database_refuses_to_change_or_remove_a_checkpoint(sql):
    Checkpoint.objects.create(day=DAY, number=1, digest="a", key="b", note="c")

    assert "appended, never changed" in refused(sql)
    assert ChainEnd.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.postgres
def test_postgresql_refuses_to_empty_the_checkpoints():
    assert "appended, never changed" in refused("TRUNCATE journal_checkpoint")
