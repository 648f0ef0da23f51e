"""Every way a school's workbook comes in wrong: the code, the sheet, the cell; and all of them at once."""

from datetime import date

import pytest
from openpyxl.workbook import Workbook

from namhoc.collect.workbook_in import blocking
from namhoc.engine.gaps import NOT_REPORTED
from namhoc.law.findings import Finding, Place
from tests.collect.making import (
    END,
    FILE,
    LAW,
    START,
    answers_for,
    edited,
    parts_of,
    read,
    school_book,
    spots,
    values,
    with_cell,
    with_parts,
)

COVER, ONE = "Thông tin", "Biểu 1"


def found_in(data: bytes, **expected):
    _, findings = read(data, **expected)
    return spots(findings)


# --- one cell wrong --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "code", "details"),
    [
        ("1.234", "not-a-number", {"found": "1.234"}),
        ("1 234", "not-a-number", {"found": "1 234"}),
        ("mười hai", "not-a-number", {"found": "mười hai"}),
        (True, "not-a-number", {"found": "TRUE"}),
        (12.5, "not-whole", {"found": "12,5"}),
        (-3, "negative", {"found": "-3"}),
        (123456789, "too-big", {"found": "123456789", "limit": 9_999_999}),
        (date(2020, 5, 12), "date-in-number", {"found": "12/5/2020"}),
        ("thiếu:", "missing-without-reason", {}),
        ("thiếu: " + "a" * 501, "text-too-long", {"found": "a" * 60 + "…", "limit": 500}),
        ("thiếu: a\u200bb", "control-characters", {"found": "ab"}),
        (None, "not-reported", {}),
    ],
)
def test_a_wrong_cell_is_named(value, code, details):
    filing, findings = read(with_cell(school_book(), ONE, "C8", value))

    assert findings == [Finding(f"collect.{code}", Place(file=FILE, sheet=ONE, cell="C8", unit="truong-mot"), details)]
    assert values(filing) == answers_for() | {"classes.grade-3": NOT_REPORTED}


def test_digits_typed_as_text_are_a_number():
    filing, findings = read(with_cell(school_book(), ONE, "C8", " 5 "))

    assert (values(filing), findings) == (answers_for(), [])


def test_a_formula_in_an_asked_cell_is_named_and_its_last_result_kept_to_be_shown():
    body = parts_of(school_book())["xl/worksheets/sheet2.xml"]
    spoilt = body.replace(b"<v>5</v></c>", b"<f>2+3</f><v>5</v></c>", 1)
    filing, findings = read(with_parts(school_book(), {"xl/worksheets/sheet2.xml": spoilt}))

    assert spots(findings) == [("collect.formula", ONE, "C6")]
    assert values(filing) == answers_for()


def test_an_array_formula_spoils_every_cell_it_fills():
    body = parts_of(school_book())["xl/worksheets/sheet2.xml"]
    spoilt = body.replace(b"<v>5</v></c>", b'<f t="array" ref="C6:C8">D6:D8</f><v>5</v></c>', 1)

    assert found_in(with_parts(school_book(), {"xl/worksheets/sheet2.xml": spoilt})) == [
        ("collect.formula", ONE, cell) for cell in ("C6", "C7", "C8")
    ]


def test_an_error_value_is_not_taken_for_an_empty_cell():
    body = parts_of(school_book())["xl/worksheets/sheet2.xml"]
    start = body.index(b'<c r="C6"')
    spoilt = body[:start] + b'<c r="C6" t="e"><v>#REF!</v></c>' + body[body.index(b"</c>", start) + 4 :]
    _, findings = read(with_parts(school_book(), {"xl/worksheets/sheet2.xml": spoilt}))

    place = Place(file=FILE, sheet=ONE, cell="C6", unit="truong-mot")
    assert findings == [Finding("collect.not-a-number", place, {"found": "#REF!"})]


# --- parts and wholes ------------------------------------------------------------------------------------------------


def test_a_part_over_its_whole_is_named_with_both_numbers():
    _, findings = read(school_book(answers=answers_for() | {"girls.grade-2": 6}))

    assert findings == [
        Finding(
            "collect.part-exceeds-whole",
            Place(file=FILE, sheet=ONE, cell="E7", unit="truong-mot"),
            {
                "part_label": "Trong đó: nữ (Lớp 2)",
                "part": 6,
                "whole_label": "Tổng số học sinh (Lớp 2)",
                "whole": 5,
            },
        )
    ]


