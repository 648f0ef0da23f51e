"""A school's answers to the forms of the three rounds, the honest gaps among them."""

from __future__ import annotations

from collections.abc import Mapping

from namhoc.engine.gaps import NOT_APPLICABLE, Gap, GapKind
from samples.generate.learners import (
    FIRST_YEAR,
    KINDERGARTEN,
    LAST_OF_LEVEL,
    LOWER_GRADES,
    NURSERY,
    PRIMARY_GRADES,
    Learners,
    learners,
    total,
)
from samples.generate.network import LOWER, PRESCHOOL, School
from samples.generate.places import MUONG_LAY
from samples.generate.spread import between, share
from samples.generate.staff_and_rooms import classes, minority_share, rooms, staff

Answers = dict[str, int | Gap]
START, MIDDLE, END = "start-of-year", "middle-of-year", "end-of-year"
ROUNDS = {START: "dau-nam", MIDDLE: "giua-nam", END: "cuoi-nam"}

# (office's folder, school, year that opens, question): what the school could not answer
GAPS: Mapping[tuple[str, str, int, str], Gap] = {
    ("muong-lay", "mn-na-lay-2", 2019, "count.boarding-meals"): Gap(
        GapKind.MISSING, "sổ theo dõi bữa ăn bị hỏng do mưa dột"
    ),
    ("muong-lay", "thcs-na-lay", 2019, "count.vnen"): NOT_APPLICABLE,
    ("dien-bien-phu", "th-nam-thanh", 2020, "count.excellent-pupils"): Gap(
        GapKind.MISSING, "hội thi dời lịch vì dịch, chưa có kết quả"
    ),
}
STEM = (350, 600, 700)  # in a thousand lower-secondary pupils, a year
SCATTERED = 3  # satellite sites
VNEN_SCHOOLS = ("thcs-nguyen-ba-ngoc", "thcs-lay-nua")
BEHIND_PLAN = ("th-na-lay-2", "mn-song-da", "th-thanh-binh", "mn-na-tau", "thcs-noong-bua")


def answers(one: School, opens: int, round_code: str) -> Answers:
    """What the school answers in a round, by question."""
    given = {START: _start, MIDDLE: _middle, END: _end}[round_code](one, opens)
    return {
        question: GAPS.get((one.office.folder, one.slug, opens, question), value) for question, value in given.items()
    }


def _start(one: School, opens: int) -> Answers:
    grades, given = learners(one, opens), Answers()
    for row, count in classes(one, opens).items():
        number = grades[row].start
        given[f"classes.{row}"] = count
        given[f"pupils.{row}"] = number
        given[f"girls.{row}"] = _girls(one, row, opens, number)
        given[f"minority.{row}"] = share(number, minority_share(one))
        given[f"disabled.{row}"] = _disabled(one, row, opens)
        given[f"two-sessions.{row}"] = _two_sessions(one, row, opens, number)
    whole = sum(grade.start for grade in grades.values())
    plan = 1012 if one.slug in BEHIND_PLAN else between(972, 993, "plan", one.code, opens)
    return {**given, **staff(one, opens), **rooms(one, opens), "plan.enrolment": share(whole, plan)}


def _middle(one: School, opens: int) -> Answers:
    given = Answers()
    for row, grade in learners(one, opens).items():
        about = (one.code, row, opens)
        left = min(grade.dropouts, between(0, 1, "left by middle", *about))
        there = grade.start + min(grade.moved, 0) - left
        late = between(0, 3, "late after Tet", *about) // 3
        given[f"pupils-middle.{row}"] = there
        given[f"pupils-after-tet.{row}"] = there - late
        given[f"dropouts-middle.{row}"] = left
    return given


def _end(one: School, opens: int) -> Answers:
    grades, given = learners(one, opens), Answers()
    for row, grade in grades.items():
        given[f"pupils-end.{row}"] = grade.end
        given[f"girls-end.{row}"] = min(grade.end, _girls(one, row, opens, grade.start))
        given |= _results(row, grade)
    return {**given, **_others(one, opens, grades)}


def _results(row: str, grade: Learners) -> Answers:
    """Everybody in the last year of a level completes it: so both pages of 2021 say."""
    if row == "kindergarten-5":
        return {f"completers.{row}": grade.end}
    if row == NURSERY or row in KINDERGARTEN:
        return {}
    given: Answers = {f"repeaters.{row}": grade.repeaters, f"dropouts.{row}": grade.dropouts}
    if row not in LAST_OF_LEVEL:
        given[f"promoted.{row}"] = grade.going_on
    if row == "grade-5":
        given[f"completers.{row}"] = grade.end
    if row == "grade-9":
        given |= {f"graduation-considered.{row}": grade.end, f"graduates.{row}": grade.end}
    return given


def _others(one: School, opens: int, grades: Mapping[str, Learners]) -> Answers:
    pupils = total(grades, grades)
    meals = {PRESCHOOL: 940, LOWER: 120}.get(one.kind, 310)
    prizes = 0 if one.kind == PRESCHOOL else between(2, 5 + pupils // 60, "prizes", one.code, opens)
    given: Answers = {"count.excellent-pupils": prizes, "count.boarding-meals": share(pupils, meals)}
    if one.has_lower_secondary:
        given["count.stem"] = share(total(grades, LOWER_GRADES), STEM[opens - FIRST_YEAR])
    if one.kind != PRESCHOOL:
        given["count.vnen"] = _in_the_new_school_model(one, grades)
    return given


def _in_the_new_school_model(one: School, grades: Mapping[str, Learners]) -> int:
    """VNEN: grades 2 to 5 of Mường Lay, and two of its lower-secondary schools."""
    if one.office is not MUONG_LAY:
        return 0
    lower = LOWER_GRADES if one.slug in VNEN_SCHOOLS else ()
    return total(grades, (*PRIMARY_GRADES[1:], *lower))


def _girls(one: School, row: str, opens: int, number: int) -> int:
    return share(number, between(462, 508, "girls", one.code, row, opens))


def _disabled(one: School, row: str, opens: int) -> int:
    return 0 if row == NURSERY else between(0, 2, "disabled", one.code, row, opens) // 2


def _two_sessions(one: School, row: str, opens: int, number: int) -> int:
    """All day below grade 6, but not in the higher grades of scattered schools; above it, grade by grade."""
    if row in LOWER_GRADES:
        return number if row in LOWER_GRADES[-1 - (opens - FIRST_YEAR) :] else 0
    return share(number, 600) if row in PRIMARY_GRADES[3:] and one.sites[0] >= SCATTERED else number
