"""A hundred thousand events of sixty years taken in, the sixty thousand units of a day listed, and units found.

On SQLite, or on the database that NAMHOC_DATABASE names, which must be empty. Beside it what one would write first:
row after row, and a day by living the log through again.
"""

from __future__ import annotations

import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import Result, at_least, at_most
from bench._country import made_log
from namhoc.units.log.events import Event

ROOT = Path(__file__).resolve().parents[1]
NAMHOC = str(Path(sys.executable).with_name("namhoc"))
COLUMNS = ("day", "kind", "unit", "into", "share", "name", "type", "parent", "decision")
EVENTS, UNITS = 100_000, 64_000
STANDING = 60_000
MOST_SECONDS, MOST_A_DAY = 60, 1.0
QUERIES, MOST_MS, RIGHT = 1_000, 100, 0.98
DAYS = ("1975-06-01", "2000-06-01", "2024-06-01")


def measure() -> Iterator[Result]:
    """The command as an operator calls it, on tables that are there and empty; then the days, asked in a process."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        path = place / "events.csv"
        events = made_log(EVENTS, units=UNITS)
        write(events, path)
        run([NAMHOC, "manage", "migrate", "--verbosity", "0"], place)
        before = worked()
        first = timed([NAMHOC, "units", "import", str(path)], place)
        work = worked() - before
        again = timed([NAMHOC, "units", "import", str(path)], place)
        command = timed([NAMHOC, "units", "on", DAYS[-1], "--csv"], place)
        days = [asked(place, day) for day in DAYS]
        rate = by_rows(place, path)
        found = json.loads(run([sys.executable, "-m", "bench._finding", str(QUERIES)], place))
    worst = max(days, key=lambda one: float(one["ours"]))
    yield Result("events", len(events), "events")
    yield at_most("units import", first, "s", MOST_SECONDS)
    yield Result("units import, processor", work, "s")
    yield Result("units import, the same file again", again, "s")
    yield at_least("units that stand on the day", min(one["listed"] for one in days), "units", STANDING)
    yield at_most("tree of a day, the worst of three", worst["ours"], "s", MOST_A_DAY)
    yield Result("units on DAY --csv, the whole command", command, "s")
    yield Result("names kept for the search", found["names"], "names")
    yield Result("names read and kept, once after a change", found["made"], "s")
    yield at_most("find a unit, 99 of 100 queries", found["slow"], "ms", MOST_MS)
    yield at_least("right unit among the first three, whole country", found["right"], "share", RIGHT)
    yield Result("find a unit, over asking the table", found["by_table"] / found["middle"], "×")
    yield Result("events a second, over row by row", len(events) / first / rate, "×")
    yield Result("tree of a day, over living the log through again", worst["by_hand"] / worst["ours"], "×")


def write(events: Sequence[Event], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for event in events:
            told = (getattr(event, column) for column in COLUMNS)
            writer.writerow("" if value is None else str(value) for value in told)


def asked(place: Path, day: str) -> dict[str, Any]:
    """How long the list of a day takes, the best of a few, and how long to live the log through."""
    answer: dict[str, Any] = json.loads(run([sys.executable, "-m", "bench._by_rows", "day", day], place))
    return answer


def by_rows(place: Path, path: Path) -> float:
    """Rows a second; in a database of its own where it is SQLite, else beside what is there."""
    other = place / "rows"
    other.mkdir()
    surroundings = {"NAMHOC_DATABASE": ""}
    run([NAMHOC, "manage", "migrate", "--verbosity", "0"], other, **surroundings)
    answer = json.loads(run([sys.executable, "-m", "bench._by_rows", "rows", str(path)], other, **surroundings))
    return float(answer["rate"])


def worked() -> float:
    """Processor seconds of the programs run so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(program: Sequence[str], place: Path) -> float:
    began = time.perf_counter()
    run(program, place)
    return time.perf_counter() - began


def run(program: Sequence[str], place: Path, **more: str) -> str:
    surroundings = {**os.environ, "NAMHOC_VAR": str(place / "var"), "PYTHONUTF8": "1", **more}
    return subprocess.run(program, cwd=ROOT, env=surroundings, check=True, stdout=subprocess.PIPE, text=True).stdout
