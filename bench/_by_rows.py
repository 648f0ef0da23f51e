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


def list_day(path: Path, day: str) -> tuple[float, int]:
    """Seconds to read the file again up to the day, and how many units stand then."""
    began = time.perf_counter()
    states: dict[str, dict[str, str]] = {}
    children: dict[str, set[str]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["day"] <= day:
                _live(row, states, children)
    found = sorted(code for code, state in states.items() if state["closed"] != "1")
    return time.perf_counter() - began, len(found)


def _live(row: dict[str, str], states: dict[str, dict[str, str]], children: dict[str, set[str]]) -> None:
    code, kind = row["unit"], row["kind"]
    state = states.setdefault(code, {"closed": ""})
    if kind in ("found", "rename", "retype", "move", "reopen"):
        told = {name: row[name] for name in ("name", "type", "parent") if row[name]}
        if "parent" in told:
            children[state.get("parent", "")].discard(code)
            children[told["parent"]].add(code)
        state.update(told, closed="")
    elif kind == "merge" or (kind == "split" and row["into"] != code):
        state["closed"] = "1" if kind == "merge" else state["closed"]
        for child in children.pop(code, set()) if kind == "merge" else ():
            states[child]["parent"] = row["into"]
            children[row["into"]].add(child)
    elif kind == "close":
        state["closed"] = "1"


def main(path: Path, day: str) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")
    django.setup()
    from namhoc.units.queries import units_on

    ours = []
    for _at in range(5):
        began = time.perf_counter()
        listed = len(units_on(date.fromisoformat(day)))
        ours.append(time.perf_counter() - began)
    by_hand, _standing = min(list_day(path, day) for _at in range(3))
    print(json.dumps({"ours": min(ours), "worst": max(ours), "listed": listed, "by_hand": by_hand}))


if __name__ == "__main__":
    if sys.argv[1] == "rows":
        import django

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")
        django.setup()
        print(json.dumps({"rate": take_in(Path(sys.argv[2]))}))
    else:
        main(Path(sys.argv[2]), sys.argv[3])
