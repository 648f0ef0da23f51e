"""Figures by Ibis on DuckDB, beside the same sums as SQL built with SQLGlot on DuckDB.

Both are put to the same columns and must give the same numbers. Processor seconds, the best of several: a busy machine
then says the same as an idle one. docs/decisions/0002-ibis-on-duckdb.md draws the conclusion.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pyarrow as pa

from bench import Result, at_most
from bench._by_sqlglot import by_sqlglot
from namhoc.engine.working import SCHEMA, answered

OFFICE_UNITS, OFFICE_FIGURES = 12, 70  # one office's year: its schools, and the figures of the catalogue
NATION_UNITS, NATION_FIGURES = 50_000, 60
GAPS = 0.05  # of the answers
START_GOAL, OFFICE_GOAL, NATION_GOAL = 4.0, 0.2, 5.0  # CPU seconds
STARTS = 3
Columns = Mapping[str, pa.Table]  # formula → the lines of all its figures
Rows = list[dict[str, Any]]
Answer = Callable[[str, pa.Table], Rows]

FIRST_FIGURE = """
import time
from {module} import {name}
import pyarrow as pa
lines = pa.table({{"group": ["a"], "part": [1], "whole": [2]}})
assert {name}("overall", lines)[0]["numerator"] == 1
print(time.process_time())
"""


def measure() -> Iterator[Result]:
    """What each way costs to begin with, for an office's year, and for a whole nation's schools."""
    start = "new process to first figure"
    yield at_most(f"{start}, Ibis", _starting("namhoc.engine.working", "answered"), "CPU s", START_GOAL)
    yield Result(f"{start}, SQLGlot", _starting("bench._by_sqlglot", "by_sqlglot"), "CPU s")
    yield from _compared("one office's year", _lines(OFFICE_UNITS, OFFICE_FIGURES), 30, OFFICE_GOAL)
    yield from _compared("a nation's schools", _lines(NATION_UNITS, NATION_FIGURES), 5, NATION_GOAL)


def _starting(module: str, name: str) -> float:
    command = [sys.executable, "-c", FIRST_FIGURE.format(module=module, name=name)]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(STARTS)]
    return min(float(run.stdout) for run in runs)


def _compared(name: str, lines: Columns, times: int, goal: float) -> Iterator[Result]:
    assert _ordered(_all(answered, lines)) == _ordered(_all(by_sqlglot, lines)), "both ways give the same numbers"
    yield at_most(f"{name}, Ibis", _best(answered, lines, times), "CPU s", goal)
    yield Result(f"{name}, SQLGlot", _best(by_sqlglot, lines, times), "CPU s")


def _all(answer: Answer, lines: Columns) -> dict[str, Rows]:
    return {formula: answer(formula, each) for formula, each in lines.items()}


def _ordered(answers: dict[str, Rows]) -> dict[str, Rows]:
    return {formula: sorted(rows, key=lambda row: str(row["group"])) for formula, rows in answers.items()}


def _best(answer: Answer, lines: Columns, times: int) -> float:
    spent = []
    for _ in range(times):
        begun = time.process_time()
        _all(answer, lines)
        spent.append(time.process_time() - begun)
    return min(spent)


def _lines(units: int, figures: int) -> Columns:
    """Lines as an office's year has them: mostly shares, some counts, some things held, one reduction."""
    chance = random.Random(2021)  # noqa: S311 - the same columns each time, no secret
    counts = {"reduction": 1, "share-of-units": figures // 6, "total": figures // 3}
    counts["overall"] = figures - sum(counts.values())
    return {formula: _some(chance, units, count, formula) for formula, count in counts.items()}


def _some(chance: random.Random, units: int, figures: int, formula: str) -> pa.Table:
    most = 1 if formula in ("reduction", "share-of-units") else 900
    groups = [str(figure) for figure in range(figures) for _ in range(units)]
    parts = [None if chance.random() < GAPS else chance.randint(0, most) for _ in groups]
    wholes = [None if chance.random() < GAPS else chance.randint(1, most) for _ in groups]
    return pa.table({"group": groups, "part": parts, "whole": wholes}, schema=SCHEMA)
