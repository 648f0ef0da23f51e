"""A text held against adopted figures: the same, corrected since, restated, of another year, or simply another."""

from fractions import Fraction

import pytest

from namhoc.proof import Book, read
from namhoc.proof.against import Measure, Office, Official, Spoken, Standing

TOWN, CITY = "town", "city"
ACCREDITED = "trường đạt kiểm định chất lượng giáo dục"
SPOKEN = (
    Spoken("accredited-rate", Measure.SHARE, "Tỉ lệ kiểm định", (ACCREDITED,)),
    Spoken("accredited", Measure.NUMBER, "Số trường kiểm định", (ACCREDITED,)),
    Spoken("schools", Measure.NUMBER, "Số trường", ("trường", "trường học")),
    Spoken("teachers", Measure.NUMBER, "Số giáo viên", ("giáo viên",)),
    Spoken("staff", Measure.NUMBER, "Số cán bộ", ("cán bộ quản lí, giáo viên, nhân viên",)),
    Spoken("literacy", Measure.LEVEL, "Mức xóa mù chữ", ("đạt chuẩn xóa mù chữ mức độ",)),
    Spoken("per-class", Measure.RATIO, "Học sinh/lớp", ("học sinh/lớp",)),
    Spoken("public", Measure.SHARE, "Tỉ lệ giảm đơn vị", ("đơn vị sự nghiệp giáo dục công lập",)),
)


def official(indicator, numerator, denominator=None, *, year="2020-2021", standing=Standing.STANDS, office=TOWN):
    origin = f"/{indicator}/{year}/{standing}"
    return Official(office, indicator, year, numerator, denominator, standing, origin)


BOOK = Book(
    (Office(TOWN, ("Thị xã Mường Lay", "Mường Lay")), Office(CITY, ("Thành phố Điện Biên Phủ", "Điện Biên Phủ"))),
    SPOKEN,
    (
        official("accredited-rate", 9, 12),
        official("accredited-rate", 8, 12, standing=Standing.REPLACED),
        official("accredited-rate", 8, 12, year="2019-2020", standing=Standing.RESTATED),
        official("accredited-rate", 10, 14, year="2019-2020"),
        official("accredited-rate", 26, 32, office=CITY),
        official("accredited", 9),
        official("schools", 12),
        official("schools", 14, year="2019-2020"),
        official("teachers", 226),
        official("teachers", 244, year="2019-2020"),
        official("staff", 294),
        official("literacy", 2),
        official("per-class", 1997, 85),
        official("public", 2, 14),
    ),
    TOWN,
)
SAME, REPLACED, RESTATED, EARLIER, DIFFERENT = (
    f"adopted-{name}" for name in ("same", "replaced", "restated", "earlier", "different")
)
CHANGE, REPORTED, OTHER_CHANGE = (f"adopted-change-{name}" for name in ("same", "reported", "different"))
BEGIN = "Tổng kết năm học 2020-2021 của thị xã Mường Lay. "


