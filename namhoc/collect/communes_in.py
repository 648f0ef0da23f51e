"""The communes' sheet of the office's workbook: each commune answers down its own column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from namhoc.collect.answers import Answer
from namhoc.collect.cells import SheetCells
from namhoc.collect.grid_in import headings_hold, merges_in, read_cell
from namhoc.collect.layout import LIST_CODES, LIST_HEADINGS, CommuneLine, cell_name, commune_lines
from namhoc.collect.sheet_scan import MOST_COLUMNS, Area
from namhoc.collect.values import found, is_blank
from namhoc.engine.gaps import NOT_REPORTED
from namhoc.law.findings import Finding, Place
from namhoc.law.forms import Sheet

FIRST_COMMUNE = 2  # column C


@dataclass
class CommunesReading:
    """Answers by commune and question, and what is wrong with the sheet."""

    sheet: Sheet
    cells: SheetCells
    answers: dict[str, dict[str, Answer]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_communes(sheet: Sheet, kind: str, cells: SheetCells, known: set[str]) -> CommunesReading:
    """Read the communes' sheet; ``known`` holds the codes of the units there are.

    Gaps    an empty cell is not reported; so is every cell of a line whose heading was changed
    """
    reading = CommunesReading(sheet, cells)
    lines = commune_lines(sheet, kind)
    kept = [line for line in lines if _holds(sheet, line, cells, reading.findings)]
    table = Area(LIST_CODES, 0, lines[-1].row, MOST_COLUMNS)
    reading.findings += merges_in(sheet.sheet, table, cells)
    for column in range(FIRST_COMMUNE, cells.width):
        unit = _commune(reading, column, lines, known)
        if unit:
            reading.answers[unit] = {
                line.question: Answer(line.question, NOT_REPORTED, sheet.sheet, cell_name(line.row, column))
                for line in lines
            }
            _read_down(reading, column, unit, kept)
    return reading


def _holds(sheet: Sheet, line: CommuneLine, cells: SheetCells, findings: list[Finding]) -> bool:
    wanted = {(line.row, 1): line.label, (line.row, 0): line.question}
    return headings_hold(sheet.sheet, wanted, cells, findings)


def _commune(reading: CommunesReading, column: int, lines: Sequence[CommuneLine], known: set[str]) -> str:
    """The commune a column belongs to; empty where there is none, or it is not known, or has a column already."""
    rows = (LIST_CODES, LIST_HEADINGS, *(line.row for line in lines))
    if all(is_blank(reading.cells.value(row, column)) for row in rows):
        return ""
    unit = str(reading.cells.value(LIST_CODES, column)).strip()
    if unit in known and unit not in reading.answers:
        return unit
    code = "collect.twice-in-list" if unit in reading.answers else "collect.unknown-name"
    place = Place(sheet=reading.sheet.sheet, cell=cell_name(LIST_CODES, column))
    reading.findings.append(Finding(code, place, {"found": found(unit)}))
    return ""


def _read_down(reading: CommunesReading, column: int, unit: str, lines: Sequence[CommuneLine]) -> None:
    at_most = {each.column: each.at_most for each in reading.sheet.columns}
    name = reading.sheet.sheet
    for line in lines:
        cell, most = cell_name(line.row, column), at_most[line.question.partition(".")[0]]
        value, problem = read_cell(reading.cells, line.row, column, most)
        reading.answers[unit][line.question] = Answer(line.question, value, name, cell)
        if problem is not None:
            place = Place(sheet=name, cell=cell, unit=unit)
            reading.findings.append(Finding(problem.code, place, problem.details))
