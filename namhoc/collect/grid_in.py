"""One sheet of a form, read: headings verified, every asked cell answered, nothing strange passed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from namhoc.collect.answers import Answer
from namhoc.collect.cells import Cell, SheetCells
from namhoc.collect.layout import (
    CODES,
    FIRST_COLUMN,
    FIRST_LINE,
    HEADINGS,
    ROW_CODES,
    ROW_LABELS,
    cell_name,
    column_heading,
    plain,
    sheet_layout,
    total_line,
)
from namhoc.collect.sheet_scan import Area
from namhoc.collect.values import Trouble, found, is_blank, read_answer
from namhoc.engine.gaps import NOT_REPORTED, Gap
from namhoc.law.findings import Finding, Place
from namhoc.law.forms import Sheet

MOST_STRAYS = 20  # findings about cells outside the table; the first ones show what happened


@dataclass
class GridReading:
    """The answers of one sheet by question, and what is wrong with it."""

    answers: dict[str, Answer] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_grid(sheet: Sheet, kind: str, cells: SheetCells | None) -> GridReading:
    """Read one sheet of a form for a unit of ``kind``.

    Gaps    where the sheet is not there, or a cell stands under a changed heading, the answer is
            not reported: nobody can say which question it would belong to
    """
    reading = GridReading()
    spots = sheet_layout(sheet, kind)
    reading.answers = {code: Answer(code, NOT_REPORTED, sheet.sheet, spot.cell) for code, spot in spots.items()}
    if cells is None:
        return reading
    lost_rows, lost_columns = _verify_headings(sheet, kind, cells, reading.findings)
    reading.findings += merges_in(sheet.sheet, _table(sheet, kind, HEADINGS, 0), cells)
    for code, spot in spots.items():
        if spot.row not in lost_rows and spot.column not in lost_columns:
            at_most = sheet.columns[spot.column - FIRST_COLUMN].at_most
            value, problem = read_cell(cells, spot.row, spot.column, at_most)
            reading.answers[code] = Answer(code, value, sheet.sheet, spot.cell)
            if problem is not None:
                place = Place(sheet=sheet.sheet, cell=spot.cell)
                reading.findings.append(Finding(problem.code, place, problem.details))
    if not (lost_rows or lost_columns):
        reading.findings += _not_asked(sheet, kind, cells)
    return reading


def _table(sheet: Sheet, kind: str, top: int, left: int) -> Area:
    """The sheet's table, from its headings or from its first asked cell on."""
    bottom = FIRST_LINE + len(sheet.rows_for(kind)) - 1
    return Area(top, left, bottom, FIRST_COLUMN + len(sheet.columns) - 1)


def read_cell(cells: SheetCells, row: int, column: int, at_most: int | None) -> tuple[int | Gap, Trouble | None]:
    """The answer in one cell, and what is wrong with it; a formula's last result is kept to be shown."""
    value = read_answer(cells.value(row, column), at_most)
    kept = NOT_REPORTED if isinstance(value, Trouble) else value
    if cells.scan.has_formula(row, column):
        return kept, Trouble("collect.formula")
    if cells.scan.merge_at(row, column) is not None:
        return kept, None  # said once, for the merged cells together
    if isinstance(value, Trouble):
        return kept, value
    return value, Trouble("collect.not-reported") if value == NOT_REPORTED else None


def _verify_headings(sheet: Sheet, kind: str, cells: SheetCells, findings: list[Finding]) -> tuple[set[int], set[int]]:
    """Compare labels and codes with the form; gives the lines and columns that cannot be trusted."""
    rows, columns = set(), set()
    for at, row in enumerate(sheet.rows_for(kind), start=FIRST_LINE):
        wanted = {(at, ROW_LABELS): row.label, (at, ROW_CODES): row.row}
        if not headings_hold(sheet.sheet, wanted, cells, findings):
            rows.add(at)
    for at, column in enumerate(sheet.columns, start=FIRST_COLUMN):
        wanted = {(HEADINGS, at): column_heading(column), (CODES, at): column.column}
        if not headings_hold(sheet.sheet, wanted, cells, findings):
            columns.add(at)
    return rows, columns


def headings_hold(sheet: str, wanted: dict[tuple[int, int], str], cells: SheetCells, findings: list[Finding]) -> bool:
    """Whether a line or column is headed as it should be; one finding where it is not."""
    for (row, column), expected in wanted.items():
        if cells.text(row, column) == plain(expected):
            continue
        if cells.scan.merge_at(row, column) is None:  # merged headings are said once, as merged
            place = Place(sheet=sheet, cell=cell_name(row, column))
            details = {"found": found(cells.value(row, column)), "expected": expected}
            findings.append(Finding("collect.heading-changed", place, details))
        return False
    return True


def merges_in(sheet: str, table: Area, cells: SheetCells) -> Iterator[Finding]:
    """Merged cells that reach into the table, headings included."""
    for name, area in cells.scan.merged:
        if (
            area.top <= table.bottom
            and area.bottom >= table.top
            and area.left <= table.right
            and area.right >= table.left
        ):
            yield Finding("collect.merged-cells", Place(sheet=sheet, cell=name))


def _not_asked(sheet: Sheet, kind: str, cells: SheetCells) -> Iterator[Finding]:
    asked = {(spot.row, spot.column) for spot in sheet_layout(sheet, kind).values()}
    table, total = _table(sheet, kind, FIRST_LINE, 0), total_line(sheet, kind)
    strays = 0
    for row, column, value in _filled(cells):
        label = table.holds(row, column) and column < FIRST_COLUMN
        if label or (row, column) in asked or row == total:
            continue
        strays += not table.holds(row, column)
        if table.holds(row, column) or strays <= MOST_STRAYS:
            place = Place(sheet=sheet.sheet, cell=cell_name(row, column))
            yield Finding("collect.not-asked", place, {"found": found(value)})


def _filled(cells: SheetCells) -> Iterator[tuple[int, int, Cell]]:
    for row, line in enumerate(cells.lines[FIRST_LINE:], start=FIRST_LINE):
        for column, value in enumerate(line):
            if not is_blank(value):
                yield row, column, value
