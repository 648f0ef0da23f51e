"""The cells of a workbook that was found fit to read: values as the reader gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from namhoc.collect.guard import Opened
from namhoc.collect.layout import plain
from namhoc.collect.sheet_scan import SheetScan
from namhoc.law.findings import Finding, Place

Cell = str | int | float | bool | date | datetime | time | timedelta


@dataclass(frozen=True)
class SheetCells:
    """One sheet: its values by line and column, counted from 0, and what was seen in its XML."""

    name: str
    lines: Sequence[Sequence[Cell]]
    scan: SheetScan

    def value(self, row: int, column: int) -> Cell:
        """The value as read; ``""`` for an empty cell and for one beyond the last."""
        error = self.scan.errors.get((row, column))
        if error is not None:
            return error
        line = self.lines[row] if row < len(self.lines) else ()
        return line[column] if column < len(line) else ""

    def text(self, row: int, column: int) -> str:
        return plain(self.value(row, column))

    @property
    def width(self) -> int:
        return max(map(len, self.lines), default=0)


def sheets_of(opened: Opened, file: str) -> tuple[dict[str, SheetCells], list[Finding]]:
    """The readable sheets by plain name (see ``layout.plain``)."""
    sheets: dict[str, SheetCells] = {}
    findings: list[Finding] = []
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(opened.clean))
    except CalamineError:
        return {}, [Finding("collect.truncated", Place(file=file))]
    for name, scan in opened.scans.items():
        try:
            lines = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except CalamineError:
            findings.append(Finding("collect.truncated", Place(file=file, sheet=name)))
        else:
            sheets[plain(name)] = SheetCells(name, lines, scan)
    return sheets, findings
