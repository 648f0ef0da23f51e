"""The office's workbook, wrong in every way a list and the communes' sheet can be."""

from datetime import date

import pytest
from openpyxl.workbook import Workbook

from namhoc.collect.layout import COMMUNE_FORM, version_in
from namhoc.engine.gaps import NOT_REPORTED
from namhoc.law.findings import Finding, Place
from namhoc.law.forms import questions_of
from tests.collect.making import (
    LAW,
    OFFICE,
    UNITS,
    YEAR,
    edited,
    office_book,
    read_office,
    spots,
    values,
    with_cell,
)

LIST, COMMUNES, FILE = "Đơn vị", "Phổ cập", "van-phong.xlsx"
ANSWERS = dict.fromkeys(questions_of(version_in(LAW, COMMUNE_FORM, YEAR)[1], "commune"), 4)


def found(lists=None, communes=None):
    return spots(read_office(office_book(lists, communes))[1])


def lists(**rows):
    return {"units": UNITS, **rows}


# --- cells of a list --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "value", "code", "details"),
    [
        ("B6", None, "required", {}),
        ("E6", "hôm qua", "not-a-day", {"found": "hôm qua"}),
        ("E6", "31/2/2020", "not-a-day", {"found": "31/2/2020"}),
        ("F6", "ừ", "not-a-choice", {"found": "ừ", "choices": "x"}),
        ("B6", "a" * 2001, "text-too-long", {"found": "a" * 60 + "…", "limit": 2000}),
        ("B6", "Trường\u200bMột", "control-characters", {"found": "TrườngMột"}),
    ],
)
def test_a_wrong_cell_of_a_list_is_named(cell, value, code, details):
    _, findings = read_office(with_cell(office_book(), LIST, cell, value))

    place = Place(file=FILE, sheet=LIST, cell=cell, unit=OFFICE)
    assert findings == [Finding(f"collect.{code}", place, details)]


def test_a_choice_that_is_not_offered_is_named_with_those_that_are():
    _, findings = read_office(with_cell(office_book(), LIST, "C6", "Đại học"))

    assert spots(findings) == [("collect.not-a-choice", LIST, "C6")]
    assert findings[0].details["choices"].startswith("Mầm non, Tiểu học, ")


def test_a_formula_in_a_list_is_named():
    assert ("collect.formula", LIST, "B6") in spots(read_office(with_cell(office_book(), LIST, "B6", "=A6"))[1])


def test_days_and_choices_may_be_typed():
    def type_in(book: Workbook) -> None:
        book[LIST]["C6"], book[LIST]["E6"], book[LIST]["F6"] = "primary", "5/9/2011", "X"

    book, findings = read_office(edited(office_book(), type_in))

    assert findings == []
    assert book.rows("units")[1].values == {
        **UNITS[1],
        "since": date(2011, 9, 5),
        "disadvantaged": True,
        "sample": False,
    }


def test_empty_lines_are_passed_over():
    def push_down(book: Workbook) -> None:
        book[LIST].insert_rows(6, 3)

    book, findings = read_office(edited(office_book(), push_down))

    assert findings == []
    assert [row.place.cell for row in book.rows("units")] == ["A5", "A9", "A10"]


def test_the_same_code_twice_is_named_on_its_second_line():
    _, findings = read_office(office_book({"units": [*UNITS, UNITS[1]]}))

    place = Place(file=FILE, sheet=LIST, cell="A8", unit=OFFICE)
    assert findings == [Finding("collect.twice-in-list", place, {"found": "truong-mot"})]


# --- headings ---------------------------------------------------------------------------------------------------------


def test_a_changed_heading_of_a_list_is_named_and_its_column_is_not_believed():
    book, findings = read_office(with_cell(office_book(), LIST, "B4", "Tên"))

    place = Place(file=FILE, sheet=LIST, cell="B4", unit=OFFICE)
    assert findings == [Finding("collect.heading-changed", place, {"found": "Tên", "expected": "Tên đơn vị *"})]
    assert {row.values["name"] for row in book.rows("units")} == {None}


def test_a_changed_code_of_a_list_is_named():
    assert spots(read_office(with_cell(office_book(), LIST, "B3", "title"))[1]) == [
        ("collect.heading-changed", LIST, "B3")
    ]


def test_merged_cells_of_a_list_are_named():
    data = edited(office_book(), lambda book: book[LIST].merge_cells("D6:D7"))

    assert ("collect.merged-cells", LIST, "D6:D7") in spots(read_office(data)[1])


def test_what_stands_beside_a_list_is_seen():
    assert spots(read_office(with_cell(office_book(), LIST, "J6", "ghi chú"))[1]) == [("collect.not-asked", LIST, "J6")]


def test_a_list_taken_away_is_missing():
    book, findings = read_office(edited(office_book(), lambda book: book.remove(book["Sáp nhập"])))

    assert findings == [Finding("collect.sheet-missing", Place(file=FILE, unit=OFFICE), {"sheets": "Sáp nhập"})]
    assert book.rows("events") == ()


