"""The schools' and communes' answers: whole, plausible, and leading from one year to the next."""

from fractions import Fraction

import pytest

from namhoc.collect.workbook_in import read_school_workbook
from namhoc.engine.gaps import Gap
from namhoc.law.catalogue import catalogue
from namhoc.law.school_year import SchoolYear
from samples.generate.universalisation import NARROW
from tests.samples.conftest import SAMPLE

BOTH = [
    ("muong-lay", "2019-2020"),
    ("muong-lay", "2020-2021"),
    ("dien-bien-phu", "2019-2020"),
    ("dien-bien-phu", "2020-2021"),
]
# row, of which row, at least per cent: what the decree asks of an ordinary commune, level by level
ASKED = (
    ("five-attending", "five-to-mobilise", 95),
    ("five-completing", "five-attending", 85),
    ("six-in-grade-1", "six-to-mobilise", 98),
    ("eleven-completed", "eleven-to-mobilise", 90),
    ("eleven-others-attending", "eleven-others", 100),
    ("fourteen-completed", "fourteen-to-mobilise", 80),
    ("youth-graduated", "youth-to-mobilise", 95),
    ("youth-studying", "youth-to-mobilise", 80),
    ("literate-1-15-35", "people-15-35", 90),
    ("literate-2-15-60", "people-15-60", 90),
)


def falling_short(answers):
    return [part for part, whole, least in ASKED if answers[part] * 100 < answers[whole] * least]


@pytest.mark.parametrize(("folder", "year"), BOTH)
def test_the_books_are_read_without_a_finding(book, folder, year):
    assert book(folder, year).reading.findings == ()


@pytest.mark.parametrize(("folder", "year"), BOTH)
def test_every_commune_reaches_every_level(book, folder, year):
    communes = book(folder, year).communes

    assert {code: falling_short(answers) for code, answers in communes.items()} == {code: [] for code in communes}


def test_some_communes_reach_them_by_a_single_person(town, city):
    answers = {**town.communes, **city.communes}
    narrow = [(row, code) for row, codes in NARROW.items() for code in codes if code in answers]

    assert len(narrow) == 5
    for row, code in narrow:
        assert falling_short({**answers[code], row: answers[code][row] - 1}) == [row]


@pytest.mark.parametrize(("folder", "year"), BOTH)
def test_whoever_finishes_a_level_completes_it(book, folder, year):
    one = book(folder, year)

    def total(column, row):
        return one.total("end-of-year", column, row)

    assert total("completers", "grade-5") == total("pupils-end", "grade-5") > 0
    assert total("completers", "kindergarten-5") == total("pupils-end", "kindergarten-5") > 0
    assert (
        total("graduates", "grade-9") == total("graduation-considered", "grade-9") == total("pupils-end", "grade-9") > 0
    )


@pytest.mark.parametrize(("folder", "year"), BOTH)
def test_the_plan_is_passed_in_all_and_missed_somewhere(book, folder, year):
    one = book(folder, year)
    fulfilled = [
        Fraction(sum(value for code, value in answers.items() if code.startswith("pupils.")), answers["plan.enrolment"])
        for (_unit, round_code), answers in one.by_round.items()
        if round_code == "start-of-year"
    ]

    assert one.total("start-of-year", "pupils") > one.total("start-of-year", "plan")
    assert 0 < sum(share < 1 for share in fulfilled) < len(fulfilled) / 4


@pytest.mark.parametrize(("folder", "year"), BOTH)
def test_nearly_all_come_back_after_tet(book, folder, year):
    one = book(folder, year)
    back = Fraction(one.total("middle-of-year", "pupils-after-tet"), one.total("middle-of-year", "pupils-middle"))

    assert Fraction(99, 100) < back < 1


@pytest.mark.parametrize(("folder", "year"), BOTH)
def test_learners_flow_through_the_year(book, folder, year):
    by_round = book(folder, year).by_round
    for (unit, round_code), end in by_round.items():
        if round_code != "end-of-year":
            continue
        middle, start = by_round[unit, "middle-of-year"], by_round.get((unit, "start-of-year"), {})
        for code, pupils in end.items():
            column, _, row = code.partition(".")
            if column != "pupils-end":
                continue
            assert (
                end.get(f"promoted.{row}", pupils - end.get(f"repeaters.{row}", 0)) + end.get(f"repeaters.{row}", 0)
                == pupils
            )
            assert middle[f"dropouts-middle.{row}"] <= end.get(f"dropouts.{row}", 0)
            if start:
                assert abs(start[f"pupils.{row}"] - end.get(f"dropouts.{row}", 0) - pupils) <= 1


def test_a_grade_comes_from_the_grade_below(town, town_before):
    for grade in (2, 3, 4, 5, 7, 8, 9):
        came = town_before.total("end-of-year", "promoted", f"grade-{grade - 1}")
        again = town_before.total("end-of-year", "repeaters", f"grade-{grade}")
        new = town.total("start-of-year", "pupils", f"grade-{grade}") - came - again

        assert 0 <= new <= 8


def test_classes_keep_to_the_charters(town, town_before, city, city_before):
    most = {"kindergarten-3": 25, "kindergarten-4": 30, "kindergarten-5": 35, "nursery": 25}
    for one in (town, town_before, city, city_before):
        for (unit, round_code), answers in one.by_round.items():
            for code, pupils in answers.items():
                row = code.removeprefix("pupils.")
                if round_code == "start-of-year" and row != code:
                    limit = most.get(row, 35 if row in ("grade-1", "grade-2", "grade-3", "grade-4", "grade-5") else 45)
                    assert pupils <= limit * answers[f"classes.{row}"], (unit, row)


def test_rooms_are_of_one_kind_each(town, city):
    for one in (town, city):
        parts = sum(one.total("start-of-year", "rooms", kind) for kind in ("permanent", "semi-permanent", "temporary"))

        assert parts == one.total("start-of-year", "rooms", "classrooms")


def test_what_could_not_be_answered_says_why(book):
    gaps = {
        (year, unit, code): value.reason or value.kind.value
        for folder, year in BOTH
        for (unit, _round), answers in book(folder, year).by_round.items()
        for code, value in answers.items()
        if isinstance(value, Gap)
    }

    assert gaps == {
        ("2019-2020", "school-mn-na-lay-2-muong-lay", "count.boarding-meals"): "sổ theo dõi bữa ăn bị hỏng do mưa dột",
        ("2019-2020", "school-thcs-na-lay-muong-lay", "count.vnen"): "not-applicable",
        ("2020-2021", "school-th-nam-thanh-dien-bien-phu", "count.excellent-pupils"): (
            "hội thi dời lịch vì dịch, chưa có kết quả"
        ),
    }


def test_the_open_round_can_be_taken_in():
    paths = sorted((SAMPLE / "2021-2022" / "muong-lay").glob("*.xlsx"))
    read = [read_school_workbook(path, catalogue(), year=SchoolYear(2021), units=None) for path in paths]

    assert [finding for _filing, findings in read for finding in findings] == []
    assert {filing.round for filing, _findings in read} == {"start-of-year"}
