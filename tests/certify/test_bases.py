"""Last year beside this year: on the units that are the office's now."""

from datetime import date, timedelta

from namhoc.certify.year import YearBook, measure_year
from namhoc.engine.figures import Difference, Figure
from tests.measure.office import CLOSED, LAW, YEAR, all_grades, facts, filing, unit

BETWEEN = CLOSED - timedelta(60)
STARTS = (unit("A"), unit("B"), unit("B", since=BETWEEN, parent="phong-khac"))


def answered(*codes, count):
    return [filing(code, all_grades("pupils", count)) for code in codes]


def pupils(before, now, starts=STARTS):
    """The number of pupils, this year beside last year."""
    books = [
        YearBook(facts(*given, starts=starts, year=year)) for given, year in ((now, YEAR), (before, YEAR.previous))
    ]
    found = measure_year(LAW, *books).of("pupils")
    assert found is not None
    return found


def test_a_school_that_has_gone_to_another_office_is_no_base_and_was_reported_then():
    found = pupils(answered("A", "B", count=10), answered("A", count=12))

    assert (found.now.figure, found.base.figure, found.as_reported.figure, found.change) == (
        Figure(60, None, 1, 1),
        Figure(50, None, 1, 1),
        Figure(100, None, 2, 2),
        Difference(10),
    )


def test_a_school_that_has_come_from_another_office_has_no_base_and_nothing_is_compared():
    starts = (unit("A"), unit("B", parent="phong-khac"), unit("B", since=BETWEEN))
    found = pupils(answered("A", count=10), answered("A", "B", count=12), starts)

    assert (found.now.figure, found.base_lacks, found.change) == (Figure(120, None, 2, 2), 1, None)


def test_the_base_stands_on_the_closing_day_of_this_year_and_counts_by_the_rule_of_its_own():
    found = pupils(answered("A", "B", count=10), answered("A", count=12))

    assert (found.base.structure, found.base.reference_day, found.base.rule.source) == (
        CLOSED.isoformat(),
        date(2019, 9, 30),
        "tt-19-2017 phụ lục",
    )