# --- names that lead somewhere ----------------------------------------------------------------------------------------


def test_a_unit_under_an_unknown_one_is_named():
    _, findings = read_office(office_book({"units": [{**UNITS[0], "parent": "xa-lạ"}]}))

    place = Place(file=FILE, sheet=LIST, cell="D5", unit=OFFICE)
    assert findings == [Finding("collect.unknown-name", place, {"found": "xa-lạ"})]


def test_every_code_of_a_cell_must_be_known():
    document = {"code": "nq-15", "issuer": "Tỉnh ủy", "title": "Nghị quyết"}
    task = {"year": "2020-2021", "kind": "task", "number": 1, "text": "Phổ cập"}

    assert found(lists(documents=[document], tasks=[{**task, "basis": "nq-15"}])) == []
    assert found(lists(documents=[document], tasks=[{**task, "basis": "nq-15; nq-16"}])) == [
        ("collect.unknown-name", "Nhiệm vụ", "E5")
    ]


def test_an_indicator_and_an_award_must_be_in_the_law():
    target = {"year": "2020-2021", "indicator": "bịa", "at_least": "10", "basis": "nq-15"}
    award = {
        "award": "bịa",
        "giver": "bịa",
        "recipient_kind": "collective",
        "recipient": "Trường Một",
        "unit": "truong-mot",
        "state": "granted",
    }
    document = {"code": "nq-15", "issuer": "Tỉnh ủy", "title": "Nghị quyết"}

    assert found(lists(documents=[document], targets=[target], awards=[award])) == [
        ("collect.unknown-name", "Chỉ tiêu", "B5"),
        ("collect.unknown-name", "Khen thưởng", "A5"),
        ("collect.unknown-name", "Khen thưởng", "B5"),
    ]


@pytest.mark.parametrize(("year", "holds"), [("2020-2021", 1), ("2021-2022", 1), ("2019-2020", 0), ("năm nay", 0)])
def test_a_line_is_about_the_files_year_or_the_one_it_hands_over_to(year, holds):
    task = {"year": year, "kind": "task", "number": 1, "text": "Phổ cập"}
    expected = [] if holds else [("collect.year-differs-in-list", "Nhiệm vụ", "A5")]

    assert found(lists(tasks=[task])) == expected


# --- the communes' sheet ----------------------------------------------------------------------------------------------


def test_each_commune_is_judged_by_the_forms_checks_at_its_own_column():
    _, findings = read_office(office_book(communes={"xa-mot": ANSWERS | {"persons.five-attending": 5}}))

    assert [(each.code, each.place.cell, each.place.unit) for each in findings] == [
        ("collect.part-exceeds-whole", "C6", "xa-mot")
    ]


def test_an_empty_cell_of_a_commune_is_not_reported():
    answers = {code: value for code, value in ANSWERS.items() if code != "persons.people-15-60"}
    book, findings = read_office(office_book(communes={"xa-mot": answers}))

    assert [(each.code, each.place.cell, each.place.unit) for each in findings] == [
        ("collect.not-reported", "C24", "xa-mot")
    ]
    assert values(book.communes[0]) == ANSWERS | {"persons.people-15-60": NOT_REPORTED}


def test_a_column_of_nobody_is_named():
    book, findings = read_office(office_book(communes={"xa-la": ANSWERS}))

    assert (book.communes, spots(findings)) == ((), [("collect.unknown-name", COMMUNES, "C3")])


def test_a_commune_with_two_columns_is_named():
    def repeat(book: Workbook) -> None:
        book[COMMUNES]["D3"] = "xa-mot"

    assert spots(read_office(edited(office_book(communes={"xa-mot": ANSWERS}), repeat))[1]) == [
        ("collect.twice-in-list", COMMUNES, "D3")
    ]


def test_a_changed_line_of_the_communes_sheet_is_not_believed():
    data = with_cell(office_book(communes={"xa-mot": ANSWERS}), COMMUNES, "B7", "Trẻ năm tuổi")
    book, findings = read_office(data)

    assert spots(findings) == [("collect.heading-changed", COMMUNES, "B7")]
    assert values(book.communes[0]) == ANSWERS | {"persons.five-completing": NOT_REPORTED}


# --- whose it is ------------------------------------------------------------------------------------------------------


def test_another_offices_workbook_is_refused():
    _, findings = read_office(office_book(unit="phong-khac"))

    assert ("collect.other-unit", "Thông tin", "B4") in spots(findings)


def test_a_schools_workbook_is_not_the_offices():
    from tests.collect.making import school_book

    book, findings = read_office(school_book())

    assert book is None
    assert spots(findings) == [("collect.other-unit", "Thông tin", "B4"), ("collect.other-form", "Thông tin", "B7")]
