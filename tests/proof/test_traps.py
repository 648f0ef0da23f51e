"""Sentences that look wrong and are right, and sentences that look right and are wrong."""

import pytest

from namhoc.proof import read

RIGHT = [
    "Có 3 xã (Nậm Cang, Bản Phiệt và Sơn Lôi).",
    "Có 3 trường (THCS Nậm Cang, TH Bản Phiệt - Sơn Lôi).",
    "Có 15 trường (Hoa Ban, Hoa Mai) tham gia.",
    "Có 1.890 giáo viên, trong đó 560 giáo viên trên chuẩn (99,1% số giáo viên THCS).",
    "Có 45/62 trường đạt chuẩn (80% số trường công lập).",
    "Huyện có 62 trường, gồm: 22 trường mầm non, trong đó 2 tư thục; 20 trường tiểu học; 20 trường THCS.",
    "Giảm 4 trường (từ 66 xuống 62), giảm 15 điểm trường so với năm 2018.",
    "9/12 trường đạt chuẩn, 84% học sinh khá giỏi.",
    "Có 9/12 trường có tỷ lệ chuyên cần đạt trên 98%.",
    "Trường chuẩn 53/63; huy động trẻ 5 tuổi đạt 99,9%.",
    "533/722 trường, hơn 73%.",
    "15/36 trường, khoảng 40%.",
    "Có 812 giáo viên, trong đó 120 đảng viên, 45 thạc sĩ.",
    "Có 15 trường (251 lớp, 9.100 học sinh).",
    "Có 63 trường, trong đó 20 mầm non, 30 tiểu học.",
    "47.500 học sinh: hơn 13.200 mầm non, gần 18.580 tiểu học, 15.730 THCS.",
    "Đạt 1.250/1.200 học sinh, đạt 104,2% kế hoạch.",
    "Trường chuẩn đạt 75%, vượt kế hoạch; nhà trẻ đạt 45%.",
    "Đứng thứ 3/12 huyện, đạt 98% điểm thi đua.",
    "Học 9/10 buổi/tuần, đạt 95%.",
    "Lúc 7h30 ngày 27/8, 12/12 xã dự đủ.",
    "Trong 5 xã (Nậm Cang, Bản Phiệt, …) có điểm cầu.",
    "Từ 66,7% lên 75%, tăng 8,3%.",
    "Từ 200 lên 250 em, tăng 25%.",
    "Toàn huyện có 541 trường mầm non công lập. Toàn huyện có 882 trường mầm non.",
    "Giai đoạn 2021-2025 xây 12 trường.",
    "14 vạn học sinh (70.512 nam, 69.233 nữ).",
    "100% xã đạt phổ cập, trong đó 153/171 xã đạt mức 1 và 13 xã đạt mức 2.",
]
WRONG = [
    ("Đạt 99,12%, tăng 0,85 điểm phần trăm so với năm 2022 (98,77%).", "change-vs-previous"),
    ("Trong số 62 trường, có 45 trường đạt chuẩn (72,85%).", "percent-vs-fraction"),
    ("Có 2.310 người, trong đó: cán bộ quản lý 145, giáo viên 1.890, nhân viên 257.", "parts-vs-total"),
    ("Trường có 812 học sinh (khối 6: 210 em, khối 7: 205 em, khối 8: 200 em, khối 9: 179 em).", "parts-vs-total"),
    ("369/597 em, đạt 66,33%.", "percent-vs-fraction"),
    ("Có 42 trên tổng số 60 phòng học kiên cố, chiếm 72%.", "percent-vs-fraction"),
    ("82,51% (372/463 trường).", "percent-vs-fraction"),
    ("hơn 87% số trường (53/63).", "percent-vs-fraction"),
    ("190 trường: 60 mầm non, 79 tiểu học, 60 THCS.", "parts-vs-total"),
    ("Có 200 em, trong đó 120 nam, 90 nữ.", "parts-vs-total"),
    ("Toàn huyện có 74 trường. Trong đó: 25 trường mầm non, 25 trường tiểu học, 34 trường THCS.", "parts-vs-total"),
    ("Tăng từ 80% xuống 75%.", "change-direction"),
    ("Từ 120 trường lên 150 trường, tăng 20 trường.", "change-vs-previous"),
    ("Đạt 98,5%, vượt 6,5% so với chỉ tiêu 94%.", "excess-over-target"),
    ("Tỷ lệ đạt 93%, vượt chỉ tiêu 94%.", "target-not-exceeded"),
    ("Thứ Hai, ngày 27/8/2021.", "date-weekday"),
    ("Ngày 31/4/2021.", "impossible-date"),
    ("Năm học 2020-2022.", "school-year-span"),
    ("Giai đoạn 2025-2021.", "years-backwards"),
    ("Có 13/12 trường đạt chuẩn.", "fraction-above-whole"),
    ("Tỷ lệ trẻ ra lớp là 985%.", "share-above-hundred"),
    ("Có 3 xã (Nậm Cang, Bản Phiệt).", "count-vs-list"),
    ("Có 3 xã (Nậm Cang, Bản Phiệt, Nậm Cang).", "name-twice"),
    ("Toàn huyện có 541 trường mầm non.\nToàn huyện có 882 trường mầm non.", "same-subject-two-values"),
    ("Công nhận 5 trường đạt chuẩn\n\nCó 10 trường được công nhận.", "headline-vs-body"),
    ("9 huyện đều đạt xóa mù chữ mức 2; riêng Sông Hinh xóa mù chữ mức 1.", "all-but-one"),
    ("Toàn ngành có 200 giáo viên, trong đó 150 nữ, chiếm 57%.", "percent-vs-fraction"),
]
NO_FIGURES = [
    "Gọi 0215.3825.409.",
    "Chuẩn bị cho lớp 2, 3, 4 và 5.",
    "Dịch Covid-19 và Covid -19.",
    "Đạt mức độ 3.",
    "Xếp hạng: 5 - 1 phiếu bầu",
    "Hôm nay38,980",
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_sentence_is_not_accused(text):
    assert [finding.working for finding in read(text).mismatches] == []


@pytest.mark.parametrize(("text", "code"), WRONG)
def test_a_wrong_sentence_is_accused_of_what_is_wrong(text, code):
    assert [finding.code for finding in read(text).mismatches] == [code]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_a_number_that_is_no_figure_makes_no_count(text):
    assert [claim.text for claim in read(text).claims if claim.kind in ("count", "share", "fraction")] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5%", "2469/2"), ("1.417 lớp", "1417"), ("1,417 classes in the district of the town", "1417"),
        ("14 vạn học sinh", "140000"), ("1,2 triệu học sinh", "1200000"), ("mười hai xã", "12"),
        ("chín mươi chín trường", "99"), ("hai mươi mốt em", "21"), ("twenty-one schools", None), ("05 tập thể", "5"),
        ("99.82%", "4991/50"), ("8480 em", "8480"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_is_written(text, value):
    values = [str(claim.value) for claim in read(text).claims][:1]

    assert values == ([value] if value else values)


def test_a_cause_is_named_where_one_fits():
    [finding] = read("231/731 trường (31,56%).").mismatches

    assert finding.advice.startswith("Tỉ lệ này khớp với mẫu số 732.")
