"""One list of the office's workbook, read line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from namhoc.collect.answers import ListRow
from namhoc.collect.cells import SheetCells
from namhoc.collect.grid_in import MOST_STRAYS, headings_hold, merges_in
from namhoc.collect.layout import (
    LIST_CODES,
    LIST_FIRST_LINE,
    LIST_HEADINGS,
    cell_name,
    column_name,
    list_heading,
    plain,
)
from namhoc.collect.sheet_scan import MOST_ROWS, Area
from namhoc.collect.values import Trouble, Value, found, is_blank, read_listed
from namhoc.law.findings import Finding, Place
from namhoc.law.forms import ListSheet


@dataclass
class ListReading:
    """The lines of one list, and what is wrong with it."""

    rows: list[ListRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_list(listed: ListSheet, cells: SheetCells, where: Place) -> ListReading:
    """Read one list; ``where`` gives the file and unit its lines belong to.

    Gaps    an empty cell is ``None``, or ``False`` where yes is asked; so is a cell that is wrong,
            and every cell of a column whose heading was changed
    """
    reading = ListReading()
    lost = _verify_headings(listed, cells, reading.findings)
    table = Area(LIST_CODES, 0, MOST_ROWS, len(listed.columns) - 1)
    reading.findings += merges_in(listed.sheet, table, cells)
    for row in range(LIST_FIRST_LINE, len(cells.lines)):
        if not all(is_blank(value) for value in cells.lines[row][: len(listed.columns)]):
            place = Place(file=where.file, sheet=listed.sheet, cell=cell_name(row, 0), unit=where.unit)
            values = _read_line(listed, cells, row, lost, reading.findings)
            reading.rows.append(ListRow(values, place))
    reading.findings += _strays(listed, cells)
    reading.findings += _twice(listed, reading.rows)
    return reading


def _verify_headings(listed: ListSheet, cells: SheetCells, findings: list[Finding]) -> set[int]:
    lost = set()
    for at, column in enumerate(listed.columns):
        wanted = {(LIST_HEADINGS, at): list_heading(column), (LIST_CODES, at): column.column}
        if not headings_hold(listed.sheet, wanted, cells, findings):
            lost.add(at)
    return lost


def _read_line(
    listed: ListSheet, cells: SheetCells, row: int, lost: set[int], findings: list[Finding]
) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for at, column in enumerate(listed.columns):
        blank = False if column.asks == "yes" else None
        value: Value | Trouble = blank
        if at not in lost:
            value = read_listed(cells.value(row, at), column)
            if cells.scan.has_formula(row, at):
                value = Trouble("collect.formula")
        if isinstance(value, Trouble):
            place = Place(sheet=listed.sheet, cell=cell_name(row, at))
            findings.append(Finding(value.code, place, value.details))
            value = blank
        values[column.column] = value
    return values


def _strays(listed: ListSheet, cells: SheetCells) -> Iterator[Finding]:
    seen = 0
    for row in range(LIST_CODES, len(cells.lines)):
        for at, value in enumerate(cells.lines[row][len(listed.columns) :], start=len(listed.columns)):
            if not is_blank(value) and seen < MOST_STRAYS:
                seen += 1
                place = Place(sheet=listed.sheet, cell=cell_name(row, at))
                yield Finding("collect.not-asked", place, {"found": found(value)})


def _twice(listed: ListSheet, rows: list[ListRow]) -> Iterator[Finding]:
    if not listed.one_each:
        return
    columns = [column.column for column in listed.columns]
    name = column_name(columns.index(listed.one_each[0]))
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        key = tuple(plain(row.text(column)) for column in listed.one_each)
        if key in seen:
            place = Place(sheet=listed.sheet, cell=row.place.cell.replace("A", name, 1))
            shown = ", ".join(row.text(column) for column in listed.one_each)
            yield Finding("collect.twice-in-list", place, {"found": shown})
        if all(key):
            seen.add(key)
