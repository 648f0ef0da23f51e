"""A unit's family: every moment once, in words and drawn."""

from datetime import date
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from namhoc.units.picture.family import Turn
from namhoc.units.picture.relatives import family_of
from namhoc.units.picture.whole import picture_of
from namhoc.units.telling import share_text
from tests.units import country
from tests.units.country import OLD, PART, SCHOOL, TODAY, TOWN, WARD

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _corner():
    country.record()


def told(code, today=TODAY):
    return [(row.day, row.sentence, row.note) for row in picture_of(code, today).told]


def test_a_merger_is_told_with_all_that_went_in_and_by_which_decision():
    assert told(WARD) == [
        (date(2004, 1, 1), "Thành lập Phường Na Lay", ""),
        (date(2004, 1, 1), "Thành lập Phường Sông Đà", ""),
        (date(2004, 1, 1), "Thành lập Xã Lay Nưa", ""),
        (
            date(2025, 7, 1),
            "Phường Sông Đà, Phường Na Lay, Xã Lay Nưa nhập thành Phường Mường Lay",
            "Ủy ban Thường vụ Quốc hội: 1661/NQ-UBTVQH15",
        ),
    ]


def test_one_that_went_in_is_told_beside_those_that_went_with_it():
    family = family_of("commune-03184-lay-nua")

    assert (set(family.lives), family.left_out) == ({*OLD, WARD}, 0)


def test_a_life_is_told_with_names_moves_and_the_shares_of_a_split():
    assert told(SCHOOL) == [
        (date(2004, 1, 1), "Thành lập Trường Tiểu học Nậm Cản", ""),
        (date(2019, 9, 1), "Trường Tiểu học Nậm Cản đổi tên thành Trường TH&THCS Nậm Bay", "12/QĐ-UBND"),
        (date(2025, 7, 1), "Trường TH&THCS Nậm Bay về trực thuộc Tỉnh Điện Biên", ""),
        (
            date(2025, 9, 1),
            "Trường TH&THCS Nậm Bay tách thành: Trường THCS Nậm Bay (40%), Trường TH&THCS Nậm Bay (60%)",
            "",
        ),
    ]


def test_a_level_that_went_is_told_with_whom_it_left_and_where_they_are_now():
    ended = told(TOWN)[-1]

    assert ended == (
        date(2025, 7, 1),
        "Thị xã Mường Lay kết thúc do bỏ cấp",
        "72/2025/QH15; 4 đơn vị từng trực thuộc: Phường Na Lay, Phường Sông Đà, Trường TH&THCS Nậm Bay, Xã Lay Nưa",
    )


def test_a_unit_that_went_with_its_whole_level_is_told_by_which_decision():
    country.record_one(country.founded("zone", "Đặc khu Thử", "special-zone", country.PROVINCE))
    gone = {"type": "special-zone", "decision": "2/QĐ-UBND"}
    country.record_one(country.Event(TODAY, country.EventKind.LEVEL_REMOVED, country.PROVINCE, **gone))

    assert told("zone")[-1] == (TODAY, "Đặc khu Thử kết thúc do bỏ cấp", "2/QĐ-UBND")


def test_each_unit_draws_one_line_and_the_focus_is_marked():
    drawing = picture_of(WARD, TODAY).drawing

    assert (len(drawing.strokes), [stroke.focus for stroke in drawing.strokes].count(True)) == (4, True)
    assert [dot.shape for dot in drawing.dots] == ["begin", "begin", "begin", "join", "stands"]


def test_what_comes_after_today_is_drawn_below_it():
    before, after = picture_of(WARD, date(2024, 1, 1)), picture_of(WARD, TODAY)

    def joined(picture):
        return next(dot.y for dot in picture.drawing.dots if dot.shape == "join")

    assert joined(before) > (before.drawing.today_y or 0)
    assert joined(after) < (after.drawing.today_y or 0)


def test_the_words_stay_in_the_picture_and_are_the_same_as_in_the_list():
    picture = picture_of(SCHOOL, TODAY)
    drawing = picture.drawing
    widest = max(len(text.text) for text in drawing.texts)

    assert drawing.x + widest * 7.2 <= drawing.width
    assert all(0 < text.y < drawing.height for text in drawing.texts)
    drawn = " ".join(text.text for text in drawing.texts)
    assert [row.sentence in drawn for row in picture.told] == [True] * len(picture.told)


def test_the_picture_is_well_formed_and_has_no_script_or_style():
    picture = picture_of(SCHOOL, TODAY)
    with override("vi"):
        html = render_to_string(
            "units/_family.html", {"picture": picture.drawing, "told": picture.told, "name": "<b>&", "left_out": 0}
        )
    svg = ET.fromstring(html[html.index("<svg") : html.index("</svg>") + 6])  # noqa: S314 - our own page

    assert (svg.get("role"), svg.find("title").text, "style=" in html, "<script" in html) == (
        "img",
        "Phả hệ của <b>&",
        False,
        False,
    )


@pytest.mark.parametrize("code", [WARD, SCHOOL, PART, TOWN])
def test_a_family_asks_the_same_few_questions_however_many_units(code, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        picture_of(code, TODAY)


def test_shares_are_said_exactly():
    shares = [Fraction(3, 5), Fraction(1, 8), Fraction(1, 3)]

    assert [share_text(share) for share in shares] == ["60%", "12,5%", "1/3"]


def test_moments_of_one_day_begin_before_they_end():
    turns = [moment.turn for moment in family_of(WARD).moments if moment.day == country.NEW]

    assert turns == [Turn.JOIN]