def test_parts_that_add_up_to_more_than_the_whole_are_named():
    _, findings = read(school_book(END, answers=answers_for(END) | {"repeaters.grade-2": 1}))

    assert findings == [
        Finding(
            "collect.sum-exceeds-whole",
            Place(file=FILE, sheet=ONE, cell="E7", unit="truong-mot"),
            {
                "labels": "Trong đó: lên lớp (Lớp 2), Trong đó: lưu ban (Lớp 2)",
                "sum": 6,
                "whole_label": "Học sinh cuối năm (Lớp 2)",
                "whole": 5,
            },
        )
    ]


# --- the shape of the workbook ---------------------------------------------------------------------------------------


def test_a_changed_heading_is_named_and_its_column_is_not_believed():
    filing, findings = read(with_cell(school_book(), ONE, "D4", "Tổng số"))

    place = Place(file=FILE, sheet=ONE, cell="D4", unit="truong-mot")
    details = {"found": "Tổng số", "expected": "Tổng số học sinh (người)"}
    assert findings == [Finding("collect.heading-changed", place, details)]
    lost = {f"pupils.grade-{grade}": NOT_REPORTED for grade in range(1, 6)}
    assert values(filing) == answers_for() | lost


def test_a_changed_code_is_named():
    assert found_in(with_cell(school_book(), ONE, "D5", "girls")) == [("collect.heading-changed", ONE, "D5")]
    assert found_in(with_cell(school_book(), ONE, "A7", "grade-9")) == [("collect.heading-changed", ONE, "A7")]


def test_a_line_put_in_moves_every_line_below_it():
    data = edited(school_book(), lambda book: book[ONE].insert_rows(8))

    assert found_in(data) == [("collect.heading-changed", ONE, f"B{line}") for line in (8, 9, 10)]


def test_a_merged_heading_is_named_once():
    data = edited(school_book(), lambda book: book[ONE].merge_cells("D4:E4"))

    assert found_in(data) == [("collect.merged-cells", ONE, "D4:E4")]


def test_merged_answers_are_named_once():
    data = edited(school_book(), lambda book: book[ONE].merge_cells("C6:C8"))

    assert found_in(data) == [("collect.merged-cells", ONE, "C6:C8")]


def test_a_merged_title_does_no_harm():
    assert found_in(edited(school_book(), lambda book: book[ONE].merge_cells("A1:F1"))) == []


def test_a_sheet_renamed_is_missing_and_unknown():
    def rename(book: Workbook) -> None:
        book["Biểu 2"].title = "Biểu hai"

    filing, findings = read(edited(school_book(), rename))

    assert findings == [
        Finding("collect.sheet-missing", Place(file=FILE, unit="truong-mot"), {"sheets": "Biểu 2"}),
        Finding("collect.sheet-unknown", Place(file=FILE, sheet="Biểu hai", unit="truong-mot")),
    ]
    assert values(filing)["staff.managers"] == NOT_REPORTED


def test_the_order_of_sheets_does_not_matter():
    assert found_in(edited(school_book(), lambda book: book.move_sheet("Biểu 1", 3))) == []


def test_a_sheet_of_ones_own_is_left_unread():
    assert found_in(edited(school_book(), lambda book: book.create_sheet("Nháp"))) == [
        ("collect.sheet-unknown", "Nháp", "")
    ]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_refused(state):
    def hide(book: Workbook) -> None:
        book["Biểu 3"].sheet_state = state

    filing, findings = read(edited(school_book(), hide))

    assert spots(findings) == [("collect.sheet-hidden", "Biểu 3", "")]
    assert values(filing)["rooms.classrooms"] == NOT_REPORTED


def test_a_number_outside_the_table_is_seen():
    def scribble(book: Workbook) -> None:
        book["Biểu 2"]["F6"] = 3  # managers are not asked about the standard
        book["Biểu 2"]["I12"] = 99

    assert found_in(edited(school_book(), scribble)) == [
        ("collect.not-asked", "Biểu 2", "F6"),
        ("collect.not-asked", "Biểu 2", "I12"),
    ]


def test_the_line_that_adds_up_is_never_read():
    assert found_in(with_cell(school_book(), ONE, "C11", 9999)) == []


# --- the cover -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["B4", "B5", "A6", "B9"])
def test_a_cover_that_was_tampered_with_is_named(cell):
    filing, findings = read(with_cell(school_book(), COVER, cell, None))

    assert filing is None
    assert [(each.code, each.place.cell) for each in findings] == [("collect.cover-unreadable", f"B{cell[1:]}")]


