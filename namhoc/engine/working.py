"""Rows of answers in, figures out: all groups of a formula in one query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from namhoc.engine.figures import Figure
from namhoc.engine.formulas import FORMULAS

SCHEMA = pa.schema(
    [("group", pa.string()), ("part", pa.int64()), ("whole", pa.int64())],
)


@dataclass(frozen=True)
class Line:
    """One unit's share in a figure. ``None`` is a gap; the reason is kept by who asks."""

    group: str
    part: int | None
    whole: int | None


@cache
def _duckdb() -> ibis.BaseBackend:
    return ibis.duckdb.connect(":memory:", threads=1)


def table(lines: Iterable[Line]) -> ir.Table:
    """Lines as a table that a formula can be put to."""
    kept = list(lines)
    columns = {
        "group": [line.group for line in kept],
        "part": [line.part for line in kept],
        "whole": [line.whole for line in kept],
    }
    return ibis.memtable(pa.table(columns, schema=SCHEMA))


def work_out(formula: str, lines: Iterable[Line]) -> Mapping[str, Figure]:
    """The figure of each group, by the named formula.

    Shape   one line a unit in; one figure a group out
    Gaps    counted in ``expected``, not in ``covered``
    Raises  ``KeyError`` for a formula that is not registered
    """
    answers = table(lines)
    asked = answers.group_by("group").aggregate(**FORMULAS[formula](answers.part, answers.whole))
    rows = _duckdb().to_pyarrow(asked).to_pylist()
    return {row["group"]: _figure(row) for row in rows}


def _figure(row: Mapping[str, int | None]) -> Figure:
    below = row.get("denominator", 0)
    return Figure(
        numerator=int(row["numerator"] or 0),
        denominator=None if "denominator" not in row else int(below or 0),
        covered=int(row["covered"] or 0),
        expected=int(row["expected"] or 0),
    )
