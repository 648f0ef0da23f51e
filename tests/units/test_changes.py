"""What events would make of units, a change for each unit and day; and which units end, each on its own day."""

from datetime import date

import pytest

from namhoc.units.log.changes import changes_of, touching
from namhoc.units.log.events import Event
from namhoc.units.log.stored import check_events
from namhoc.units.network import EventKind
from namhoc.units.touched import Touching
from tests.units import country
from tests.units.country import PROVINCE, SCHOOL, WARD

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = date(2026, 2, 1), date(2026, 7, 1), date(2026, 9, 1)
NEW = "school-moi"


@pytest.fixture(autouse=True)
def _corner():
    country.record()


def told(*events):
    """Each change as code, day and what becomes of the unit; and who ends when."""
    checked = check_events(events)
    assert checked.findings == ()
    changes = changes_of(checked)
    words = ("begins", "ends", "moves", "renamed", "retyped")
    become = [(one.code, one.day, [word for word in words if getattr(one, word)]) for one in changes]
    return become, touching(checked, changes)


def renamed(day, name="Trường Hoa Ban", unit=SCHOOL):
    return Event(day, EventKind.RENAME, unit, name=name)


def test_a_unit_that_is_renamed_and_ends_later_ends_on_that_day():
    changes, met = told(renamed(FIRST), Event(SECOND, EventKind.MERGE, SCHOOL, WARD))

    assert changes == [(SCHOOL, FIRST, ["renamed"]), (SCHOOL, SECOND, ["ends"])]
    assert met == Touching({SCHOOL: SECOND})


def test_units_of_one_file_end_each_on_its_own_day():
    founded = country.founded(NEW, "Trường mới", "primary", PROVINCE, day=FIRST)
    changes, met = told(
        founded, Event(SECOND, EventKind.CLOSE, country.PART), Event(THIRD, EventKind.MERGE, SCHOOL, NEW)
    )

    assert changes == [(NEW, FIRST, ["begins"]), (country.PART, SECOND, ["ends"]), (SCHOOL, THIRD, ["ends"])]
    assert met == Touching({country.PART: SECOND, SCHOOL: THIRD})


def test_what_a_unit_goes_on_doing_as_before_is_no_change():
    changes, _met = told(Event(date(2010, 1, 1), EventKind.MOVE, SCHOOL, parent=PROVINCE))

    assert changes == [(SCHOOL, date(2010, 1, 1), ["moves"])]


def test_what_a_unit_did_after_the_day_on_which_it_ends_is_not_told_again():
    """The school moved with its town's abolition in 2025; ended before, it does not end then once more."""
    country.record_one(country.founded(NEW, "Trường mới", "primary", country.TOWN))
    ended = date(2020, 1, 1)

    assert told(Event(ended, EventKind.CLOSE, NEW)) == ([(NEW, ended, ["ends"])], Touching({NEW: ended}))


def test_a_unit_that_ends_and_begins_again_has_both_said():
    changes, met = told(Event(FIRST, EventKind.CLOSE, SCHOOL), Event(THIRD, EventKind.REOPEN, SCHOOL))

    assert (changes, met) == ([(SCHOOL, FIRST, ["ends"]), (SCHOOL, THIRD, ["begins"])], Touching({SCHOOL: FIRST}))
