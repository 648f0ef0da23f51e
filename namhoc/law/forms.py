"""Forms: the questions put to a school, a commune or an office, and the checks on the answers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from namhoc.law.entry import Entry, Since, Sourced

Asked = Literal["whole number", "text", "day", "choice", "yes"]
UnitKind = str
Severity = Literal["error", "warning"]


class Row(Entry):
    """A line of a sheet; ``kinds`` says which kinds of unit are asked it (empty: all)."""

    row: str
    label: str
    label_en: str
    kinds: tuple[UnitKind, ...] = ()


class Column(Entry):
    """A column of a sheet; ``rows`` says in which lines it is asked (empty: all)."""

    column: str
    label: str
    label_en: str
    unit: str
    rows: tuple[str, ...] = ()
    at_most: int | None = None


class Within(Entry):
    """A check: on each line, ``part`` is not more than ``whole`` (columns of one sheet)."""

    check: Literal["within"]
    part: str
    whole: str
    severity: Severity = "error"


class SumWithin(Entry):
    """A check: on each line, the ``parts`` together are not more than ``whole``."""

    check: Literal["sum-within"]
    parts: tuple[str, ...]
    whole: str
    severity: Severity = "error"


class RowsWithin(Entry):
    """A check between lines of one column: ``part`` is not more than ``whole``."""

    check: Literal["rows-within"]
    column: str
    part: str
    whole: str
    severity: Severity = "error"


Check = Within | SumWithin | RowsWithin


class Sheet(Entry):
    """One sheet of a form: lines, columns, and a question wherever both meet."""

    sheet: str
    title: str
    title_en: str
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    checks: tuple[Annotated[Check, Field(discriminator="check")], ...] = ()

    def rows_for(self, kind: UnitKind) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if not row.kinds or kind in row.kinds)


class ListColumn(Entry):
    """A column of a list that an office keeps: its code, and what a cell may hold."""

    column: str
    label: str
    label_en: str
    asks: Asked
    required: bool = False
    choices: dict[str, str] = {}


class ListSheet(Entry):
    """A list of an office's workbook: any number of lines under fixed headings."""

    list: str
    sheet: str
    title: str
    title_en: str
    columns: tuple[ListColumn, ...]
    one_each: tuple[str, ...] = ()


class FormVersion(Sourced):
    """What the form asked from a day on."""

    sheets: tuple[Sheet, ...] = ()
    lists: tuple[ListSheet, ...] = ()


class Form(Entry):
    """A form of the law, or of the office, for one round of the school year."""

    form: str
    label: str
    label_en: str
    round: str
    answered_by: tuple[UnitKind, ...]
    since: Since[FormVersion]

    @model_validator(mode="after")
    def _names_meet(self) -> Form:
        for version in self.since.values():
            for sheet in version.sheets:
                _names_within(sheet)
        return self


def question(column: str, row: str) -> str:
    """The code of the question where a column and a line meet."""
    return f"{column}.{row}"


def questions_of(version: FormVersion, kind: UnitKind) -> dict[str, tuple[Sheet, Row, Column]]:
    """Every question the form puts to a unit of ``kind``, in reading order."""
    return {
        question(column.column, row.row): (sheet, row, column)
        for sheet in version.sheets
        for row in sheet.rows_for(kind)
        for column in sheet.columns
        if not column.rows or row.row in column.rows
    }


def _names_within(sheet: Sheet) -> None:
    rows = {row.row for row in sheet.rows}
    columns = {column.column for column in sheet.columns}
    asked = {row for column in sheet.columns for row in column.rows}
    if unknown := asked - rows:
        raise ValueError(f"sheet {sheet.sheet}: no such row {sorted(unknown)}")
    for check in sheet.checks:
        match check:
            case Within():
                missing = {check.part, check.whole} - columns
            case SumWithin():
                missing = {*check.parts, check.whole} - columns
            case RowsWithin():
                missing = ({check.column} - columns) | ({check.part, check.whole} - rows)
        if missing:
            raise ValueError(f"sheet {sheet.sheet}: a check names {sorted(missing)}")
