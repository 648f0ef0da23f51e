"""A whole year worked out from what has been approved: kept with the working, judged commune by commune."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from namhoc.certify.actions import judge_communes, measure_office_year, register_certificate
from namhoc.certify.certificates import CertificateFact
from namhoc.certify.models import Judgement
from namhoc.certify.queries import approvals_of, judgements_of, year_book
from namhoc.collect import actions as collect
from namhoc.engine.figures import Figure as Numbers
from namhoc.journal.models import Entry
from namhoc.measure.models import Figure
from namhoc.people.errors import Refused
from namhoc.people.roles import Role
from namhoc.units.actions import move_unit
from namhoc.units.models import Unit
from namhoc.units.queries import network
from tests.collect.desk import (
    COMMUNE,
    DAY,
    LAW,
    SYSTEM,
    UNIVERSALISATION,
    YEAR,
    a_round,
    a_unit,
    an_office,
    approved,
    fill,
    report_of,
    schools_of,
    sent,
    someone,
)

pytestmark = pytest.mark.django_db
STANDARDS = sorted(LAW.standards)


@pytest.fixture
def office():
    office = an_office()
    schools_of(office)
    a_unit(office, COMMUNE, "Xã Mẫu", "commune")
    return office


@pytest.fixture
def specialist(office):
    return someone(Role.SPECIALIST, office)


@pytest.fixture
def round_(office):
    return a_round(office)


def measured(office, by, year=YEAR):
    return measure_office_year(LAW, office, year, by=by)[0]


def numbers(year, code):
    found = year.of(code)
    return None if found is None else found.now.figure


def a_commune_round(office, **changed):
    """The communes' report, filled in by the office and approved by its head."""
    round_ = a_round(office, UNIVERSALISATION)
    report = report_of(round_, COMMUNE)
    by = someone(Role.SPECIALIST, office)
    collect.send_report(LAW, fill(report, by, **changed), by=by)
    return collect.approve_report(report, by=someone(Role.HEAD, office))


# --- what counts ------------------------------------------------------------------------------------------------------


def test_only_what_was_approved_counts_and_the_others_are_expected(office, specialist, round_):
    approved(report_of(round_, "truong-mot"))  # five in each of five grades
    sent(report_of(round_, "truong-ba"))

    assert numbers(measured(office, specialist), "pupils") == Numbers(25, None, 1, 2)


def test_a_report_that_goes_back_no_longer_counts(office, specialist, round_):
    report = approved(report_of(round_, "truong-mot"))
    collect.lock_report(report, by=someone(Role.HEAD, office))
    assert numbers(measured(office, specialist), "pupils") == Numbers(25, None, 1, 2)

    type(report).objects.filter(pk=report.pk).update(state="returned")
    assert numbers(measured(office, specialist), "pupils") == Numbers(0, None, 0, 2)


def test_each_cell_is_kept_with_who_approved_it_and_in_which_report(office, specialist, round_):
    report = approved(report_of(round_, "truong-mot"))
    measured(office, specialist)
    share = Figure.objects.own().get(indicator="pupils").shares.get(unit__code="truong-mot")

    assert {(cell["report"], cell["approved_by"], cell["approved_on"]) for cell in share.cells} == {
        (report.pk, specialist.name, DAY.isoformat())
    }


def test_without_last_years_reports_nothing_is_compared(office, specialist, round_):
    approved(report_of(round_, "truong-mot"))

    assert {one.base for one in measured(office, specialist).figures} == {None}


def test_with_last_years_reports_what_changed_is_told(office, specialist, round_):
    last = a_round(office, year=YEAR.previous)
    for of_year, count in ((round_, 5), (last, 4)):
        for code in ("truong-mot", "truong-ba"):
            approved(report_of(of_year, code), count=count)
    pupils = measured(office, specialist).of("pupils")

    assert (pupils.now.figure, pupils.base.figure, pupils.change.value) == (
        Numbers(45, None, 2, 2),
        Numbers(36, None, 2, 2),
        9,
    )


