"""Who is asked which form: by round, kind of unit and day."""

from datetime import date

import pytest

from namhoc.collect.asked import form_for, kinds_asked
from namhoc.law.catalogue import catalogue

LAW = catalogue()
DAY = date(2020, 9, 30)
SCHOOLS = ("lower-secondary", "preschool", "primary", "primary-lower-secondary")
COMMUNES = ("commune", "township", "ward")


@pytest.mark.parametrize(
    ("round_code", "kinds"),
    [
        ("start-of-year", SCHOOLS),
        ("middle-of-year", SCHOOLS),
        ("end-of-year", SCHOOLS),  # the office's own lists are no sheets to be asked for
        ("universalisation", COMMUNES),
        ("no-such-round", ()),
    ],
)
def test_a_round_asks_those_whose_form_has_sheets(round_code, kinds):
    assert kinds_asked(LAW, round_code) == kinds


@pytest.mark.parametrize("kind", SCHOOLS)
def test_each_kind_of_school_answers_the_form_of_the_round(kind):
    codes = [form_for(LAW, code, kind, DAY)[0] for code in ("start-of-year", "middle-of-year", "end-of-year")]

    assert codes == ["school-start-of-year", "school-middle-of-year", "school-end-of-year"]


@pytest.mark.parametrize(
    ("round_code", "kind"),
    [("universalisation", "primary"), ("start-of-year", "commune"), ("start-of-year", "library")],
)
def test_whoever_is_not_asked_has_no_form(round_code, kind):
    assert form_for(LAW, round_code, kind, DAY) is None


def test_a_form_is_asked_from_its_own_day_on():
    days = (date(2018, 11, 13), date(2018, 11, 14))

    assert [form_for(LAW, "start-of-year", "primary", day) is None for day in days] == [True, False]
