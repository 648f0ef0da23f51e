"""The article's sentences say what was recorded, in the order and words of the pages of 2021."""

from dataclasses import replace
from datetime import UTC, datetime

from namhoc.convene.facts import ConferenceFacts, NoteFacts
from namhoc.convene.minutes import minutes_blocks
from namhoc.convene.sentences import ConferenceSentences, conference_sentences, conference_title
from namhoc.law.school_year import SchoolYear
from namhoc.paper.blocks import Heading
from tests.convene.conferences import CITY, INTERNAL, PUBLIC, TOWN


def test_the_conference_of_the_city_in_sentences():
    assert conference_sentences(CITY) == ConferenceSentences(
        opening=(
            "Chiều ngày 27/8/2021, UBND thành phố Điện Biên Phủ tổ chức Hội nghị tổng kết năm học 2020-2021, triển "
            "khai nhiệm vụ năm học 2021-2022 bằng hình thức trực tuyến, tại trụ sở Thành ủy và 12 điểm cầu tại trụ "
            "sở UBND 12 xã, phường."
        ),
        internal=(
            "Sáng ngày 26/8/2021, Phòng Giáo dục và Đào tạo tổ chức phiên nội bộ bằng hình thức trực tiếp, chia theo 3 "
            "cấp học (mầm non, tiểu học, trung học cơ sở), tại hội trường Phòng Giáo dục và Đào tạo, để đánh giá kết "
            "quả và hạn chế."
        ),
        delegates=(
            "Dự hội nghị có: Bí thư Thành ủy, Ủy viên Ban Thường vụ Tỉnh ủy (dự và chỉ đạo); Phó Giám đốc Sở GD&ĐT, "
            "Tỉnh ủy viên; đại diện phòng ban, đoàn thể thành phố."
        ),
        attendance="Có 291 người dự tại 13 điểm cầu.",
    )


def test_the_conference_of_the_town_names_no_day_and_no_count():
    assert conference_sentences(TOWN) == ConferenceSentences(
        opening=(
            "Phòng Giáo dục và Đào tạo thị xã Mường Lay tổ chức Hội nghị tổng kết năm học 2020-2021, triển khai nhiệm "
            "vụ năm học 2021-2022 bằng hình thức trực tuyến, tại trường THCS Nguyễn Bá Ngọc và 11 điểm cầu tại 11 "
            "trường."
        ),
        papers="Tại hội nghị có 2 tham luận: huy động trẻ nhà trẻ (Trường Tiểu học Mẫu 1); STEM.",
    )


def test_sites_that_have_not_reported_are_named_as_such():
    main, remote, *_others = PUBLIC.sites
    silent = replace(PUBLIC, sites=(main, replace(remote, present=None)))

    said = conference_sentences(replace(CITY, sessions=(silent,))).attendance

    assert said == "Có 75 người dự tại 1 điểm cầu; 1 điểm cầu chưa báo số người dự."


def test_a_record_with_nothing_in_it_says_nothing():
    assert conference_sentences(ConferenceFacts("o", "2020-2021", "Hội nghị", "UBND")).said() == ()


def test_the_usual_title_names_both_years():
    assert conference_title(SchoolYear(2020)) == CITY.title


def minutes(session, *, closed=True):
    blocks = minutes_blocks(CITY, session, closed=closed, clock=lambda note: f"{note.at:%H:%M}")
    return [block.text if isinstance(block, Heading) else "".join(run.text for run in block.runs) for block in blocks]


def test_the_minutes_follow_the_record():
    note = NoteFacts(1, "Thống nhất 8 nhiệm vụ, 5 giải pháp.", "Thư kí", datetime(2021, 8, 26, 9, 5, tzinfo=UTC))

    assert minutes(replace(INTERNAL, notes=(note,))) == [
        "Thời gian, địa điểm",
        (
            "Vào sáng ngày 26/8/2021, tại hội trường Phòng Giáo dục và Đào tạo, Phòng Giáo dục và Đào tạo tổ chức Hội "
            "nghị tổng kết năm học 2020-2021, triển khai nhiệm vụ năm học 2021-2022 (phiên nội bộ)."
        ),
        "Thành phần",
        "Tổng số người có mặt: 58.",
        "Hội trường Phòng Giáo dục và Đào tạo: 58 người có mặt trên 60 người được mời.",
        "Diễn biến",
        "Hội nghị họp để đánh giá kết quả và hạn chế.",
        "09:05: Thống nhất 8 nhiệm vụ, 5 giải pháp.",
        "Kết thúc",
        "Hội nghị kết thúc, biên bản được lập từ các ghi chép trên.",
    ]


def test_the_minutes_of_an_empty_record_say_so():
    bare = replace(INTERNAL, sites=(replace(INTERNAL.sites[0], present=None),), purpose="")

    said = minutes(bare, closed=False)

    assert said[3:5] == [
        "Chưa có điểm cầu nào báo số người có mặt.",
        "Hội trường Phòng Giáo dục và Đào tạo: chưa báo số người có mặt; được mời 60 người.",
    ]
    assert said[-3:] == ["Chưa có ghi chép nào.", "Kết thúc", "Hội nghị chưa kết thúc; đây là bản nháp."]


def test_nobody_there_is_written_as_nought():
    none = replace(INTERNAL, sites=(replace(INTERNAL.sites[0], present=0),))

    assert minutes(none)[3:5] == [
        "Tổng số người có mặt: 0.",
        "Hội trường Phòng Giáo dục và Đào tạo: 0 người có mặt trên 60 người được mời.",
    ]
