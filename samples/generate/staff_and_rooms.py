"""Classes, staff and rooms that fit a school's learners and the norms of the time."""

from __future__ import annotations

from collections.abc import Mapping

from samples.generate.learners import FIRST_YEAR, LOWER_GRADES, NURSERY, learners, rows_of
from samples.generate.network import BOTH, LOWER, PRESCHOOL, PRIMARY, School
from samples.generate.places import place
from samples.generate.spread import between, share, up

MOST_IN_A_CLASS = {NURSERY: 22, "kindergarten-3": 24, "kindergarten-4": 28, "kindergarten-5": 32}
MOST_IN_PRIMARY, MOST_IN_LOWER = 31, 41
TEACHERS_PER_HUNDRED_CLASSES = {PRESCHOOL: 205, PRIMARY: 142, LOWER: 188, BOTH: 165}
LARGE = 18  # classes; a school of so many has two deputy heads
WOMEN = {PRESCHOOL: 1000, PRIMARY: 760, LOWER: 610, BOTH: 680}  # in a thousand teachers
# In a thousand teachers: at the qualification standard, above it. The standard rose on 2020-07-01.
QUALIFIED = {
    PRESCHOOL: ((1000, 760), (930, 690), (950, 720)),
    PRIMARY: ((1000, 850), (770, 8), (800, 12)),
    LOWER: ((995, 720), (865, 10), (885, 15)),
    BOTH: ((998, 780), (815, 8), (840, 12)),
}


def minority_share(one: School) -> int:
    """Of a thousand learners, how many are of an ethnic minority."""
    return sum(place(commune).minority for commune in one.draws_on) // len(one.draws_on)


def classes(one: School, opens: int) -> Mapping[str, int]:
    """Classes a grade; a satellite site has small classes of its own in the lowest grades."""
    grades = learners(one, opens)
    sites = one.sites[opens - FIRST_YEAR]
    return {row: up(grades[row].start, _most(row)) + _at_sites(row, sites) for row in rows_of(one.kind)}


def _most(row: str) -> int:
    if row in MOST_IN_A_CLASS:
        return MOST_IN_A_CLASS[row]
    return MOST_IN_LOWER if row in LOWER_GRADES else MOST_IN_PRIMARY


def _at_sites(row: str, sites: int) -> int:
    small = {"grade-1": 1, "grade-2": 2, "kindergarten-3": 2, "kindergarten-4": 3}
    return int(row in small and sites >= small[row])


def staff(one: School, opens: int) -> dict[str, int]:
    """Answers of the sheet on staff."""
    taught = sum(classes(one, opens).values())
    teachers = up(taught * TEACHERS_PER_HUNDRED_CLASSES[one.kind], 100)
    managers = 3 if taught >= LARGE or one.kind == BOTH else 2
    support = 2 + taught // 8 + between(0, 1, "support", one.code)
    at_standard, above = QUALIFIED[one.kind][opens - FIRST_YEAR]
    numbers = {"managers": managers, "teachers": teachers, "support": support}
    women = {
        "managers": managers if one.kind == PRESCHOOL else between(1, managers - 1, "managers", one.code),
        "teachers": share(teachers, WOMEN[one.kind]),
        "support": share(support, 700),
    }
    minority = {row: share(number, minority_share(one) * 55 // 100) for row, number in numbers.items()}
    qualified = share(teachers, at_standard)
    return {
        **{f"staff.{row}": number for row, number in numbers.items()},
        **{f"staff-female.{row}": number for row, number in women.items()},
        **{f"staff-minority.{row}": number for row, number in minority.items()},
        "at-standard.teachers": qualified,
        "above-standard.teachers": min(qualified, share(teachers, above)),
    }


def rooms(one: School, opens: int) -> dict[str, int]:
    """Answers of the sheet on facilities: permanent, semi-permanent and temporary make up all rooms."""
    needed = sum(classes(one, opens).values())
    spare = 1 if one.kind == PRESCHOOL else between(1, 3, "spare", one.code)
    sites = one.sites[opens - FIRST_YEAR]
    temporary = max(0, sites - 1 - (opens - FIRST_YEAR))
    semi = min(needed + spare - temporary, 2 * sites + between(0, 2, "semi", one.code))
    return {
        "rooms.classrooms": needed + spare,
        "rooms.permanent": needed + spare - temporary - semi,
        "rooms.semi-permanent": semi,
        "rooms.temporary": temporary,
        "rooms.satellite-sites": sites,
    }
