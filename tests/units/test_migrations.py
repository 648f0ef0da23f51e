"""Versions kept before there were whole events become the log that makes them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from namhoc.units.log.replay import replay
from namhoc.units.log.stored import events_from
from namhoc.units.network import UnitStart
from namhoc.units.queries import network

THIN = [("units", "0002_said_once")]
FIRST = date(2004, 1, 1)


@pytest.fixture
def thin_tables(transactional_db):
    """The tables as they were, empty; as they are again afterwards."""
    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes()  # what stands on the tables goes with them, and comes again
    executor.migrate(THIN)
    yield executor.loader.project_state(THIN).apps
    executor = MigrationExecutor(connection)
    executor.migrate(newest)


def day(number):
    return FIRST + timedelta(number)


def filled(apps):
    """Lives of every sort, as the actions of then wrote them."""
    unit_of = apps.get_model("units", "Unit").objects
    units = {code: unit_of.create(code=code) for code in ("tinh", "huyen", "A", "B", "C", "D", "E", "F")}
    version_of, step_of = (apps.get_model("units", name).objects for name in ("UnitVersion", "Lineage"))

    def start(code, since, name=None, parent="huyen", kind="primary", **more):
        above = units[parent] if parent else None
        version_of.create(unit=units[code], since=day(since), name=name or code, kind=kind, parent=above, **more)

    def step(kind, code, since, into=None, decision=""):
        into = units[into] if into else None
        step_of.create(day=day(since), kind=kind, unit=units[code], into=into, decision=decision)

    start("tinh", 0, parent=None, kind="province")
    start("huyen", 0, parent="tinh", kind="district")
    for code in "ABCD":
        start(code, 0, sample=True)
    start("A", 3, "A mới", sample=True)
    step("rename", "A", 3, decision="3/QĐ")
    start("B", 4, parent="tinh", sample=True, disadvantaged=True)
    step("move", "B", 4)
    start("F", 5)
    start("A", 5, "A mới", sample=True, closed=True)
    step("merge", "A", 5, "F", "5/QĐ")
    step("split", "C", 6, "D")  # and stays
    start("D", 7, sample=True, closed=True)
    step("close", "D", 7)
    start("D", 9, "D lại", sample=True)
    start("E", 9, kind="commune")
    start("E", 12, kind="ward", closed=True)


@pytest.mark.slow
def test_what_was_kept_before_is_told_as_events_that_make_the_same_starts(thin_tables):
    filled(thin_tables)
    executor = MigrationExecutor(connection)
    executor.migrate([node for node in executor.loader.graph.leaf_nodes() if node[0] == "units"])

    events = events_from(FIRST)
    assert sorted(map(told, events), key=str)[6:] == [
        ("04", "rename", "A", None, "A mới", None, "3/QĐ"),
        ("05", "move", "B", None, "", "tinh", ""),
        ("05", "retype", "B", None, "", None, ""),  # specially disadvantaged from then on
        ("06", "found", "F", None, "F", "huyen", ""),
        ("06", "merge", "A", "F", "", None, "5/QĐ"),
        ("07", "split", "C", "C", "", None, ""),
        ("07", "split", "C", "D", "", None, ""),
        ("08", "close", "D", None, "", None, ""),
        ("10", "found", "E", None, "E", "huyen", ""),
        ("10", "reopen", "D", None, "D lại", "huyen", ""),
        ("13", "close", "E", None, "", None, ""),
    ]
    again = replay(events)
    assert (by_unit(again.starts), again.findings) == (by_unit(kept()), ())


def told(one):
    return f"{one.day:%d}", one.kind.value, one.unit, one.into, one.name, one.parent, one.decision


def kept():
    """The starts in the tables, but for one thing that events do not tell: a kind changed on the last day."""
    starts = network().starts
    return [UnitStart(**{**vars(one), "kind": "commune" if one.code == "E" else one.kind}) for one in starts]


def by_unit(starts):
    return sorted(starts, key=lambda one: (one.code, one.since))