def told(text, book=BOOK):
    found = [one for one in read(text, against=book).findings if one.origin]
    return [(one.code, text[slice(*one.span)]) for one in found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (f"9/12 {ACCREDITED}, đạt 75%.", [(SAME, "9/12"), (SAME, "75%")]),
        (f"Có 9 {ACCREDITED}.", [(SAME, "9")]),
        ("Tỷ lệ trường đạt kiểm định chất lượng giáo dục là 75%.", [(SAME, "75%")]),
        ("Thị xã có 12 trường, 226 giáo viên và 294 cán bộ quản lí, giáo viên, nhân viên.",
         [(SAME, "12"), (SAME, "226"), (SAME, "294")]),
        ("Đạt chuẩn xóa mù chữ mức độ 2.", [(SAME, "2")]),
        ("Bình quân 23,5 học sinh/lớp.", [(SAME, "23,5 học sinh/lớp")]),
        ("Giảm trên 14% đơn vị sự nghiệp giáo dục công lập.", [(SAME, "14%")]),
        ("Toàn thị xã có hơn 220 giáo viên.", [(SAME, "220")]),
        (f"{ACCREDITED.capitalize()} | 75% | 9/12 | 66,7% | +8,3 điểm", [(SAME, "75%"), (SAME, "9/12")]),
        (f"9/12 {ACCREDITED}, đạt 76%.", [(SAME, "9/12"), (DIFFERENT, "76%")]),
        ("Đạt chuẩn xóa mù chữ mức độ 1.", [(DIFFERENT, "1")]),
        ("Bình quân 24,5 học sinh/lớp.", [(DIFFERENT, "24,5 học sinh/lớp")]),
        ("Thị xã có 13 trường.", [(DIFFERENT, "13")]),
        ("Thị xã có 244 giáo viên.", [(EARLIER, "244")]),
        (f"Năm học 2019-2020 có 71,42% {ACCREDITED}.", [(SAME, "71,42%")]),  # cut
        (f"Năm học 2019-2020 có 71,44% {ACCREDITED}.", [(DIFFERENT, "71,44%")]),
        (f"Năm học 2019-2020 có 66,66% {ACCREDITED}.", [(RESTATED, "66,66%")]),
        ("Giảm 14,28% đơn vị sự nghiệp giáo dục công lập.", [(SAME, "14,28%")]),
        ("Giảm 14,30% đơn vị sự nghiệp giáo dục công lập.", [(DIFFERENT, "14,30%")]),
        ("So với năm học 2019-2020, thị xã có 226 giáo viên.", [(SAME, "226")]),
        ("Thị xã có 226 giáo viên, giảm 18 người so với năm học 2019-2020.", [(SAME, "226")]),
        (f"Năm học trước, 66,7% {ACCREDITED}.", [(RESTATED, "66,7%")]),
        ("Thị xã có 226 giáo viên nhưng còn thiếu 14 giáo viên.", []),
        ("Công tác đội ngũ được quan tâm, toàn thị xã có 226 giáo viên.", [(SAME, "226")]),
        (f"8/12 {ACCREDITED}.", [(REPLACED, "8/12")]),
        (f"Năm học 2019-2020 có 8/12 {ACCREDITED}.", [(RESTATED, "8/12")]),
        (f"Năm học 2019-2020 có 10/14 {ACCREDITED}.", [(SAME, "10/14")]),
        (f"Tỷ lệ {ACCREDITED} năm học 2019-2020 đạt 71,4%, năm học 2020-2021 đạt 75%.",
         [(SAME, "71,4%"), (SAME, "75%")]),
        (f"9/12 {ACCREDITED}, đạt 75%, tăng 8,3 điểm phần trăm so với năm học trước.",
         [(SAME, "9/12"), (SAME, "75%"), (CHANGE, "8,3 điểm phần trăm")]),
        (f"9/12 {ACCREDITED}, đạt 75%, tăng 3,57 điểm phần trăm so với năm học trước.",
         [(SAME, "9/12"), (SAME, "75%"), (REPORTED, "3,57 điểm phần trăm")]),
        (f"9/12 {ACCREDITED}, đạt 75%, giảm 8,3 điểm phần trăm so với năm học trước.",
         [(SAME, "9/12"), (SAME, "75%"), (OTHER_CHANGE, "8,3 điểm phần trăm")]),
        (f"Thành phố Điện Biên Phủ có 26/32 {ACCREDITED}.", [(SAME, "26/32")]),
        (f"Thành phố Điện Biên Phủ có 9/12 {ACCREDITED}.", [(DIFFERENT, "9/12")]),
    ],
)  # fmt: skip
def test_a_figure_said_in_full_is_held_against_the_adopted_one(sentence, found):
    assert told(BEGIN + sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Có 30 giáo viên, nhân viên được khen.",  # a list that goes on counts others
        "Có 30 giáo viên trên 50 tuổi.",
        "Có 5 trường mầm non.",
        "Có 20 tập thể, 15 cá nhân được khen thưởng cùng 5 giáo viên.",
        "Tuyên dương 20 tập thể, 15 giáo viên.",
        "Có 11 lớp, trong đó có 3 trường, 40 giáo viên.",
        "Có 5 trường đạt 4 tiêu chuẩn.",
        "Xét tốt nghiệp 100% với 216 giáo viên.",
        "Trường mầm non Sông Đà có 30 giáo viên.",
        "Trường tiểu học Nguyễn Bá Ngọc có 30 giáo viên.",
        "Trường số 1 có 30 giáo viên.",
        "Cấp tiểu học có 98 giáo viên.",
        "Bậc mầm non có 5 trường.",
        "Khối THCS có 5 trường.",
        "Có 4 trường trên địa bàn phường Na Lay.",
        "Có 4 trường của phường Na Lay.",
        "Có 30 giáo viên của ngành được khen thưởng.",
        "Có 30 giáo viên là đảng viên.",
        "Có 30 giáo viên còn trong thời gian tập sự.",
        "Tuần Giáo có 60 trường.",
        "Ngành giáo dục Điện Biên có 480 trường.",
        "Theo định mức phải có 250 giáo viên.",
        "Cần có 240 giáo viên.",
        "Đầu năm học có 228 giáo viên.",
        "Đến tháng 12/2020 có 225 giáo viên.",
        "Còn thiếu 14 giáo viên.",
        "Có 40 giáo viên nghỉ hưu.",
        "Có 20 giáo viên giỏi.",
        "Học kỳ I có 220 giáo viên.",
        "Trong đó có 190 giáo viên.",
        "Riêng vùng khó khăn có 4 trường.",
        "Cụm trường số 2 có 4 trường.",
        "Công đoàn ngành có 280 giáo viên.",
        "Đã tuyển 12 giáo viên, hiện có 226 giáo viên.",
        "Đối với khối tiểu học: 4/4 trường đạt kiểm định chất lượng giáo dục.",
        "Mường Lay có 226 giáo viên, trong khi Tuần Giáo có 1.400 giáo viên.",
        "Sáp nhập 4 trường thành 2 trường.",
        "Giảm 2 trường so với năm học trước.",
        "Trường THCS Nguyễn Bá Ngọc có 30 giáo viên.",
        "Phường Na Lay có 4 trường.",
        "Toàn tỉnh có 480 trường.",
        "Có 7 trường công lập.",
        "Công lập có 11 trường.",
        f"Phấn đấu 10/12 {ACCREDITED}.",
        f"Năm học tới có 10/12 {ACCREDITED}.",
        f"Năm học 2021-2022 có 10/12 {ACCREDITED}.",  # nothing was adopted for that year
        "Năm 2018 thị xã có 16 trường.",
        "Thị xã Mường Lay và thành phố Điện Biên Phủ có 44 trường.",
        "Huyện Điện Biên có 60 trường.",
        f"{ACCREDITED.capitalize()} vượt 4,3% so với nghị quyết.",
    ],
)
def test_what_is_narrower_wider_or_elsewhere_is_left_alone(sentence):
    assert told(BEGIN + sentence) == []


