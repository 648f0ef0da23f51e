"""What is written comes back: answers, lists, communes; through our writer and through another program's."""

from datetime import date
from io import BytesIO

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from namhoc.collect.layout import COMMUNE_FORM, composed, layout_of, version_in
from namhoc.collect.values import MOST
from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED, Gap, GapKind
from namhoc.law.forms import ListColumn, questions_of
from tests.collect.making import (
    DAY,
    END,
    LAW,
    MIDDLE,
    OFFICE,
    START,
    UNITS,
    YEAR,
    answers_for,
    edited,
    office_book,
    read,
    read_office,
    school_book,
    spots,
    values,
)

LETTERS = st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"])
TEXTS = st.text(LETTERS, min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(bool)
GAPS = st.one_of(st.just(NOT_APPLICABLE), st.just(NOT_REPORTED), TEXTS.map(lambda reason: Gap(GapKind.MISSING, reason)))
ANSWERS = st.one_of(st.integers(0, MOST), GAPS)
SHEET_PROBLEMS = {"collect.not-reported", "collect.part-exceeds-whole", "collect.sum-exceeds-whole"}
GAP_PROBLEMS = {"collect.part-without-whole", "collect.sheet-not-applicable"}
CHECKS = SHEET_PROBLEMS | GAP_PROBLEMS | {"collect.part-looks-large", "collect.sum-looks-large"}


@st.composite
def school_answers(draw):
    form = draw(st.sampled_from([START, MIDDLE, END]))
    kind = draw(st.sampled_from(LAW.forms[form].answered_by))
    asked = questions_of(version_in(LAW, form, YEAR)[1], kind)
    return form, kind, {code: draw(ANSWERS) for code in asked}


@settings(max_examples=40, deadline=None)
@given(school_answers())
def test_answers_written_are_the_answers_read(given_answers):
    form, kind, answers = given_answers
    filing, findings = read(school_book(form, kind, answers))

    assert values(filing) == {code: _composed(answer) for code, answer in answers.items()}
    assert {each.code for each in findings} <= CHECKS
    assert (filing.unit, filing.kind, filing.form, filing.year, filing.round) == (
        "truong-mot",
        kind,
        form,
        "2020-2021",
        LAW.forms[form].round,
    )


def _composed(answer):
    return Gap(answer.kind, composed(answer.reason)) if isinstance(answer, Gap) else answer


def test_a_complete_report_has_no_findings():
    for form in (START, MIDDLE, END):
        for kind in LAW.forms[form].answered_by:
            filing, findings = read(school_book(form, kind, answers_for(form, kind)))

            assert findings == []
            assert values(filing) == answers_for(form, kind)


def test_every_answer_names_the_cell_it_stands_in():
    filing, _ = read(school_book())
    layout = layout_of(version_in(LAW, START, YEAR)[1], "primary")

    assert {code: (each.sheet, each.cell) for code, each in filing.answers.items()} == {
        code: (spot.sheet, spot.cell) for code, spot in layout.items()
    }


def test_a_blank_workbook_is_not_reported_cell_by_cell():
    filing, findings = read(school_book(answers={}))

    assert set(values(filing).values()) == {NOT_REPORTED}
    assert {each.code for each in findings} == {"collect.not-reported"}
    assert len(findings) == len(filing.answers)


def test_the_same_answers_give_the_same_bytes():
    assert school_book() == school_book()
    assert school_book() != school_book(answers=answers_for(count=6))
    assert office_book() == office_book()


def test_a_workbook_saved_by_another_program_reads_the_same():
    book = school_book()
    again = edited(book, lambda _: None)

    assert again != book
    assert [values(read(each)[0]) for each in (book, again)] == [answers_for()] * 2
    assert read(again)[1] == []


def test_the_digest_is_of_the_bytes_that_came():
    import hashlib

    book = school_book()
    filing, _ = read(book)

    assert filing.digest == hashlib.sha256(book).hexdigest()


def test_only_asked_cells_are_open_and_each_has_its_rule():
    book = openpyxl.load_workbook(BytesIO(school_book()))
    layout = layout_of(version_in(LAW, START, YEAR)[1], "primary")
    for sheet in book.worksheets[1:]:
        asked = {spot.cell for spot in layout.values() if spot.sheet == sheet.title}
        ruled = {str(rule.sqref) for rule in sheet.data_validations.dataValidation}
        unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}

        assert (unlocked, ruled) == (asked, asked)
        assert sheet.protection.sheet is True
        assert sheet.protection.password is None
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.freeze_panes == "C6"


