"""The office's workbook, written: its lists, and the communes' answers beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil
from pathlib import Path
from typing import BinaryIO

from xlsxwriter.worksheet import Worksheet

from namhoc.collect.dress import LINE_HEIGHT, Dressed
from namhoc.collect.layout import (
    COMMUNE_FORM,
    LIST_CODES,
    LIST_FIRST_LINE,
    LIST_HEADINGS,
    OFFICE_FORM,
    commune_lines,
    kind_label,
    list_heading,
    start_text,
    version_in,
)
from namhoc.collect.values import MOST, YES_MARK, Value, written
from namhoc.engine.gaps import Gap
from namhoc.law.catalogue import Catalogue
from namhoc.law.forms import ListColumn, ListSheet, Sheet
from namhoc.law.school_year import SchoolYear

SPARE_LINES = 300  # below the last one written, ready for typing: with drop-downs and formats
ADVICE = (
    "Cách điền",
    "1. Mỗi trang tính là một danh sách: tiêu đề ở dòng 4, dữ liệu từ dòng 5, mỗi việc một dòng.",
    "2. Giữ nguyên tên trang tính, dòng mã (dòng 3) và dòng tiêu đề. Cột có dấu * là bắt buộc.",
    f"3. Ngày ghi ngày/tháng/năm, như ngày lập tệp ở cuối trang này. Cột có, không: ghi {YES_MARK} hoặc để trống.",
    "4. Mã đơn vị, mã văn bản, mã phiên ở trang khác phải giống như ở danh sách gốc của nó.",
    "5. Trang Phổ cập: mỗi xã, phường một cột; ô trống nghĩa là chưa báo cáo, 0 nghĩa là không có.",
)
NARROWEST, WIDEST = 12, 64  # letters across; longer texts are broken into lines
FORMATS = {
    "text": "input-text",
    "choice": "input-text",
    "yes": "input-text",
    "day": "input-day",
    "whole number": "input-count",
}


def write_office_workbook(  # noqa: PLR0917  (the facts of one workbook, in the order in which they are read)
    out: Path | BinaryIO,
    catalogue: Catalogue,
    unit_code: str,
    unit_name: str,
    year: SchoolYear,
    day: date,
    lists: Mapping[str, Sequence[Mapping[str, Value]]],
    communes: Mapping[str, Mapping[str, int | Gap]],
    commune_names: Mapping[str, str],
    *,
    sample: bool = False,
) -> None:
    """Write the office's own workbook; the same arguments give the same bytes.

    Shape   ``lists`` by list code, lines by column code; ``communes`` by unit code, answers by
            question; every commune of ``commune_names`` has a column, answered or not
    """
    form = catalogue.forms[OFFICE_FORM]
    since, version = version_in(catalogue, OFFICE_FORM, year)
    lines = {
        "unit": (unit_code, unit_name),
        "year": (str(year), ""),
        "round": (form.round, catalogue.rounds[form.round].label),
        "form": (OFFICE_FORM, form.label),
        "since": (start_text(since), ""),
        "kind": (form.answered_by[0], kind_label(catalogue, form.answered_by[0])),
    }
    about = f"{unit_name} · Năm học {year}"
    dressed = Dressed(out, form.label, day, about=about, sample=sample)
    dressed.cover(form.label, unit_name, lines, ADVICE)
    for listed in version.lists:
        _write_list(dressed, listed, lists.get(listed.list, ()))
    _, commune_version = version_in(catalogue, COMMUNE_FORM, year)
    kind = catalogue.forms[COMMUNE_FORM].answered_by[0]
    for sheet in commune_version.sheets:
        _write_communes(dressed, sheet, kind, communes, commune_names)
    dressed.close()


def _write_list(
    dressed: Dressed,
    listed: ListSheet,
    rows: Sequence[Mapping[str, Value]],
) -> None:
    page = dressed.sheet(listed.sheet, locked=False)
    _write_top(dressed, page, listed.title)
    last = LIST_FIRST_LINE + len(rows) + SPARE_LINES - 1
    for at, column in enumerate(listed.columns):
        page.set_column(at, at, _width(column, rows), dressed.format(FORMATS[column.asks]))
        page.write_string(LIST_CODES, at, column.column, dressed.format("code-heading"))
        page.write_string(LIST_HEADINGS, at, list_heading(column), dressed.format("heading"))
        if rule := _rule(column):
            page.data_validation(LIST_FIRST_LINE, at, last, at, rule)
        for down, row in enumerate(rows, start=LIST_FIRST_LINE):
            _write_value(dressed, page, (down, at), column, row.get(column.column))
    for down, row in enumerate(rows, start=LIST_FIRST_LINE):
        page.set_row(down, LINE_HEIGHT * _lines(row))
    page.set_row(LIST_HEADINGS, 34)
    page.freeze_panes(LIST_FIRST_LINE, 1)
    page.repeat_rows(LIST_CODES, LIST_HEADINGS)


def _width(column: ListColumn, rows: Sequence[Mapping[str, Value]]) -> int:
    """Room for the longest value, as far as it is sensible, and for the heading in two lines."""
    shown = [column.choices.get(text, text) for row in rows if isinstance(text := row.get(column.column), str)]
    longest = max(map(len, [*shown, *column.choices.values()]), default=0)
    return min(max(longest + 2, len(list_heading(column)) // 2 + 4, NARROWEST), WIDEST)


def _lines(row: Mapping[str, Value]) -> int:
    """How many lines the longest text of a row is broken into, in the widest column."""
    texts = [text for text in row.values() if isinstance(text, str)]
    lines = [sum(max(1, ceil(len(line) / WIDEST)) for line in text.split("\n")) for text in texts]
    return max(lines, default=1)


def _write_top(dressed: Dressed, page: Worksheet, title: str) -> None:
    for row, (text, look) in enumerate([(title, "title"), (dressed.about, "note")]):
        page.set_row(row, None, dressed.format("plain"))
        page.write_string(row, 0, text, dressed.format(look))
    page.set_row(LIST_CODES, 12, dressed.format("code"))


def _write_value(dressed: Dressed, page: Worksheet, spot: tuple[int, int], column: ListColumn, value: Value) -> None:
    look = dressed.format(FORMATS[column.asks])
    match value:
        case None | False | "":
            page.write_blank(*spot, None, look)
        case True:
            page.write_string(*spot, YES_MARK, look)
        case date():
            page.write_datetime(*spot, value, look)
        case int():
            page.write_number(*spot, value, look)
        case _:
            page.write_string(*spot, column.choices.get(value, value), look)


def _rule(column: ListColumn) -> dict[str, object] | None:
    match column.asks:
        case "choice":
            return {"validate": "list", "source": list(column.choices.values())}
        case "yes":
            return {"validate": "list", "source": [YES_MARK]}
        case "whole number":
            return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": MOST}
        case _:
            return None


def _write_communes(
    dressed: Dressed,
    sheet: Sheet,
    kind: str,
    communes: Mapping[str, Mapping[str, int | Gap]],
    names: Mapping[str, str],
) -> None:
    page = dressed.sheet(sheet.sheet, locked=False)
    _write_top(dressed, page, sheet.title)
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 56)
    page.set_row(LIST_HEADINGS, 50)
    page.write_string(LIST_HEADINGS, 0, "Mã", dressed.format("heading"))
    page.write_string(LIST_HEADINGS, 1, "Nội dung", dressed.format("heading"))
    lines = commune_lines(sheet, kind)
    for line in lines:
        page.write_string(line.row, 0, line.question, dressed.format("code"))
        page.write_string(line.row, 1, line.label, dressed.format("label"))
    for at, (code, name) in enumerate(names.items(), start=2):
        page.set_column(at, at, 14)
        page.write_string(LIST_CODES, at, code, dressed.format("code-heading"))
        page.write_string(LIST_HEADINGS, at, name, dressed.format("heading"))
        for line in lines:
            answer = written(communes.get(code, {}).get(line.question))
            page.write(line.row, at, answer, dressed.format("input"))
    page.freeze_panes(LIST_FIRST_LINE, 2)
    page.repeat_rows(LIST_CODES, LIST_HEADINGS)
