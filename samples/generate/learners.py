"""Learners grade by grade: those of one year come from those of the year before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from samples.generate.network import BOTH, PRESCHOOL, SCHOOLS, School, school
from samples.generate.places import MERGED_PLACES, MUONG_LAY, Office, place
from samples.generate.spread import between, share, shared_out

FIRST_YEAR = 2019  # the calendar year in which the first school year of the sample opens
NURSERY = "nursery"
KINDERGARTEN = ("kindergarten-3", "kindergarten-4", "kindergarten-5")
PRIMARY_GRADES = tuple(f"grade-{grade}" for grade in range(1, 6))
LOWER_GRADES = tuple(f"grade-{grade}" for grade in range(6, 10))
AGES = {row: age for age, row in enumerate((*KINDERGARTEN, *PRIMARY_GRADES, *LOWER_GRADES), 3)}
BEFORE = {
    "kindergarten-4": "kindergarten-3",
    "kindergarten-5": "kindergarten-4",
    **{f"grade-{grade}": f"grade-{grade - 1}" for grade in (2, 3, 4, 5, 7, 8, 9)},
}
LAST_OF_LEVEL = ("grade-5", "grade-9")


@dataclass(frozen=True)
class Learners:
    """One grade of one school through a year."""

    start: int
    moved: int  # came less went, over the year
    dropouts: int
    repeaters: int

    @property
    def end(self) -> int:
        return self.start + self.moved - self.dropouts

    @property
    def going_on(self) -> int:
        return self.end - self.repeaters


@cache
def births(commune: str, year: int) -> int:
    """Children of a commune born in a year."""
    if commune in MERGED_PLACES:
        return sum(births(part, year) for part in MERGED_PLACES[commune])
    base = share(place(commune).people, 20)
    return base + between(-base // 16, base // 16, commune, year)


def rows_of(kind: str) -> tuple[str, ...]:
    """The lines of the school's sheets: its groups and grades."""
    if kind == PRESCHOOL:
        return (NURSERY, *KINDERGARTEN)
    if kind == BOTH:
        return (*PRIMARY_GRADES, *LOWER_GRADES)
    return PRIMARY_GRADES if kind == "primary" else LOWER_GRADES


def standing(office: Office, opens: int) -> list[School]:
    """The schools that teach in the year that opens then; those of the new map taught before it, too."""
    merged_away = {slug for one in SCHOOLS[office.unit] for slug in one.came_from}
    early = opens == FIRST_YEAR
    return [
        one
        for one in SCHOOLS[office.unit]
        if (early and not one.came_from) or (not early and one.slug not in merged_away)
    ]


@cache
def learners(one: School, opens: int) -> Mapping[str, Learners]:
    """All grades of a school in the year that opens then."""
    return {row: _through_the_year(one, row, opens) for row in rows_of(one.kind)}


def total(grades: Mapping[str, Learners], rows: Iterable[str]) -> int:
    return sum(grades[row].end for row in rows if row in grades)


def _through_the_year(one: School, row: str, opens: int) -> Learners:
    about = (one.code, row, opens)
    start = _start(one, row, opens)
    moved = between(-1, 1, "moved", *about)
    leaves = row in LOWER_GRADES and between(0, 99, "dropout", *about) < _leaving(one.office, opens)
    return Learners(start, moved, int(leaves), _repeaters(row, start, about))


def _leaving(office: Office, opens: int) -> int:
    """In how many of a hundred grades someone leaves school. The city's page says that its schools do better."""
    if office is MUONG_LAY:
        return 16
    return 30 if opens == FIRST_YEAR else 8


def _repeaters(row: str, start: int, about: tuple[object, ...]) -> int:
    """How many do not go up; fewer after the first year."""
    if row in KINDERGARTEN or row == NURSERY or row in LAST_OF_LEVEL:
        return 0
    first = about[-1] == FIRST_YEAR
    if row == "grade-1":
        return share(start, between(4, 22 if first else 18, "repeaters", *about))
    return share(start, between(0, 9 if first else 7, "repeaters", *about))


def _start(one: School, row: str, opens: int) -> int:
    if row == NURSERY:
        return share(_of_catchment(one, row, opens, (opens - 2, opens - 1)), between(405, 445, "nursery", opens))
    if row == "kindergarten-3":
        return _of_catchment(one, row, opens, (opens - 3,))
    if opens == FIRST_YEAR:
        return _of_catchment(one, row, opens, (opens - AGES[row],))
    again = sum(each[row].repeaters for each in _year_before(one, opens) if row in each)
    if row in BEFORE:
        came = sum(each[BEFORE[row]].going_on for each in _year_before(one, opens) if BEFORE[row] in each)
        return came + again + between(0, 1, "came", one.code, row, opens)
    return _from_the_level_below(one, row, opens) + again


def _year_before(one: School, opens: int) -> list[Mapping[str, Learners]]:
    """The grades, a year earlier, of the school or of those it came from."""
    if opens - 1 == FIRST_YEAR and one.came_from:
        return [learners(school(one.office, slug), FIRST_YEAR) for slug in one.came_from]
    return [learners(one, opens - 1)]


def _of_catchment(one: School, row: str, opens: int, born: Iterable[int]) -> int:
    """The school's part of the children whom its communes have of those years."""
    years = tuple(born)
    return sum(
        _part_of(one, row, commune, sum(births(commune, year) for year in years), opens) for commune in one.draws_on
    )


def _from_the_level_below(one: School, row: str, opens: int) -> int:
    """Grades 1 and 6: those of the school's communes who finished the level below."""
    last = "kindergarten-5" if row == "grade-1" else "grade-5"
    came = 0
    for commune in one.draws_on:
        finished = sum(
            learners(each, opens - 1)[last].end
            for each in standing(one.office, opens - 1)
            if commune in each.draws_on and last in rows_of(each.kind)
        )
        came += _part_of(one, row, commune, finished, opens)
    return came


def _part_of(one: School, row: str, commune: str, whole: int, opens: int) -> int:
    """What falls to one school of all that teach the grade to a commune's children."""
    beside = [each for each in standing(one.office, opens) if commune in each.draws_on and row in rows_of(each.kind)]
    parts = shared_out(whole, [each.weight for each in beside])
    return parts[beside.index(one)]