def test_rules_are_short_enough_for_a_spreadsheet():
    for form in (START, MIDDLE, END):
        book = openpyxl.load_workbook(BytesIO(school_book(form, "primary-lower-secondary")))
        rules = [rule for sheet in book.worksheets for rule in sheet.data_validations.dataValidation]

        assert max(len(rule.formula1) for rule in rules) <= 255
        assert max(len(rule.error) for rule in rules) <= 225


def test_a_sample_says_so_on_its_cover_and_in_print():
    sample = openpyxl.load_workbook(BytesIO(school_book(sample=True)))
    real = openpyxl.load_workbook(BytesIO(school_book()))

    assert sample["Thông tin"]["A3"].value == "DỮ LIỆU MẪU, không phải số liệu thật của đơn vị"
    assert "DỮ LIỆU MẪU" in sample["Biểu 1"].oddFooter.left.text
    assert real["Thông tin"]["A3"].value is None


# --- the office's workbook ------------------------------------------------------------------------------------------


def listed_value(column: ListColumn) -> st.SearchStrategy[object]:
    given_values: dict[str, st.SearchStrategy[object]] = {
        "text": TEXTS,
        "choice": st.sampled_from(list(column.choices) or ["-"]),
        "day": st.dates(date(1950, 1, 1), date(2100, 1, 1)),
        "whole number": st.integers(0, MOST),
        "yes": st.booleans(),
    }
    value = given_values[column.asks]
    return value if column.required or column.asks == "yes" else st.none() | value


@st.composite
def office_lists(draw):
    _, version = version_in(LAW, "office-year", YEAR)
    return {
        listed.list: draw(
            st.lists(st.fixed_dictionaries({c.column: listed_value(c) for c in listed.columns}), max_size=3)
        )
        for listed in version.lists
    }


@settings(max_examples=20, deadline=None)
@given(office_lists())
def test_lists_written_are_the_lists_read(lists):
    book, findings = read_office(office_book(lists))
    filled = {name: [row for row in rows if any(row.values())] for name, rows in lists.items()}

    assert {name: [_nfc(row.values) for row in book.rows(name)] for name in lists} == {
        name: [_nfc(row) for row in rows] for name, rows in filled.items()
    }
    assert {each.code for each in findings} <= {
        "collect.unknown-name",
        "collect.year-differs-in-list",
        "collect.twice-in-list",
    }


def _nfc(row):
    return {name: composed(each) if isinstance(each, str) else each for name, each in row.items()}


def test_communes_written_are_the_filings_read():
    _, version = version_in(LAW, COMMUNE_FORM, YEAR)
    answers = dict.fromkeys(questions_of(version, "commune"), 4) | {
        "persons.five-completing": NOT_APPLICABLE,
        "persons.people-15-60": Gap(GapKind.MISSING, "chưa điều tra"),
    }
    book, findings = read_office(office_book(communes={"xa-mot": answers}))
    (filing,) = book.communes

    assert findings == []
    assert values(filing) == answers
    assert (filing.unit, filing.kind, filing.form, filing.round) == (
        "xa-mot",
        "commune",
        COMMUNE_FORM,
        "universalisation",
    )
    assert filing.answers["persons.five-completing"].cell == "C7"


def test_a_line_of_a_list_knows_its_place():
    book, findings = read_office(office_book())

    assert spots(findings) == []
    assert [row.place.cell for row in book.rows("units")] == ["A5", "A6", "A7"]
    assert book.rows("units")[0].values == {**UNITS[0], "disadvantaged": False, "sample": False}
    assert (book.unit, book.year, book.file) == (OFFICE, "2020-2021", "van-phong.xlsx")


def test_the_day_of_the_file_is_written_in_it():
    book = openpyxl.load_workbook(BytesIO(school_book()))

    assert book.properties.created.date() == DAY
