"""Answers for the tests: columns put to a formula, on DuckDB or on another engine behind Ibis, and by plain Python."""

from collections.abc import Mapping, Sequence
from functools import cache

import ibis
from hypothesis import strategies as st

from namhoc.engine.figures import Figure
from namhoc.engine.formulas import FORMULAS
from namhoc.engine.working import Line, columns, question, work_out

Side = Sequence[int | None]
PARTS, WHOLES = st.none() | st.integers(0, 10**12), st.none() | st.integers(0, 10**12)
LINES = st.lists(st.builds(Line, st.sampled_from(["A", "B", "C"]), PARTS, WHOLES), max_size=30)
FORMULA = st.sampled_from(sorted(FORMULAS))


def worked(formula: str, part: Side, whole: Side | None = None) -> tuple[int, int | None, int, int]:
    """Numerator, denominator, units covered, units expected."""
    wholes = [None] * len(part) if whole is None else whole
    lines = [Line("", above, below) for above, below in zip(part, wholes, strict=True)]
    figure = work_out(formula, lines)[""]
    return figure.numerator, figure.denominator, figure.covered, figure.expected


def on_sqlite(formula: str, lines: Sequence[Line]) -> dict[str, Figure]:
    """The same expression, answered by SQLite."""
    asked = question(formula, ibis.memtable(columns(lines)))
    rows = _sqlite().to_pyarrow(asked).to_pylist()
    return {
        row["group"]: Figure(
            row["numerator"] or 0,
            (row["denominator"] or 0) if "denominator" in row else None,
            row["covered"],
            row["expected"],
        )
        for row in rows
    }


@cache
def _sqlite() -> ibis.BaseBackend:
    return ibis.sqlite.connect()


def by_hand(formula: str, lines: Sequence[Line]) -> Mapping[str, Figure]:
    """The same sums line by line, sharing no code with the engine."""
    return {group: _one(formula, [line for line in lines if line.group == group]) for group in {x.group for x in lines}}


def _one(formula: str, lines: Sequence[Line]) -> Figure:
    numerator = denominator = covered = 0
    for line in lines:
        if line.part is None or (line.whole is None and formula in ("overall", "reduction")):
            continue
        covered += 1
        numerator += line.whole - line.part if formula == "reduction" else line.part
        denominator += 1 if formula == "share-of-units" else line.whole or 0
    return Figure(numerator, None if formula == "total" else denominator, covered, len(lines))
