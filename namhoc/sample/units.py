"""The sample's units: the province as it is, and the schools of the two offices."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db import transaction

from namhoc.journal.actor import Actor, system_actor
from namhoc.sample.places import PROVINCE
from namhoc.units.actions import close_unit, found_unit, merge_units, move_unit
from namhoc.units.models import Unit
from namhoc.units.network import EventKind, Network, UnitStart

Row = Mapping[str, str]


def _rows(name: str) -> list[Row]:
    with (PROVINCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@transaction.atomic
def load_province() -> None:
    """Province, districts, communes and offices, with what became of them."""
    for row in _rows("units.csv"):
        day = date.fromisoformat(row["since"])
        start = UnitStart(row["code"], day, row["name"], row["kind"], row["parent"] or None)
        found_unit(start, official_code=row["official_code"], by=system_actor(day))
    events = _rows("events.csv")
    merges: dict[tuple[str, str, str, str], list[Unit]] = defaultdict(list)
    for row in events:
        unit, into = _unit(row["unit"]), _unit(row["into"])
        day = date.fromisoformat(row["day"])
        if row["kind"] == EventKind.MOVE:
            move_unit(unit, into, day=day, decision=row["decision"], by=system_actor(day))
        else:
            merges[row["into"], row["day"], row["decision"], row["issuer"]].append(unit)
    for (code, day_text, decision, issuer), units in merges.items():
        day = date.fromisoformat(day_text)
        merge_units(units, _unit(code), day=day, decision=decision, issuer=issuer, by=system_actor(day))
    merged = {row["unit"] for row in events if row["kind"] == EventKind.MERGE}
    last = {row["code"]: row for row in _rows("units.csv")}
    for row in last.values():
        if row["until"] and row["code"] not in merged:
            day = date.fromisoformat(row["until"])
            close_unit(_unit(row["code"]), day=day, by=system_actor(day))


def _unit(code: str) -> Unit:
    return Unit.objects.get(code=code)


@transaction.atomic
def load_schools(network: Network) -> None:
    """The schools of an office's books, those merged away included."""
    known = set(Unit.objects.values_list("code", flat=True))
    for start in network.starts:
        if not start.closed and start.code not in known:
            found_unit(start, by=system_actor(start.since))
    groups: dict[tuple[str, date], list[str]] = defaultdict(list)
    said: dict[tuple[str, date], tuple[str, str]] = {}
    for step in network.steps:
        if step.kind is EventKind.MERGE and step.into and step.unit not in known:
            groups[step.into, step.day].append(step.unit)
            said[step.into, step.day] = (step.decision, step.issuer)
    for (into, day), units in groups.items():
        decision, issuer = said[into, day]
        by: Actor = system_actor(day)
        merged = [_unit(code) for code in units]
        merge_units(merged, _unit(into), day=day, decision=decision, issuer=issuer, by=by)
