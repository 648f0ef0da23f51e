from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from namhoc.paper import wording
from namhoc.paper.blocks import Annex, Column, Document, Heading, Table
from namhoc.paper.errors import DocumentError
from tests.paper.example import HEAD, layout, network_table, report, says


@pytest.mark.parametrize(
    ("number", "line"),
    [
        ("5", "Số: 05/BC-PGDĐT"),
        ("05", "Số: 05/BC-PGDĐT"),
        ("10", "Số: 10/BC-PGDĐT"),
        ("275", "Số: 275/BC-PGDĐT"),
        ("15a", "Số: 15a/BC-PGDĐT"),
        (None, "Số: \xa0\xa0\xa0\xa0\xa0\xa0/BC-PGDĐT"),
    ],
)
def test_the_number_has_a_zero_below_ten_and_room_when_it_is_open(number, line):
    assert wording.number_line(replace(HEAD, number=number), layout()) == line


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2021, 2, 9), "ngày 09 tháng 02 năm 2021"),
        (date(2021, 3, 10), "ngày 10 tháng 3 năm 2021"),
        (date(2021, 12, 31), "ngày 31 tháng 12 năm 2021"),
    ],
)
def test_days_below_ten_and_the_first_two_months_have_a_zero(day, said):
    assert wording.place_line(replace(HEAD, day=day), layout()) == f"Điện Biên Phủ, {said}"


def test_an_open_day_leaves_room_and_keeps_its_year():
    head = replace(HEAD, day=None, year=2021)

    assert wording.place_line(head, layout()) == "Điện Biên Phủ, ngày \xa0\xa0\xa0\xa0 tháng \xa0\xa0\xa0\xa0 năm 2021"


def test_a_head_without_day_and_year_is_refused():
    with pytest.raises(DocumentError, match="needs its year"):
        replace(HEAD, day=None)
    with pytest.raises(DocumentError, match="not in the year 2020"):
        replace(HEAD, year=2020)


def test_bases_end_in_semicolons_and_the_last_in_a_full_stop():
    document = report(bases=("Căn cứ A;", "Căn cứ B", "Căn cứ C."))

    assert wording.bases(document, layout()) == ("Căn cứ A;", "Căn cứ B;", "Căn cứ C.")


def test_recipients_stand_behind_dashes():
    document = report(recipients=("Như trên", "Lưu: VT, CM."))

    assert wording.recipients(document, layout()) == ("- Như trên;", "- Lưu: VT, CM.")


def test_three_dots_at_the_end_of_a_line_stay():
    document = report(recipients=("Các đoàn thể, v.v...", "Lưu: VT"))

    assert wording.recipients(document, layout()) == ("- Các đoàn thể, v.v...;", "- Lưu: VT.")


@pytest.mark.parametrize("last", ["Hết", "Hết.", "Hết./."])
def test_the_body_ends_with_its_mark_once(last):
    assert wording.ended((says(last),), layout()) == (says("Hết./."),)


def test_a_body_that_ends_with_a_table_gets_no_mark():
    body = (says("Bảng:"), network_table())

    assert wording.ended(body, layout()) == body


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        (Heading(1, "Phần thứ nhất", "Kết quả"), ("Phần thứ nhất", "KẾT QUẢ")),
        (Heading(1, "", "Đặc điểm tình hình"), ("ĐẶC ĐIỂM TÌNH HÌNH",)),
        (Heading(1, "A", "Đặc điểm tình hình"), ("A. ĐẶC ĐIỂM TÌNH HÌNH",)),
        (Heading(2, "IV", "Đội ngũ"), ("IV. ĐỘI NGŨ",)),
        (Heading(3, "1.", "Mầm non"), ("1. Mầm non",)),
        (Heading(4, "a)", "Trường"), ("a) Trường",)),
    ],
)
def test_a_part_stands_above_its_title_and_other_numbers_before_it(heading, lines):
    assert wording.heading_lines(heading, layout()) == lines


def test_a_level_the_layout_does_not_know_is_refused_by_name():
    with pytest.raises(DocumentError, match=r"'Sâu': level 5 is not one of 1, 2, 3, 4"):
        wording.heading_lines(Heading(5, "", "Sâu"), layout())


def test_several_annexes_are_numbered_and_a_single_one_is_not():
    def named(count: int) -> tuple[str, ...]:
        return wording.annex_names(report(annexes=(Annex("Biểu", ()),) * count), layout())

    assert named(0) == ()
    assert named(1) == ("Phụ lục",)
    assert named(4)[-1] == "Phụ lục IV"
    assert named(49)[-1] == "Phụ lục XLIX"


def test_an_annex_says_to_which_document_it_belongs():
    assert wording.annex_reference(report(), layout()) == (
        "(Kèm theo Báo cáo số 275/BC-PGDĐT ngày 27 tháng 8 năm 2021 của Phòng Giáo dục và Đào tạo)"
    )


@pytest.mark.parametrize(
    ("draft", "sample", "said"),
    [
        (False, False, ""),
        (True, False, "BẢN NHÁP"),
        (False, True, "DỮ LIỆU MẪU"),
        (True, True, "BẢN NHÁP · DỮ LIỆU MẪU"),
    ],
)
def test_drafts_and_sample_data_are_told_in_the_margin(draft, sample, said):
    assert wording.mark(report(draft=draft, sample=sample), layout()) == said


def test_a_row_with_a_cell_too_many_is_refused():
    with pytest.raises(DocumentError, match=r"Table 'Biểu' row 2: 2 cells for 1 columns"):
        Table("Biểu", (Column("A"),), (("1",), ("1", "2")))
    with pytest.raises(DocumentError, match="has no column"):
        Table("Biểu", (), ())
    with pytest.raises(DocumentError, match="width 0"):
        Column("A", width=0)


def test_a_figure_is_linked_by_its_id_and_only_to_the_web():
    document: Document = report()

    assert (
        document.reference_url("tỉ lệ/2021?x=1")
        == "https://pgd.example.vn/so-lieu/t%E1%BB%89%20l%E1%BB%87/2021%3Fx%3D1"
    )
    assert document.reference_url(None) is None
    assert replace(document, reference_base=None).reference_url("a") is None
    with pytest.raises(DocumentError, match="no web address"):
        replace(document, reference_base="javascript:alert(1)//")


def test_a_file_list_shows_kind_and_subject_on_one_line():
    assert wording.subject(report()) == (
        "Báo cáo Tổng kết năm học 2020-2021 và phương hướng, nhiệm vụ năm học 2021-2022"
    )
