"""A school's workbook, written: the questions asked of it, its answers if there are any, and how to fill it in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO

from xlsxwriter.worksheet import Worksheet

from namhoc.collect.checks import comparisons
from namhoc.collect.dress import Dressed
from namhoc.collect.layout import (
    CODES,
    FIRST_COLUMN,
    FIRST_LINE,
    HEADINGS,
    ROW_CODES,
    ROW_LABELS,
    Spot,
    column_heading,
    column_name,
    kind_label,
    sheet_layout,
    start_text,
    total_line,
    version_in,
)
from namhoc.collect.values import MISSING_MARK, MOST, NOT_APPLICABLE_MARK, written
from namhoc.collect.workbook_office_out import write_office_workbook
from namhoc.engine.gaps import Gap
from namhoc.law.catalogue import Catalogue
from namhoc.law.forms import Sheet, question
from namhoc.law.school_year import SchoolYear

__all__ = ["write_office_workbook", "write_school_workbook"]

ADVICE = (
    "Cách điền",
    "1. Chỉ điền vào các ô trắng. Ô xám là tiêu đề, dòng cộng, hoặc ô không hỏi.",
    "2. Ghi số nguyên bằng chữ số, không dấu chấm, dấu phẩy, dấu cách: 1234. Không có ai thì ghi 0.",
    f"3. Không thuộc phạm vi của trường: ghi {NOT_APPLICABLE_MARK} (không áp dụng).",
    f"4. Có mà chưa có số: ghi {MISSING_MARK}: rồi đến lí do. Ví dụ {MISSING_MARK}: hồ sơ bị hỏng do lũ.",
    "5. Để trống nghĩa là chưa báo cáo.",
    "6. Không dùng công thức, không gộp ô, không thêm bớt dòng, cột, trang tính; chép từ tệp khác thì dán giá trị.",
)
HINT = f"Ô trống: chưa báo cáo · 0: không có · {NOT_APPLICABLE_MARK}: không áp dụng · {MISSING_MARK}: lí do"


def write_school_workbook(  # noqa: PLR0917  (the facts of one workbook, in the order in which they are read)
    out: Path | BinaryIO,
    catalogue: Catalogue,
    form_code: str,
    unit_code: str,
    unit_name: str,
    kind: str,
    year: SchoolYear,
    day: date,
    answers: Mapping[str, int | Gap] | None = None,
    *,
    sample: bool = False,
) -> None:
    """Write the workbook one school fills in; the same arguments give the same bytes.

    Shape   ``answers`` by question, for those already known; ``day`` is the file's own date, while
            the form's version is the one in force on the reference day of its round
    Raises  ``NotInForce`` where the form did not exist in that year
    """
    form = catalogue.forms[form_code]
    since, version = version_in(catalogue, form_code, year)
    lines = {
        "unit": (unit_code, unit_name),
        "year": (str(year), ""),
        "round": (form.round, catalogue.rounds[form.round].label),
        "form": (form_code, form.label),
        "since": (start_text(since), ""),
        "kind": (kind, kind_label(catalogue, kind)),
    }
    about = f"{unit_name} · Năm học {year} · {catalogue.rounds[form.round].label}"
    dressed = Dressed(out, form.label, day, about=about, sample=sample)
    dressed.cover(form.label, unit_name, lines, ADVICE)
    for sheet in version.sheets:
        if sheet.rows_for(kind):
            _write_sheet(dressed, sheet, kind, answers or {})
    dressed.close()


def _write_sheet(
    dressed: Dressed,
    sheet: Sheet,
    kind: str,
    answers: Mapping[str, int | Gap],
) -> None:
    page = dressed.sheet(sheet.sheet, locked=True)
    _write_headings(dressed, page, sheet, kind)
    for down in range(len(sheet.rows_for(kind))):
        for across in range(len(sheet.columns)):
            page.write_blank(FIRST_LINE + down, FIRST_COLUMN + across, None, dressed.format("not-asked"))
    for code, spot in sheet_layout(sheet, kind).items():
        page.write(spot.row, spot.column, written(answers.get(code)), dressed.format("input"))
    _write_rules(dressed, page, sheet, kind)
    _write_total(dressed, page, sheet, kind, answers)
    page.freeze_panes(FIRST_LINE, FIRST_COLUMN)
    page.repeat_rows(HEADINGS, CODES)


def _write_headings(dressed: Dressed, page: Worksheet, sheet: Sheet, kind: str) -> None:
    page.set_column(ROW_CODES, ROW_CODES, 12)
    page.set_column(ROW_LABELS, ROW_LABELS, 44)
    page.set_column(FIRST_COLUMN, FIRST_COLUMN + len(sheet.columns) - 1, 17)
    page.set_row(HEADINGS, 66)
    page.set_row(CODES, 12)
    page.write_string(0, 0, f"{sheet.sheet}. {sheet.title}", dressed.format("title"))
    page.write_string(1, 0, dressed.about, dressed.format("plain"))
    page.write_string(2, 0, HINT, dressed.format("note"))
    page.write_string(HEADINGS, ROW_CODES, "Mã", dressed.format("heading"))
    page.write_string(HEADINGS, ROW_LABELS, "Nội dung", dressed.format("heading"))
    for at, column in enumerate(sheet.columns, start=FIRST_COLUMN):
        page.write_string(HEADINGS, at, column_heading(column), dressed.format("heading"))
        page.write_string(CODES, at, column.column, dressed.format("code-heading"))
    for at, row in enumerate(sheet.rows_for(kind), start=FIRST_LINE):
        page.write_string(at, ROW_CODES, row.row, dressed.format("code"))
        page.write_string(at, ROW_LABELS, row.label, dressed.format("label"))


def _write_total(dressed: Dressed, page: Worksheet, sheet: Sheet, kind: str, answers: Mapping[str, int | Gap]) -> None:
    line = total_line(sheet, kind)
    if line is None:
        return
    page.write_string(line, ROW_LABELS, "Cộng", dressed.format("total"))
    for at, column in enumerate(sheet.columns, start=FIRST_COLUMN):
        asked = [answers.get(question(column.column, row.row)) for row in sheet.rows_for(kind)]
        together = sum(each for each in asked if isinstance(each, int))
        name = column_name(at)
        formula = f"=SUM({name}{FIRST_LINE + 1}:{name}{line})"
        page.write_formula(line, at, formula, dressed.format("total"), together)


def _write_rules(dressed: Dressed, page: Worksheet, sheet: Sheet, kind: str) -> None:
    spots = sheet_layout(sheet, kind)
    limits = dict.fromkeys(spots, "")
    for part, rule in _rules(sheet, kind, spots):
        limits[part] += f",{rule}"
        spot = spots[part]
        reddens = {"type": "formula", "criteria": f"=NOT({rule})", "format": dressed.format("wrong")}
        page.conditional_format(spot.row, spot.column, spot.row, spot.column, reddens)
    for code, spot in spots.items():
        cell = spot.cell
        mark = f'LEFT({cell},{len(MISSING_MARK)})="{MISSING_MARK}"'
        count = f"AND(ISNUMBER({cell}),{cell}>=0,{cell}<={MOST},{cell}=INT({cell}){limits[code]})"
        page.data_validation(
            spot.row,
            spot.column,
            spot.row,
            spot.column,
            {
                "validate": "custom",
                "value": f'=IF(ISTEXT({cell}),OR({cell}="{NOT_APPLICABLE_MARK}",{mark}),{count})',
                "error_title": "Số chưa đúng",
                "error_message": _explained(sheet, spot),
            },
        )


def _explained(sheet: Sheet, spot: Spot) -> str:
    label = sheet.columns[spot.column - FIRST_COLUMN].label
    return (
        f"{label[:60]}: ghi số nguyên từ 0, không quá số tổng của nó. "
        f"Hoặc {NOT_APPLICABLE_MARK}, hoặc {MISSING_MARK}: lí do."
    )


def _rules(sheet: Sheet, kind: str, spots: Mapping[str, Spot]) -> Iterator[tuple[str, str]]:
    """Each part with the formula that holds while it, or its sum, is not more than its whole."""
    for each in comparisons(sheet, kind, spots):
        whole = spots[each.whole].cell
        parts = ",".join(spots[part].cell for part in each.parts)
        if each.severity == "error":
            rule = f"OR(NOT(ISNUMBER({whole})),SUM({parts})<={whole})"
            yield from ((part, rule) for part in each.parts)
