"""Units found by what people call them."""

import unicodedata
from datetime import date

import pytest

from namhoc.law.catalogue import catalogue
from namhoc.units.actions import rename_unit
from namhoc.units.queries import unit_by_code
from namhoc.units.search.asking import find_units, name_index
from namhoc.units.search.index import FoundBy, NamedFor, NameIndex
from namhoc.units.search.shown import code_in, shown
from namhoc.units.search.spelling import readings, shortened, words_of, written_out
from tests.units import country
from tests.units.country import EVE, OLD, PART, PROVINCE, SCHOOL, TODAY, TOWN, WARD

SHORT = shortened({code: entry.stands_for for code, entry in catalogue().abbreviations.items()})


@pytest.fixture
def corner(db, monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", TODAY.isoformat())
    country.record()


def first(words, **asked):
    found = find_units(words, **asked)
    return found[0].unit if found else None


def test_words_are_the_same_with_tones_without_and_taken_apart():
    name = "Trường TH&THCS Nà Hỳ - Đống Đa"

    assert words_of(name) == words_of(unicodedata.normalize("NFD", name)) == words_of("truong th va thcs na hy dong da")


def test_a_short_form_is_written_out_and_a_letter_may_be_just_a_letter():
    assert written_out(words_of("PTDTBT THCS Xá Nhè"), SHORT) == words_of(
        "phổ thông dân tộc bán trú trung học cơ sở Xá Nhè"
    )
    assert list(readings(words_of("P. Him Lam"), SHORT)) == [
        words_of("phường Him Lam"),
        words_of("phòng Him Lam"),
        words_of("p Him Lam"),
    ]


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("muong lay", WARD),
        ("TX Mường Lay", TOWN),
        ("tx. muong lay", TOWN),
        ("thị xã mường lay", TOWN),
        ("P. Mường Lay", WARD),
        ("th nam can", SCHOOL),
        ("THCS Nậm Bay", PART),
        ("Truong tieu hoc nam bay", SCHOOL),
        ("Nam Bya thcs", PART),
        ("lay nuwa", "commune-03184-lay-nua"),
        ("X. Lay Nưa", "commune-03184-lay-nua"),
        ("laynua", "commune-03184-lay-nua"),
        ("phuongsongda", "commune-03148-song-da"),
        (unicodedata.normalize("NFD", "Phường Sông Đà"), "commune-03148-song-da"),
        ("district-095-muong-lay", TOWN),
        ("03184", "commune-03184-lay-nua"),
        ("p na lay tx muong lay", "commune-03151-na-lay"),
        ("không đâu có", None),
        ("", None),
        ("a", None),
    ],
)
@pytest.mark.usefixtures("corner")
def test_a_unit_is_found(typed, unit):
    assert first(typed) == unit


@pytest.mark.usefixtures("corner")
def test_an_answer_says_by_which_old_name_and_until_when():
    found = shown(find_units("tieu hoc nam can"), TODAY)

    assert [(one.name, one.found_by, one.parent_name, one.gone_since) for one in found[:1]] == [
        ("Trường TH&THCS Nậm Bay", "tên cũ đến 31/8/2019: Trường Tiểu học Nậm Cản", "Tỉnh Điện Biên", None)
    ]


@pytest.mark.usefixtures("corner")
def test_an_official_code_leads_to_whoever_bore_it_on_any_day():
    found = {one.unit: one.by for one in find_units("03151")}

    assert found == {WARD: FoundBy.OFFICIAL_CODE, "commune-03151-na-lay": FoundBy.OFFICIAL_CODE}


@pytest.mark.usefixtures("corner")
def test_asked_for_a_day_only_units_that_stand_then_are_found():
    assert [first("phuong", on=EVE), first("phuong", on=TODAY)] != [WARD, None]
    assert {one.unit for one in find_units("phường", on=EVE)} & set(OLD)
    assert {one.unit for one in find_units("phường", on=TODAY)} == {WARD}


@pytest.mark.usefixtures("corner")
def test_those_that_stand_come_before_those_that_are_gone():
    assert [one.unit for one in find_units("mường lay")][:2] == [WARD, TOWN]


@pytest.mark.usefixtures("corner")
def test_the_index_is_kept_until_units_change(django_assert_num_queries):
    kept = name_index()
    with django_assert_num_queries(2):
        assert name_index() is kept
    rename_unit(unit_by_code(SCHOOL), "Trường Hoa Ban", day=TODAY, by=country.system_actor(TODAY))

    assert (name_index() is kept, first("hoa ban")) == (False, SCHOOL)


def test_hostile_words_find_nothing_and_break_nothing():
    index = NameIndex([NamedFor("A", "Trường A", date(2020, 1, 1), None, "school", None)], SHORT)
    asked = ["%' OR 1=1 --", "\x00\x00", "th " * 500, "x" * 10_000, "\u202e\u0301\u0301", "({[*+?", "\U0001f600" * 50]

    assert [[one.unit for one in index.look_for(words, today=TODAY)] for words in asked] == [[]] * len(asked)


def test_what_a_form_wrote_for_a_unit_leads_back_to_its_code():
    assert (code_in(f"Tỉnh Điện Biên · {PROVINCE}"), code_in(PROVINCE)) == (PROVINCE, PROVINCE)


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["School-Hoa-Ban", "school-hoa-ban", "SCHOOL-HOA-BAN"])
def test_a_code_with_capitals_is_found_however_it_is_typed(typed):
    country.record_one(country.founded("School-Hoa-Ban", "Trường Mầm non số 1", "preschool", None))

    assert first(typed) == "School-Hoa-Ban"
