"""Forms put to each kind of unit the questions meant for it."""

from collections import Counter
from datetime import date

import pytest

from namhoc.law.catalogue import catalogue, in_force
from namhoc.law.forms import questions_of

DAY = date(2021, 5, 31)


def asked(form, kind, column):
    version = in_force(catalogue().forms[form].since, DAY)
    return [code for code in questions_of(version, kind) if code.startswith(f"{column}.")]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("preschool", ["nursery", "kindergarten-3", "kindergarten-4", "kindergarten-5"]),
        ("primary", [f"grade-{grade}" for grade in range(1, 6)]),
        ("lower-secondary", [f"grade-{grade}" for grade in range(6, 10)]),
        ("primary-lower-secondary", [f"grade-{grade}" for grade in range(1, 10)]),
    ],
)
def test_a_school_is_asked_about_the_grades_it_teaches(kind, rows):
    assert asked("school-start-of-year", kind, "pupils") == [f"pupils.{row}" for row in rows]


def test_a_column_is_asked_only_in_its_own_lines():
    assert asked("school-end-of-year", "primary-lower-secondary", "graduates") == ["graduates.grade-9"]
    assert asked("school-end-of-year", "primary", "graduates") == []


def test_a_question_is_asked_by_one_form_only():
    asking = Counter(
        code
        for form in catalogue().forms.values()
        for code in {code for kind in form.answered_by for code in questions_of(in_force(form.since, DAY), kind)}
    )

    assert len(asking) > 100
    assert [code for code, forms in asking.items() if forms > 1] == []
