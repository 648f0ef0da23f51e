"""The year-end command for the twelve schools of the sample town, beside what an office would script by hand."""

import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import Result, at_most

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = [ROOT / "samples" / "dien-bien" / year / "muong-lay" for year in ("2020-2021", "2019-2020")]
COMMAND = [str(Path(sys.executable).with_name("namhoc")), "year-end", str(FOLDERS[0])]
WORDS = ["--unit", "district-095-muong-lay", "--year", "2020-2021", "--out"]
BY_HAND = [sys.executable, str(ROOT / "bench" / "_by_hand.py"), str(ROOT / "catalogue"), *map(str, FOLDERS)]
RUNS, MOST_SECONDS = 3, 10
MEBIBYTES = 2**10  # in which ru_maxrss counts


@dataclass(frozen=True)
class Ran:
    """One run of a program: by the clock, by its processor time, and what it said."""

    wall: float
    work: float
    said: str


def measure() -> Iterator[Result]:
    """Environment start included, papers included: first with nothing compiled yet, then as on any other day."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        papers = place / "papers"
        first = run([*COMMAND, *WORDS, str(papers)], place)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MEBIBYTES
        ours = best([*COMMAND, *WORDS, str(papers)], place)
        by_hand = best(BY_HAND, place)
        figures, added_up = figures_in(papers), json.loads(by_hand.said)
    assert agree(figures, added_up)
    ours_rate, by_hand_rate = len(figures) / ours.wall, len(added_up) / by_hand.wall
    yield at_most("year-end, first run", first.wall, "s", MOST_SECONDS)
    yield at_most("year-end", ours.wall, "s", MOST_SECONDS)
    yield Result("year-end, processor", ours.work, "s")
    yield Result("year-end, most memory", peak, "MiB")
    yield Result("year-end, figures", ours_rate, "figures/s")
    yield Result("by hand", by_hand.wall, "s")
    yield Result("by hand, figures", by_hand_rate, "figures/s")
    yield Result("figures a second, over by hand", ours_rate / by_hand_rate, "×")


def best(program: Sequence[str], place: Path) -> Ran:
    """The fastest of a few runs: what else the machine does only ever slows one down."""
    return min((run(program, place) for _at in range(RUNS)), key=lambda ran: ran.wall)


def run(program: Sequence[str], place: Path) -> Ran:
    """Run it away from the clone, with what Python compiles kept beside it."""
    surroundings = {"PATH": os.environ["PATH"], "PYTHONPYCACHEPREFIX": str(place / "compiled"), "PYTHONUTF8": "1"}
    before, began = _work_of_children(), time.perf_counter()
    done = subprocess.run(program, cwd=place, env=surroundings, check=True, stdout=subprocess.PIPE, text=True)
    return Ran(time.perf_counter() - began, _work_of_children() - before, done.stdout)


def _work_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def figures_in(papers: Path) -> dict[str, list[int | None]]:
    """Numerator and denominator of each figure."""
    with (papers / "figures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["indicator"]: [_number(row[side]) for side in ("numerator", "denominator")] for row in rows}


def _number(text: str) -> int | None:
    return int(text) if text else None


def agree(figures: dict[str, list[int | None]], added_up: dict[str, list[int | None]]) -> bool:
    """Whether both come to the same numbers, wherever the script has one at all."""
    return bool(added_up) and all(figures[indicator] == sums[:2] for indicator, sums in added_up.items())
