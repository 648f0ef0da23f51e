"""What one would write first: row after row, each with its own questions to the database; and a day by reading it all.

It believes every row: nothing is checked, no event is set into an earlier day, no file is taken in twice.
"""

import csv
import json
import os
import sys
import time
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

ROWS = 1_500  # of the hundred thousand; the rate is what counts


def take_in(path: Path) -> float:
    """Rows a second, with an entry in the journal for each, in one transaction."""
    from django.db import transaction

    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row, _at in zip(csv.DictReader(file), range(ROWS), strict=False)]
    began = time.perf_counter()
    with transaction.atomic():
        for row in rows:
            _take(row)
    return len(rows) / (time.perf_counter() - began)


def _take(row: dict[str, str]) -> None:
    from namhoc.journal.actions import write_entry
    from namhoc.journal.actor import system_actor
    from namhoc.units.models import Lineage, Unit, UnitVersion

    day = date.fromisoformat(row["day"])
    unit, _new = Unit.objects.get_or_create(code=row["unit"])
    parent = Unit.objects.get(code=row["parent"]) if row["parent"] else None
    Lineage.objects.create(day=day, kind=row["kind"], unit=unit, name=row["name"], type=row["type"], parent=parent)
    before = UnitVersion.objects.filter(unit=unit).order_by("-since").first()
    name, kind = row["name"] or getattr(before, "name", ""), row["type"] or getattr(before, "kind", "")
    UnitVersion.objects.create(unit=unit, since=day, name=name, kind=kind, parent=parent)
    write_entry(row["kind"], unit, by=system_actor(day), details={"day": day})


def list_day(day: date) -> tuple[float, int]:
    """Seconds to live the stored log through again up to the day, and how many units stand then."""
    from namhoc.units.models import Lineage

    began = time.perf_counter()
    states: dict[str, dict[str, str]] = {}
    children: dict[str, set[str]] = defaultdict(set)
    log = Lineage.objects.filter(day__lte=day).select_related("unit", "into", "parent").order_by("day", "pk")
    for event in log.iterator():
        _live(event, states, children)
    found = sorted((code, state) for code, state in states.items() if not state["closed"])
    return time.perf_counter() - began, len(found)


def _live(event: Any, states: dict[str, dict[str, str]], children: dict[str, set[str]]) -> None:
    code, kind = event.unit.code, event.kind
    state = states.setdefault(code, {"closed": "", "parent": ""})
    if kind in ("found", "rename", "retype", "move", "reopen"):
        told = {"name": event.name, "type": event.type, "parent": event.parent.code if event.parent else ""}
        if told["parent"]:
            children[state["parent"]].discard(code)
            children[told["parent"]].add(code)
        state.update({name: value for name, value in told.items() if value}, closed="")
    elif kind == "merge":
        state["closed"] = "1"
        for child in children.pop(code, set()):
            states[child]["parent"] = event.into.code
            children[event.into.code].add(child)
    elif kind == "close":
        state["closed"] = "1"


def main(day: date) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")
    django.setup()
    from namhoc.units.queries import units_on

    ours = []
    for _at in range(5):
        began = time.perf_counter()
        listed = len(units_on(day))
        ours.append(time.perf_counter() - began)
    by_hand, _standing = min(list_day(day) for _at in range(2))
    print(json.dumps({"ours": min(ours), "worst": max(ours), "listed": listed, "by_hand": by_hand}))


if __name__ == "__main__":
    if sys.argv[1] == "rows":
        import django

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")
        django.setup()
        print(json.dumps({"rate": take_in(Path(sys.argv[2]))}))
    else:
        main(date.fromisoformat(sys.argv[2]))
