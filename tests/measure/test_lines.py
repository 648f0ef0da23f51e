"""From answers to lines: what each school brings, and the four kinds of nothing, which never mix."""

from itertools import permutations

import pytest

from namhoc.collect.asked import kinds_asked
from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED
from namhoc.law.forms import questions_of
from namhoc.measure.facts import Cell, ShareLine
from namhoc.measure.lines import answer_lines
from tests.measure.office import (
    CLOSED,
    LAW,
    MISSING,
    NOTHING,
    SCHOOLS,
    YEAR,
    all_grades,
    facts,
    filing,
    indicator,
    unit,
)


def sides(code, *filings, **more):
    """Every unit's part and whole."""
    found = answer_lines(LAW, indicator(code), facts(*filings, **more), CLOSED)
    return {line.unit: (line.part, line.whole) for line in found}


def test_a_line_adds_up_the_answers_to_all_the_questions_it_takes():
    answers = {**all_grades("pupils", 20), **all_grades("classes", 2)}

    assert sides("pupils-per-class", filing("A", answers))["A"] == (100, 10)


def test_a_column_over_all_its_lines_takes_what_the_kind_of_school_is_asked():
    answers = {
        "pupils.nursery": 10,
        "pupils.kindergarten-3": 20,
        "pupils.kindergarten-4": 30,
        "pupils.kindergarten-5": 40,
    }

    assert sides("learners", filing("M", answers, kind="preschool"))["M"] == (100, None)


def test_a_kind_that_is_not_asked_has_no_line():
    assert set(sides("pupils")) == {"A", "B"}  # the preschool teaches no grades


def test_whoever_sent_nothing_is_expected_and_reported_nothing():
    assert sides("pupils", filing("A", all_grades("pupils", 1))) == {"A": (5, None), "B": (NOT_REPORTED, None)}


def test_a_unit_that_did_not_stand_on_the_closing_day_has_no_line():
    later = unit("C", since=CLOSED.replace(year=CLOSED.year + 1))
    closed = (unit("D"), unit("D", since=CLOSED, closed=True))

    assert set(sides("pupils", starts=(*SCHOOLS, later, *closed))) == {"A", "B"}


def test_a_unit_of_another_office_has_no_line():
    assert set(sides("pupils", starts=(*SCHOOLS, unit("C", parent="phong-khac")))) == {"A", "B"}


# --- four kinds of nothing ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("nothing", [0, *NOTHING])
def test_each_kind_of_nothing_stays_what_it_is(nothing):
    assert sides("pupils", filing("A", all_grades("pupils", nothing)))["A"][0] == nothing


def test_an_answer_left_out_is_not_reported_even_where_others_were_given():
    answers = {name: 20 for name in all_grades("pupils", 20) if name != "pupils.grade-5"}

    assert sides("pupils", filing("A", answers))["A"][0] == NOT_REPORTED


@pytest.mark.parametrize("order", list(permutations([7, 0, NOT_APPLICABLE])))
def test_what_does_not_apply_is_left_out_of_a_sum(order):
    answers = dict(zip(all_grades("pupils", 0), [*order, NOT_APPLICABLE, 0], strict=True))

    assert sides("pupils", filing("A", answers))["A"][0] == 7


@pytest.mark.parametrize("gap", [NOT_REPORTED, MISSING])
@pytest.mark.parametrize("order", list(permutations([7, 0, NOT_APPLICABLE, None])))
def test_any_other_gap_spoils_the_sum_wherever_it_stands(order, gap):
    answers = dict(zip(all_grades("pupils", 0), [gap if one is None else one for one in order] + [3], strict=True))

    assert sides("pupils", filing("A", answers))["A"][0] == gap


def test_the_first_gap_of_two_is_told():
    answers = {**all_grades("pupils", 5), "pupils.grade-2": MISSING, "pupils.grade-4": NOT_REPORTED}

    assert sides("pupils", filing("A", answers))["A"][0] == MISSING


def test_a_gap_on_one_side_leaves_the_other_as_it_is():
    answers = {**all_grades("pupils", 20), **all_grades("classes", NOT_REPORTED)}

    assert sides("pupils-per-class", filing("A", answers))["A"] == (100, NOT_REPORTED)


# --- where each number was written ----------------------------------------------------------------------------------


def test_a_line_names_the_cell_of_every_answer_it_took():
    answers = {"staff.teachers": 30, "above-standard.teachers": 12}
    (line,) = answer_lines(
        LAW, indicator("teachers-above-standard-rate"), facts(filing("A", answers), starts=(unit("A"),)), CLOSED
    )
    where = {"file": "A.xlsx", "sheet": "Biểu 1", "digest": "sha-A", "unit": "A"}
    when = {"year": "2020-2021", "round": "start-of-year"}

    assert line == ShareLine(
        "A",
        "Trường A",
        12,
        30,
        (
            Cell(
                "Biểu 2 · Giáo viên · Trong đó: trên chuẩn", 12, "above-standard.teachers", cell="C8", **where, **when
            ),
            Cell("Biểu 2 · Giáo viên · Tổng số", 30, "staff.teachers", cell="C7", **where, **when),
        ),
    )


def test_a_unit_that_sent_nothing_has_no_cells():
    (line,) = answer_lines(LAW, indicator("pupils"), facts(starts=(unit("A"),)), CLOSED)

    assert line.cells == ()


def test_answers_of_different_rounds_meet_in_one_line():
    answers = {"pupils-middle.grade-1": 20, "pupils-after-tet.grade-1": 19}
    rest = {f"{column}.grade-{grade}": 0 for column in ("pupils-middle", "pupils-after-tet") for grade in range(2, 6)}

    found = sides("retention-after-break-rate", filing("A", {**answers, **rest}, "middle-of-year"))
    assert found["A"] == (19, 20)


# --- what must hold of the catalogue for a sum to be right ----------------------------------------------------------


def test_no_kind_of_unit_is_asked_the_same_question_in_two_rounds():
    asked = [
        (kind, question)
        for form in LAW.forms.values()
        for kind in form.answered_by
        for version in form.since.values()
        for question in questions_of(version, kind)
    ]

    assert sorted(asked) == sorted(set(asked))


def test_every_question_an_indicator_takes_is_asked_of_somebody():
    rounds = {code: set(kinds_asked(LAW, code)) for code in LAW.rounds}
    kinds = sorted({kind for each in rounds.values() for kind in each})
    there = facts(starts=tuple(unit(kind, kind) for kind in kinds))
    fed = {
        code: answer_lines(LAW, one, there, LAW.reference_day(YEAR, one.round))
        for code, one in LAW.indicators.items()
        if one.rows in ("schools", "communes")
    }

    assert [code for code, lines in fed.items() if not lines] == []
