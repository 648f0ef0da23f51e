"""Workbooks for the tests: sound ones from our own writer, and ways to spoil them as people and programs do."""

import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook as OpenpyxlWorkbook

from namhoc.collect.answers import Filing, OfficeBook
from namhoc.collect.layout import version_in
from namhoc.collect.values import Value
from namhoc.collect.workbook_in import read_school_bytes
from namhoc.collect.workbook_office import read_office_bytes
from namhoc.collect.workbook_out import write_office_workbook, write_school_workbook
from namhoc.engine.gaps import Gap
from namhoc.law.catalogue import catalogue
from namhoc.law.findings import Finding
from namhoc.law.forms import questions_of
from namhoc.law.school_year import SchoolYear

LAW = catalogue()
YEAR = SchoolYear.parse("2020-2021")
DAY = date(2020, 8, 20)
START, MIDDLE, END = "school-start-of-year", "school-middle-of-year", "school-end-of-year"
FILE = "truong.xlsx"
OFFICE = "phong-mau"
Answers = Mapping[str, int | Gap]
Lists = Mapping[str, list[Mapping[str, Value]]]

UNITS: list[Mapping[str, Value]] = [
    {"code": "xa-mot", "name": "Xã Một", "kind": "commune", "parent": OFFICE, "since": date(2010, 1, 1)},
    {"code": "truong-mot", "name": "Trường Một", "kind": "primary", "parent": "xa-mot", "since": date(2010, 1, 1)},
    {"code": "truong-hai", "name": "Trường Hai", "kind": "preschool", "parent": "xa-mot", "since": date(2010, 1, 1)},
]


def answers_for(form: str = START, kind: str = "primary", count: int = 5) -> dict[str, int | Gap]:
    """An answer to every question, with every part within its whole."""
    _, version = version_in(LAW, form, YEAR)
    asked = questions_of(version, kind)
    return {code: 0 if code.startswith("repeaters.") else count for code in asked}


def school_book(
    form: str = START,
    kind: str = "primary",
    answers: Answers | None = None,
    *,
    unit: str = "truong-mot",
    year: SchoolYear = YEAR,
    sample: bool = False,
) -> bytes:
    given = answers_for(form, kind) if answers is None else answers
    out = BytesIO()
    write_school_workbook(out, LAW, form, unit, "Trường Một", kind, year, DAY, given, sample=sample)
    return out.getvalue()


def office_book(
    lists: Lists | None = None, communes: Mapping[str, Answers] | None = None, *, unit: str = OFFICE
) -> bytes:
    out = BytesIO()
    given = {"units": UNITS} if lists is None else lists
    filled = communes or {}
    names = {code: f"Xã {code}" for code in filled}
    write_office_workbook(out, LAW, unit, "Phòng Mẫu", YEAR, DAY, given, filled, names)
    return out.getvalue()


def edited(data: bytes, edit: Callable[[OpenpyxlWorkbook], Any]) -> bytes:
    """The workbook as another program saves it, after ``edit``."""
    book = openpyxl.load_workbook(BytesIO(data))
    edit(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def with_cell(data: bytes, sheet: str, cell: str, value: Any) -> bytes:
    def put(book: OpenpyxlWorkbook) -> None:
        book[sheet][cell] = value

    return edited(data, put)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def with_parts(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The workbook with some parts put in or replaced."""
    return zipped({**parts_of(data), **changed})


def read(data: bytes, **expected: Any) -> tuple[Filing | None, list[Finding]]:
    return read_school_bytes(FILE, data, LAW, **{"year": YEAR, "units": None, **expected})


def read_office(data: bytes) -> tuple[OfficeBook | None, list[Finding]]:
    return read_office_bytes("van-phong.xlsx", data, LAW, year=YEAR, unit=OFFICE)


def spots(findings: list[Finding]) -> list[tuple[str, str, str]]:
    """Code, sheet and cell of each finding."""
    return [(each.code, each.place.sheet, each.place.cell) for each in findings]


def values(filing: Filing | None) -> dict[str, int | Gap]:
    assert filing is not None
    return {code: answer.value for code, answer in filing.answers.items()}
