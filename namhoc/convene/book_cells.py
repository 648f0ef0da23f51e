"""Where a value of the office's workbook stands: the cell of one column in a line."""

from __future__ import annotations

from dataclasses import replace

from namhoc.collect.answers import ListRow
from namhoc.collect.layout import column_name
from namhoc.law.findings import Finding, Place


def cell_of(row: ListRow, column: str) -> Place:
    """The cell of ``column``: a line's values stand in the order of its columns, and its place is their first."""
    columns = list(row.values)
    if column not in columns or not row.place.cell.startswith("A"):
        return row.place
    return replace(row.place, cell=row.place.cell.replace("A", column_name(columns.index(column)), 1))


def trouble(code: str, row: ListRow, column: str, **details: object) -> Finding:
    """A finding about what stands in one column of a line."""
    return Finding(code, cell_of(row, column), details)