def test_without_its_cover_a_workbook_belongs_to_nobody():
    filing, findings = read(edited(school_book(), lambda book: book.remove(book[COVER])))

    assert (filing, spots(findings)) == (None, [("collect.cover-unreadable", COVER, "")])


def test_another_year_is_refused():
    _, findings = read(with_cell(school_book(), COVER, "B5", "2019-2020"))

    place = Place(file=FILE, sheet=COVER, cell="B5", unit="truong-mot")
    assert findings == [Finding("collect.other-year", place, {"found": "2019-2020", "expected": "2020-2021"})]


def test_another_units_workbook_is_refused_where_only_one_will_do():
    _, findings = read(school_book(), unit="truong-hai")

    place = Place(file=FILE, sheet=COVER, cell="B4", unit="truong-mot")
    assert findings == [Finding("collect.other-unit", place, {"found": "truong-mot", "expected": "truong-hai"})]


def test_a_unit_nobody_knows_is_refused():
    _, findings = read(school_book(), units={"truong-hai": "primary"})

    place = Place(file=FILE, sheet=COVER, cell="B4", unit="truong-mot")
    assert findings == [Finding("collect.unit-unknown", place, {"found": "truong-mot"})]


def test_a_template_of_another_kind_of_school_is_refused():
    _, findings = read(school_book(kind="preschool"), units={"truong-mot": "primary"})

    place = Place(file=FILE, sheet=COVER, cell="B9", unit="truong-mot")
    assert findings[0] == Finding("collect.other-kind", place, {"found": "Mầm non", "expected": "Tiểu học"})


def test_another_form_is_refused():
    filing, findings = read(with_cell(school_book(), COVER, "B7", "commune-universalisation"))

    assert filing is None
    assert spots(findings) == [("collect.other-form", COVER, "B7")]


def test_another_round_is_refused():
    said = {"found": "Cuối năm học", "expected": "Đầu năm học"}
    _, findings = read(with_cell(school_book(), COVER, "B6", "end-of-year"))

    assert [(each.code, each.details) for each in findings] == [("collect.other-round", said)]
    _, findings = read(school_book(START), round_code="end-of-year")

    said = {"found": "Đầu năm học", "expected": "Cuối năm học"}
    assert [(each.code, each.details) for each in findings] == [("collect.other-round", said)]


def test_an_old_version_of_the_form_is_refused():
    filing, findings = read(with_cell(school_book(), COVER, "B8", "01/01/2010"))

    assert filing is None
    assert [(each.code, each.place.cell, each.details) for each in findings] == [
        ("collect.form-outdated", "B8", {"found": "01/01/2010", "expected": "14/11/2018"})
    ]


# --- everything at once ----------------------------------------------------------------------------------------------


def test_everything_wrong_is_said_at_once():
    def spoil(book: Workbook) -> None:
        book[COVER]["B5"] = "2019-2020"
        book[ONE]["C6"] = "năm"
        book[ONE]["E7"] = 6
        book["Biểu 2"].sheet_state = "hidden"
        book["Biểu 3"]["C4"] = "Số"
        book["Biểu 4"]["C6"] = -1

    _, findings = read(edited(school_book(), spoil))

    assert spots(findings) == [
        ("collect.sheet-hidden", "Biểu 2", ""),
        ("collect.other-year", COVER, "B5"),
        ("collect.not-a-number", ONE, "C6"),
        ("collect.heading-changed", "Biểu 3", "C4"),
        ("collect.negative", "Biểu 4", "C6"),
        ("collect.part-exceeds-whole", ONE, "E7"),
    ]
    assert {(each.place.file, each.place.unit) for each in findings} == {(FILE, "truong-mot")}


def test_warnings_alone_do_not_block():
    filing, blank = read(school_book(answers={}))
    _, wrong = read(with_cell(school_book(), ONE, "C8", "năm"))

    assert len(blank) == len(filing.answers)
    assert blocking(blank, LAW) == []
    assert blocking([*blank, *wrong], LAW) == wrong


def test_every_finding_of_these_files_has_its_words():
    _, findings = read(with_cell(school_book(), ONE, "C8", "năm"))
    (finding,) = findings

    assert LAW.wording(finding).says(finding) == "Biểu 1, ô C8: “năm” không phải là số."