def test_a_figure_is_told_with_its_value_its_working_and_the_way_to_its_origin():
    found = next(one for one in read(f"{BEGIN}Có 13 trường.", against=BOOK).findings if one.origin)

    assert (found.published, found.computed, found.origin, found.verdict.value) == (
        Fraction(13), Fraction(12), "/schools/2020-2021/stands", "mismatch",
    )  # fmt: skip
    assert found.working == "Số trường, năm học 2020-2021: số đã thông qua là 12, bài ghi 13."
    assert found.as_json()["origin"] == "/schools/2020-2021/stands"


def test_a_text_that_names_no_office_speaks_for_the_one_that_asks():
    text = "Năm học 2020-2021 có 13 trường."

    assert (told(text), told(text, Book(BOOK.offices, SPOKEN, BOOK.figures))) == ([(DIFFERENT, "13")], [])


def test_a_text_without_a_school_year_is_held_against_nothing():
    assert told("Thị xã Mường Lay có 13 trường.") == []


def test_the_year_looked_back_on_is_meant_and_not_the_one_ahead():
    title = "Thị xã Mường Lay triển khai nhiệm vụ năm học 2021-2022\n\nSau khi tổng kết năm học 2020-2021, "

    assert told(f"{title}thị xã có 12 trường.") == [(SAME, "12")]


def test_where_words_may_mean_two_indicators_the_one_that_fits_speaks():
    twice = Book(
        BOOK.offices,
        (*SPOKEN, Spoken("other", Measure.NUMBER, "Khác", ("giáo viên",))),
        (*BOOK.figures, official("other", 230)),
        TOWN,
    )

    assert (told(f"{BEGIN}Có 230 giáo viên.", twice), told(f"{BEGIN}Có 231 giáo viên.", twice)) == (
        [(SAME, "230")], [(DIFFERENT, "231")],
    )  # fmt: skip


def test_words_come_in_english_too():
    found = [one.working for one in read(f"{BEGIN}Có 13 trường.", language="en", against=BOOK).findings if one.origin]

    assert found == ["Số trường, school year 2020-2021: the adopted figure is 12, printed 13."]


def test_without_adopted_figures_a_text_is_read_as_ever():
    text = f"{BEGIN}9/12 {ACCREDITED}, đạt 75%."

    assert read(text, against=Book()) == read(text)
