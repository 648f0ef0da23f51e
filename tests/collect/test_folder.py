"""A folder of workbooks: who sent, who did not, what else lies there."""

from datetime import date

from namhoc.collect.folder import read_folder
from namhoc.collect.workbook_in import blocking
from namhoc.law.findings import Finding, Place
from tests.collect.making import (
    END,
    LAW,
    MIDDLE,
    OFFICE,
    START,
    UNITS,
    YEAR,
    answers_for,
    office_book,
    school_book,
)

SCHOOLS = {"truong-mot": "primary", "truong-hai": "preschool"}
LABELS = {START: "Đầu năm học", MIDDLE: "Giữa năm học", END: "Cuối năm học"}


def filled(folder, *, lists=None, schools=SCHOOLS):
    """A whole year's folder: the office's workbook, and three from every school."""
    (folder / "van-phong.xlsx").write_bytes(office_book(lists))
    for unit, kind in schools.items():
        for form in (START, MIDDLE, END):
            (folder / f"{unit}-{form}.xlsx").write_bytes(school_book(form, kind, answers_for(form, kind), unit=unit))
    return folder


def reading_of(folder, **more):
    return read_folder(folder, LAW, year=YEAR, unit=OFFICE, **more)


def not_sent(unit, name, form):
    return Finding("collect.not-sent", Place(unit=unit), {"name": name, "round": LABELS[form]})


def test_a_whole_year_is_read_in_the_order_of_its_files(tmp_path):
    reading = reading_of(filled(tmp_path))

    assert reading.findings == ()
    assert [each.file for each in reading.filings] == sorted(
        f"{unit}-{form}.xlsx" for unit in SCHOOLS for form in (START, MIDDLE, END)
    )
    assert reading.office.unit == OFFICE
    assert reading == reading_of(tmp_path)


def test_who_has_not_sent_is_named_round_by_round(tmp_path):
    filled(tmp_path)
    (tmp_path / f"truong-hai-{END}.xlsx").unlink()
    (tmp_path / f"truong-mot-{START}.xlsx").unlink()
    findings = reading_of(tmp_path).findings

    assert findings == (
        not_sent("truong-mot", "Trường Một", START),
        not_sent("truong-hai", "Trường Hai", END),
    )
    assert blocking(findings, LAW) == []


def test_a_school_that_was_merged_owes_nothing_from_then_on(tmp_path):
    merged = {"day": date(2021, 1, 1), "kind": "merge", "unit": "truong-hai", "into": "truong-mot"}
    filled(tmp_path, lists={"units": UNITS, "events": [merged]}, schools={"truong-mot": "primary"})

    assert reading_of(tmp_path).findings == (not_sent("truong-hai", "Trường Hai", START),)


def test_a_school_that_takes_another_in_under_its_own_code_goes_on(tmp_path):
    merged = {"day": date(2021, 1, 1), "kind": "merge", "unit": "truong-mot", "into": "truong-mot"}
    filled(tmp_path, lists={"units": UNITS, "events": [merged]}, schools={"truong-hai": "preschool"})

    assert reading_of(tmp_path).findings == tuple(
        not_sent("truong-mot", "Trường Một", form) for form in (START, MIDDLE, END)
    )


def test_a_school_founded_later_owes_nothing_before(tmp_path):
    founded = {**UNITS[1], "code": "truong-ba", "name": "Trường Ba", "since": date(2021, 1, 1)}
    filled(tmp_path, lists={"units": [*UNITS, founded]})

    assert reading_of(tmp_path).findings == (
        not_sent("truong-ba", "Trường Ba", MIDDLE),
        not_sent("truong-ba", "Trường Ba", END),
    )


def test_two_workbooks_for_one_unit_and_round_are_named_and_the_first_is_kept(tmp_path):
    filled(tmp_path)
    (tmp_path / "zz.xlsx").write_bytes(school_book(answers=answers_for(count=9)))
    reading = reading_of(tmp_path)

    details = {"other": f"truong-mot-{START}.xlsx", "round": "start-of-year"}
    assert reading.findings == (Finding("collect.sent-twice", Place(file="zz.xlsx", unit="truong-mot"), details),)
    assert len(reading.filings) == 6


def test_without_the_offices_workbook_schools_are_still_read(tmp_path):
    filled(tmp_path)
    (tmp_path / "van-phong.xlsx").unlink()
    reading = reading_of(tmp_path)

    assert reading.office is None
    assert reading.findings == (Finding("collect.office-workbook-missing", Place(file="van-phong.xlsx", unit=OFFICE)),)
    assert len(reading.filings) == 6


def test_other_files_are_passed_over_and_said_unless_they_are_temporary(tmp_path):
    filled(tmp_path)
    for name in ("~$truong.xlsx", ".truong.xlsx", ".~lock.truong.xlsx#"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "ghi-chu.docx").write_bytes(b"x")
    (tmp_path / "2019-2020.xlsx").mkdir()

    assert reading_of(tmp_path).findings == (Finding("collect.file-skipped", Place(file="ghi-chu.docx")),)


def test_a_workbook_of_an_old_kind_is_not_passed_over_in_silence(tmp_path):
    filled(tmp_path)
    (tmp_path / "truong.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    assert [(each.code, each.place.file) for each in reading_of(tmp_path).findings] == [
        ("collect.not-a-workbook", "truong.xls")
    ]


def test_a_unit_the_office_does_not_list_is_named(tmp_path):
    filled(tmp_path)
    (tmp_path / "a.xlsx").write_bytes(school_book(unit="truong-la"))

    assert [(each.code, each.place.file) for each in reading_of(tmp_path).findings] == [
        ("collect.unit-unknown", "a.xlsx")
    ]


def test_units_handed_in_take_the_place_of_the_offices_list(tmp_path):
    filled(tmp_path)

    assert {each.code for each in reading_of(tmp_path, units={"truong-mot": "primary"}).findings} == {
        "collect.unit-unknown"
    }


def test_progress_is_told_file_by_file(tmp_path):
    heard = []
    reading_of(filled(tmp_path), progress=lambda *told: heard.append(told))

    assert [told[:2] for told in heard] == [(at, 6) for at in range(1, 7)]
    assert heard[0][2] == f"truong-hai-{END}.xlsx"


def test_twelve_schools_and_three_rounds_are_thirty_six_filings(tmp_path):
    schools = {f"truong-{at}": "primary-lower-secondary" for at in range(12)}
    filled(tmp_path, schools=schools)

    reading = read_folder(tmp_path, LAW, year=YEAR, unit=OFFICE, units=schools)

    assert len(reading.filings) == 36
