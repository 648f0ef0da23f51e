"""Where each question stands in a workbook: one place for the writer, the reader and the grid."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from namhoc.law.catalogue import Catalogue
from namhoc.law.forms import Column, FormVersion, ListColumn, ListSheet, Row, Sheet, question
from namhoc.law.school_year import SchoolYear
from namhoc.law.starts import Starts

OFFICE_FORM = "office-year"
COMMUNE_FORM = "commune-universalisation"
OFFICE_FILE = "van-phong.xlsx"

COVER = "Thông tin"
COVER_FIRST_LINE = 3  # lines and columns count from 0; cells are named as a spreadsheet names them
COVER_LINES: Mapping[str, str] = {
    "unit": "Mã đơn vị",
    "year": "Năm học",
    "round": "Mã kì báo cáo",
    "form": "Mã biểu mẫu",
    "since": "Mẫu dùng từ ngày",
    "kind": "Mã loại đơn vị",
}
DAY_UNKNOWN = "chưa rõ"

HEADINGS, CODES, FIRST_LINE = 3, 4, 5  # of a form's sheet
ROW_CODES, ROW_LABELS, FIRST_COLUMN = 0, 1, 2
LIST_CODES, LIST_HEADINGS, LIST_FIRST_LINE = 2, 3, 4  # of a list, and of the communes' sheet

_LATIN = re.compile(r"[\x00-\u036f\u1e00-\u1eff\u2000-\u20cf\u2100-\u2bff]*")
_HEAPED = re.compile(r"[\u0300-\u036f]{5}")


@dataclass(frozen=True)
class Spot:
    """A cell: its sheet, its line and column counted from 0, and its name (``C6``)."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        return cell_name(self.row, self.column)


def column_name(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def cell_name(row: int, column: int) -> str:
    return f"{column_name(column)}{row + 1}"


def composed(text: str) -> str:
    """The text with letters and their marks put together, as Vietnamese is written.

    Text of other scripts, and marks heaped on one letter, stay as they are: putting those in order
    takes time that grows with the square of their number.
    """
    if text.isascii() or _HEAPED.search(text) or not _LATIN.fullmatch(text):
        return text
    return unicodedata.normalize("NFC", text)


def plain(text: object) -> str:
    """Text for comparing: composed letters, single spaces, no difference of case."""
    return " ".join(composed(str(text)).split()).casefold()


def version_in(catalogue: Catalogue, form_code: str, year: SchoolYear) -> tuple[date | None, FormVersion]:
    """The version of a form in force on the reference day of its round, and its first day.

    Raises  ``NotInForce`` where the form did not exist yet
    """
    form = catalogue.forms[form_code]
    versions, day = Starts(form.since), catalogue.reference_day(year, form.round)
    return versions.start_on(day) or (day, versions.on(day))


def start_text(since: date | None) -> str:
    return DAY_UNKNOWN if since is None else f"{since:%d/%m/%Y}"


def cover_spot(line: str) -> Spot:
    """The cell beside a label of the cover."""
    return Spot(COVER, COVER_FIRST_LINE + list(COVER_LINES).index(line), 1)


def asked_in(column: Column, row: Row) -> bool:
    return not column.rows or row.row in column.rows


def column_heading(column: Column) -> str:
    return f"{column.label} ({column.unit})" if column.unit else column.label


def sheet_layout(sheet: Sheet, kind: str) -> dict[str, Spot]:
    """The questions of one sheet and their cells, for a unit of ``kind``."""
    return {
        question(column.column, row.row): Spot(sheet.sheet, FIRST_LINE + down, FIRST_COLUMN + across)
        for down, row in enumerate(sheet.rows_for(kind))
        for across, column in enumerate(sheet.columns)
        if asked_in(column, row)
    }


def layout_of(version: FormVersion, kind: str) -> dict[str, Spot]:
    """Every question put to a unit of ``kind``, with the cell in which it is answered."""
    return {code: spot for sheet in version.sheets for code, spot in sheet_layout(sheet, kind).items()}


def total_line(sheet: Sheet, kind: str) -> int | None:
    """The line that adds up; only a table of like lines has one (a single column holds unlike things)."""
    rows = len(sheet.rows_for(kind))
    return FIRST_LINE + rows if rows > 1 and len(sheet.columns) > 1 else None


def list_heading(column: ListColumn) -> str:
    """A list column's heading, with a star where a value is required."""
    return f"{column.label} *" if column.required else column.label


def list_spot(listed: ListSheet, column: str, line: int) -> Spot:
    """The cell of a list's column in its ``line``, counted from 0."""
    return Spot(listed.sheet, LIST_FIRST_LINE + line, list_column(listed, column))


def list_column(listed: ListSheet, column: str) -> int:
    return [each.column for each in listed.columns].index(column)


@dataclass(frozen=True)
class CommuneLine:
    """One line of the communes' sheet: a question, as it reads."""

    question: str
    label: str
    row: int


def commune_lines(sheet: Sheet, kind: str) -> tuple[CommuneLine, ...]:
    """The lines of the communes' sheet: each commune answers down its own column."""
    asked = [
        (question(column.column, row.row), _line_label(sheet, row, column))
        for row in sheet.rows_for(kind)
        for column in sheet.columns
        if asked_in(column, row)
    ]
    return tuple(CommuneLine(code, label, LIST_FIRST_LINE + down) for down, (code, label) in enumerate(asked))


def _line_label(sheet: Sheet, row: Row, column: Column) -> str:
    return row.label if len(sheet.columns) == 1 else f"{row.label}: {column_heading(column)}"


def kind_label(catalogue: Catalogue, kind: str) -> str:
    """What a kind of unit is called, by the office's own list of units."""
    for version in catalogue.forms[OFFICE_FORM].since.values():
        for listed in version.lists:
            for column in listed.columns:
                if column.column == "kind" and kind in column.choices:
                    return column.choices[kind]
    return kind
