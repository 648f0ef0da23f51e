"""Rows of answers in, figures out: all groups of a formula in one query."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

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


class _OfThread(threading.local):
    """DuckDB refuses two questions at once on one connection, so each thread has its own."""

    def __init__(self) -> None:
        self.duckdb: ibis.BaseBackend = ibis.duckdb.connect(":memory:", threads=1)


_here = _OfThread()


def columns(lines: Iterable[Line]) -> pa.Table:
    """Lines as columns; raises ``OverflowError`` for a number beyond 64 bits."""
    kept = list(lines)
    return pa.table(
        {
            "group": [line.group for line in kept],
            "part": [line.part for line in kept],
            "whole": [line.whole for line in kept],
        },
        schema=SCHEMA,
    )


def question(formula: str, answers: ir.Table) -> ir.Table:
    """The sums of each group, as an expression that any engine behind Ibis can answer."""
    return answers.group_by("group").aggregate(**FORMULAS[formula](answers.part, answers.whole))


def answered(formula: str, lines: pa.Table) -> list[dict[str, Any]]:
    """The sums of each group, worked out by DuckDB in this process."""
    rows: list[dict[str, Any]] = _here.duckdb.to_pyarrow(question(formula, ibis.memtable(lines))).to_pylist()
    return rows


def work_out(formula: str, lines: Iterable[Line]) -> Mapping[str, Figure]:
    """The figure of each group, by the named formula.

    Shape   one line a unit in; one figure a group out
    Gaps    counted in ``expected``, not in ``covered``
    Raises  ``KeyError`` for a formula that is not registered; ``pyarrow.ArrowInvalid`` where a
            sum is beyond 64 bits, for it would no longer be exact
    """
    return {row["group"]: _figure(row) for row in answered(formula, columns(lines))}


def _figure(row: Mapping[str, int | None]) -> Figure:
    below = row.get("denominator", 0)
    return Figure(
        numerator=int(row["numerator"] or 0),
        denominator=None if "denominator" not in row else int(below or 0),
        covered=int(row["covered"] or 0),
        expected=int(row["expected"] or 0),
    )