def test_a_certificate_counts_on_the_closing_day(office, specialist):
    day = LAW.reference_day(YEAR, "end-of-year")
    held = CertificateFact("truong-mot", "accreditation", 2, "1/QĐ", date(2019, 1, 1), "Sở", day.replace(year=2022))
    register_certificate(held, by=specialist)
    register_certificate(replace(held, unit="truong-ba", until=day), by=specialist)

    assert numbers(measured(office, specialist), "schools-accredited-rate") == Numbers(1, 3, 3, 3)


def test_a_year_worked_out_again_keeps_nothing_new(office, specialist, round_):
    approved(report_of(round_, "truong-mot"))
    measured(office, specialist)

    assert measure_office_year(LAW, office, YEAR, by=specialist)[1] == []


# --- judged -----------------------------------------------------------------------------------------------------------


def verdicts(office):
    return {one.standard: one.met for one in judgements_of(office, str(YEAR))}


def test_a_commune_that_reaches_everything_is_judged_to_hold_everything(office, specialist):
    a_commune_round(office)
    measured(office, specialist)
    assert verdicts(office) == dict.fromkeys(STANDARDS, True)


def test_a_silent_commune_is_judged_neither_way(office, specialist):
    measured(office, specialist)

    assert verdicts(office) == dict.fromkeys(STANDARDS)


def test_a_judgement_keeps_its_criteria_with_their_numbers(office, specialist):
    a_commune_round(office, **{"persons.five-attending": 4, "persons.five-completing": 4})
    measured(office, specialist)
    (judgement,) = Judgement.objects.filter(standard="pcgdmn5")

    assert (judgement.met, judgement.day, judgement.source, judgement.verified) == (
        False,
        date(2020, 9, 30),
        "nd-20-2014 art. 4-6",
        True,
    )
    assert judgement.criteria[0] == {
        "criterion": "five-attending",
        "label": "Trẻ 5 tuổi đến lớp",
        "indicator": "u-five-attending-rate",
        "numerator": 4,
        "denominator": 5,
        "at_least": "19/20",
        "met": False,
    }


def test_a_year_judged_again_takes_the_place_of_what_was_judged(office, specialist):
    measured(office, specialist)
    a_commune_round(office)
    measured(office, specialist)

    assert (verdicts(office), Judgement.objects.count()) == (dict.fromkeys(STANDARDS, True), len(STANDARDS))


def test_a_commune_that_has_come_from_another_office_is_judged_by_its_own(office, specialist):
    measured(office, specialist)
    other = an_office("phong-khac", "Phòng Khác")
    move_unit(Unit.objects.get(code=COMMUNE), other, day=date(2020, 9, 30), by=SYSTEM)
    measured(other, someone(Role.SPECIALIST, other))

    assert (verdicts(office), set(verdicts(other))) == ({}, set(STANDARDS))


def test_the_database_judges_a_commune_once_a_year(office, specialist):
    measured(office, specialist)
    row = Judgement.objects.first()
    row.pk, row._state.adding = None, True

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


# --- who may, and what is left ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.SPECIALIST, Role.CLERK)])
def test_only_a_specialist_works_a_year_out(office, role):
    by = someone(role, office)

    with pytest.raises(Refused):
        measured(office, by)
    with pytest.raises(Refused):
        judge_communes(office, YEAR, [], by=by)
    assert (Figure.objects.count(), Judgement.objects.count()) == (0, 0)


def test_each_act_leaves_its_entry(office, specialist):
    measured(office, specialist)
    acts = Entry.objects.filter(account=specialist.account).order_by("number").values_list("act", flat=True)

    assert list(acts) == ["judge-communes", "measure"]


def test_a_years_book_takes_a_fixed_number_of_queries(office, round_, django_assert_num_queries):
    approved(report_of(round_, "truong-mot"))
    known = network()
    with django_assert_num_queries(11):
        year_book(office, YEAR, known), approvals_of(office, YEAR)
    approved(report_of(round_, "truong-ba"))

    with django_assert_num_queries(11):
        year_book(office, YEAR, known), approvals_of(office, YEAR)
