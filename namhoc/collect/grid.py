"""A report as a page lays it out: sheet by sheet, line by line, each cell with all there is to say about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from namhoc.collect.labels import name_in
from namhoc.collect.layout import (
    FIRST_COLUMN,
    FIRST_LINE,
    Spot,
    asked_in,
    column_name,
    total_line,
)
from namhoc.collect.rules import differs_much
from namhoc.collect.values import written
from namhoc.engine.gaps import NOT_REPORTED, Gap
from namhoc.law.findings import Finding
from namhoc.law.forms import Column, FormVersion, Row, Sheet, question
from namhoc.law.wording import Language

Value = int | Gap


@dataclass(frozen=True)
class NoteLine:
    """What the office says about one cell."""

    text: str
    written_on: date
    written_by: str
    settled: bool


@dataclass(frozen=True)
class Contents:
    """What the cells of a report hold, each by its question; a page gives those it shows.

    ``typed`` is what stands in a cell instead of its value, and ``stored`` what someone else put
    there meanwhile; ``said`` is the note being written on it. ``severity`` judges a finding
    """

    values: Mapping[str, Value]
    before: Mapping[str, Value] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    stored: Mapping[str, Value] = field(default_factory=dict)
    findings: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    notes: Mapping[str, Sequence[NoteLine]] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    severity: Callable[[Finding], str] = str


@dataclass(frozen=True)
class GridCell:
    """One asked cell: where it is, what stands in it, and what is said about it."""

    question: str
    cell: str  # as the workbook names it
    anchor: str  # as the page names it
    label: str
    heads: str  # the anchors of its line and column
    text: str
    value: Value
    before: Value | None
    stored: Value | None
    findings: Sequence[Finding]
    worst: str  # the severity of the worst of them
    notes: Sequence[NoteLine]
    said: str

    @property
    def change(self) -> int | None:
        """How much more it is than a year before; nothing where either is a gap, or both are the same."""
        if isinstance(self.value, int) and isinstance(self.before, int):
            return self.value - self.before or None
        return None

    @property
    def differs_much(self) -> bool:
        return isinstance(self.value, int) and isinstance(self.before, int) and differs_much(self.value, self.before)

    @property
    def blank(self) -> bool:
        return self.value == NOT_REPORTED

    @property
    def gap(self) -> bool:
        return isinstance(self.value, Gap)

    @property
    def unsaved(self) -> bool:
        return self.text != str(written(self.value))

    @property
    def described_by(self) -> str:
        """The anchors of everything said about the cell."""
        said = {"b": self.before is not None, "s": self.stored is not None}
        parts = [part for part, there in said.items() if there]
        parts += [f"e{at + 1}" for at in range(len(self.findings))]
        parts += [f"n{at + 1}" for at in range(len(self.notes))]
        return " ".join(f"{self.anchor}-{part}" for part in parts)

    @property
    def open_notes(self) -> list[NoteLine]:
        return [note for note in self.notes if not note.settled]


@dataclass(frozen=True)
class GridColumn:
    """A column with its letter in the workbook, and its sum; none where no line of the unit is asked it."""

    label: str
    letter: str
    anchor: str
    total: int | None


@dataclass(frozen=True)
class GridRow:
    """A line with its number in the workbook; where it is not asked there is no cell."""

    label: str
    number: int
    anchor: str
    cells: tuple[GridCell | None, ...]

    @property
    def said_of(self) -> list[GridCell]:
        """The cells about which something is said, beneath the line."""
        asked = [cell for cell in self.cells if cell is not None]
        return [cell for cell in asked if cell.findings or cell.notes or cell.stored is not None]


@dataclass(frozen=True)
class Grid:
    """One sheet."""

    name: str
    title: str
    anchor: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    adds_up: bool

    @property
    def width(self) -> int:
        """Columns of the table, the lines' names among them."""
        return len(self.columns) + 1

    @property
    def cells(self) -> list[GridCell]:
        return [cell for row in self.rows for cell in row.cells if cell is not None]


def grids_of(version: FormVersion, kind: str, contents: Contents, language: Language) -> list[Grid]:
    """The sheets put to a unit of ``kind``, in reading order."""
    return [
        _Laying(sheet, kind, f"b{at}", contents, language).grid()
        for at, sheet in enumerate(version.sheets, start=1)
        if sheet.rows_for(kind)
    ]


@dataclass(frozen=True)
class _Laying:
    sheet: Sheet
    kind: str
    anchor: str
    contents: Contents
    language: Language

    def grid(self) -> Grid:
        return Grid(
            self.sheet.sheet,
            name_in(self.sheet, self.language, "title"),
            self.anchor,
            tuple(self._column(at, column) for at, column in enumerate(self.sheet.columns, start=FIRST_COLUMN)),
            tuple(self._row(at, row) for at, row in enumerate(self.sheet.rows_for(self.kind), start=FIRST_LINE)),
            total_line(self.sheet, self.kind) is not None,
        )

    def _column(self, at: int, column: Column) -> GridColumn:
        label, letter = name_in(column, self.language), column_name(at)
        if column.unit and self.language == "vi":
            label = f"{label} ({column.unit})"
        rows = [row for row in self.sheet.rows_for(self.kind) if asked_in(column, row)]
        values = [self.contents.values.get(question(column.column, row.row)) for row in rows]
        total = sum(value for value in values if isinstance(value, int)) if rows else None
        return GridColumn(label, letter, f"{self.anchor}-{letter}", total)

    def _row(self, at: int, row: Row) -> GridRow:
        cells = tuple(
            self._cell(Spot(self.sheet.sheet, at, across), column, row) if asked_in(column, row) else None
            for across, column in enumerate(self.sheet.columns, start=FIRST_COLUMN)
        )
        return GridRow(name_in(row, self.language), at + 1, f"{self.anchor}-{at + 1}", cells)

    def _cell(self, spot: Spot, column: Column, row: Row) -> GridCell:
        code, given = question(column.column, row.row), self.contents
        value = given.values.get(code, NOT_REPORTED)
        return GridCell(
            code,
            spot.cell,
            f"{self.anchor}-{spot.cell}",
            f"{name_in(row, self.language)}: {name_in(column, self.language)}",
            f"{self.anchor}-{spot.row + 1} {self.anchor}-{column_name(spot.column)}",
            given.typed.get(code, str(written(value))),
            value,
            given.before.get(code),
            given.stored.get(code),
            given.findings.get(code, ()),
            self._worst(given.findings.get(code, ())),
            given.notes.get(code, ()),
            given.said.get(code, ""),
        )

    def _worst(self, findings: Sequence[Finding]) -> str:
        severities = {self.contents.severity(finding) for finding in findings}
        return next((each for each in ("error", "warning", "note") if each in severities), "")
