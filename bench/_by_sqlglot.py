"""The engine's four formulas as SQL that SQLGlot writes, for ``bench.engine`` to set beside Ibis. Imports no Ibis."""

from __future__ import annotations

from functools import cache
from typing import Any

import duckdb
import pyarrow as pa
from sqlglot import exp, select


def by_sqlglot(formula: str, lines: pa.Table) -> list[dict[str, Any]]:
    """The rows that ``namhoc.engine.working.answered`` gives; a sum of nothing is 0."""
    connection = _duckdb()
    connection.register("answers", lines)
    group = exp.column("group", quoted=True)
    sql = select(group, *_sums(formula)).from_("answers").group_by(group).sql(dialect="duckdb")
    rows: list[dict[str, Any]] = connection.sql(sql).to_arrow_table().to_pylist()
    return [{name: value if name == "group" else int(value or 0) for name, value in row.items()} for row in rows]


@cache
def _duckdb() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(":memory:", config={"threads": 1})


def _sums(formula: str) -> list[exp.Expr]:
    part, whole, one = exp.column("part"), exp.column("whole"), exp.Literal.number(1)
    known = _there("part") if formula in ("total", "share-of-units") else _there("part", "whole")
    above = exp.Sub(this=whole, expression=part) if formula == "reduction" else part
    below = {"total": None, "share-of-units": one}.get(formula, whole)
    sums = [_sum_where(above, known, "numerator"), _sum_where(one, known, "covered")]
    sums.append(exp.alias_(exp.Count(this=exp.Star()), "expected"))
    return sums if below is None else [*sums, _sum_where(below, known, "denominator")]


def _sum_where(what: exp.Expr, known: exp.Expr, name: str) -> exp.Expr:
    return exp.alias_(exp.Filter(this=exp.Sum(this=what), expression=exp.Where(this=known)), name)


def _there(*names: str) -> exp.Expr:
    return exp.and_(*(exp.column(name).is_(exp.null()).not_() for name in names))
