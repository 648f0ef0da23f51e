"""Certificates and standards on their pages, and the button that works a year out."""

from datetime import date
from fractions import Fraction

import pytest
from django.urls import reverse

from namhoc.certify.actions import judge_communes, register_certificate
from namhoc.certify.certificates import CertificateFact
from namhoc.certify.judging import CriterionJudged, Judged
from namhoc.certify.models import Certificate
from namhoc.engine.figures import Figure
from namhoc.law.findings import Place
from namhoc.law.school_year import SchoolYear
from namhoc.measure.models import Figure as StoredFigure
from namhoc.people.roles import Role
from tests.collect.desk import a_round, a_unit, an_office, approved, clerk_of, report_of, schools_of, someone
from tests.measure.reading import at_desk, queries_for, seen, words_of

pytestmark = pytest.mark.django_db
DAY = date(2020, 9, 30)
CERTIFICATES, STANDARDS, MEASURE = "certify-certificates", "certify-standards", "certify-measure"


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def by(office):
    return someone(Role.SPECIALIST, office)


@pytest.fixture
def desk(client, by):
    return at_desk(client, by)


def a_certificate(by, *, unit="truong-mot", number="1/QĐ", since=2018, until=2023, kind="accreditation"):
    days = date(since, 3, 1), date(until, 3, 1)
    fact = CertificateFact(unit, kind, 1, number, days[0], "Sở GD&ĐT", days[1], Place("vp.xlsx", "Chứng nhận", "A5"))
    return register_certificate(fact, by=by)


# --- certificates -----------------------------------------------------------------------------------------------------


def test_certificates_are_told_as_they_stood_on_the_closing_day(office, by, desk):
    schools_of(office)
    for number, since, until in [("1/QĐ", 2012, 2017), ("2/QĐ", 2017, 2022), ("4/QĐ", 2022, 2027)]:
        a_certificate(by, number=number, since=since, until=until)
    a_certificate(by, unit="truong-hai", number="3/QĐ", since=2016, until=2021)

    page = seen(desk, reverse(CERTIFICATES))
    assert "As they stood on the closing day, 31 May 2021" in page
    assert "1 /3 schools hold: quality accreditation 2 do not Trường Mầm non Hai, Trường THCS Ba" in page
    told = [
        ("1/QĐ", "1 Mar 2012 to 28 Feb 2017 replaced by a newer one"),
        ("2/QĐ", "1 Mar 2017 to 28 Feb 2022 in force"),
    ]
    told += [("4/QĐ", "1 Mar 2022 to 28 Feb 2027 granted later"), ("3/QĐ", "1 Mar 2016 to 28 Feb 2021 expired")]
    assert [f"{number} Sở GD&ĐT from {rest}" in page for number, rest in told] == [True] * 4


def test_the_list_is_narrowed_by_kind_and_state(office, by, desk):
    schools_of(office)
    a_certificate(by, number="1/QĐ")
    a_certificate(by, number="2/QĐ", kind="national-standard", until=2020)

    def shown(**asked):
        page = seen(desk, reverse(CERTIFICATES), **asked)
        return [number for number in ("1/QĐ", "2/QĐ") if number in page]

    assert [shown(), shown(kind="accreditation"), shown(holding="expired"), shown(holding="later")] == [
        ["1/QĐ", "2/QĐ"],
        ["1/QĐ"],
        ["2/QĐ"],
        [],
    ]


def test_without_certificates_the_page_says_what_belongs_there(desk):
    assert "No certificate registered yet" in seen(desk, reverse(CERTIFICATES))


def typed(**changes):
    given = {"unit": "truong-mot", "kind": "accreditation", "number": "5/QĐ", "day": "2021-01-05", "issuer": "Sở"}
    return {**given, "until": "2026-01-05", **changes}


def test_a_certificate_is_registered(office, desk):
    schools_of(office)
    answer = desk.post(reverse("certify-register"), typed(), follow=True)

    assert "The certificate is registered. Work the figures out again to count it." in words_of(answer)
    assert [one.fact for one in Certificate.objects.all()] == [
        CertificateFact("truong-mot", "accreditation", None, "5/QĐ", date(2021, 1, 5), "Sở", date(2026, 1, 5))
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"until": "2021-01-05"}, "It must expire after the day it was granted. Look at both days again."),
        ({"day": "ngày nào đó"}, "Write the day as day/month/year."),
        ({"number": ""}, "Write the number of the decision."),
        ({"unit": ""}, "Choose the school."),
        ({"unit": "truong-la"}, "Select a valid choice."),
    ],
)
def test_a_certificate_that_cannot_be_is_refused(office, desk, changes, said):
    schools_of(office)

    assert said in words_of(desk.post(reverse("certify-register"), typed(**changes)))
    assert Certificate.objects.count() == 0


def test_the_days_of_a_certificate_are_mended_and_its_number_is_not(office, by, desk):
    schools_of(office)
    known = a_certificate(by)
    desk.post(
        reverse("certify-certificate", args=[known.pk]), typed(number="9/QĐ", until="2024-03-01", day="2018-03-01")
    )

    assert list(Certificate.objects.values_list("number", "until")) == [("1/QĐ", date(2024, 3, 1))]


def test_who_may_not_register_is_refused(office, by, client):
    schools_of(office)
    a_certificate(by)
    at_desk(client, someone(Role.AUDITOR, office))

    assert "Register a certificate" not in seen(client, reverse(CERTIFICATES))
    assert client.post(reverse("certify-register"), typed()).status_code == 403


def test_another_offices_certificate_is_neither_listed_nor_changed(office, by, client):
    schools_of(office)
    known = a_certificate(by)
    at_desk(client, someone(Role.SPECIALIST, an_office("phong-khac", "Phòng khác")))

    assert "1/QĐ" not in seen(client, reverse(CERTIFICATES))
    assert client.get(reverse("certify-certificate", args=[known.pk])).status_code == 404


# --- standards --------------------------------------------------------------------------------------------------------


def a_verdict(unit, standard, *, met, figure=(9, 10), lacking=()):
    numbers = None if figure is None else Figure(*figure, 1, 1)
    criterion = CriterionJudged(
        "literate-level1", "Người biết chữ", "u-literacy-level1-rate", numbers, Fraction(9, 10), met
    )
    law = {"source": "nd-20-2014 art. 17", "verified": True}
    return Judged(unit, unit, standard, DAY, criteria=(criterion,), lacking=lacking, **law)


def judged(office, by, *verdicts):
    judge_communes(office, SchoolYear.parse("2020-2021"), verdicts, by=by)


def communes(office, count=1):
    return [a_unit(office, f"xa-{at:02}", f"Xã {at:02}", "commune") for at in range(count)]


def test_communes_stand_beside_standards_with_each_criterion(office, by, desk):
    communes(office)
    judged(
        office,
        by,
        a_verdict("xa-00", "xmc-1", met=True),
        a_verdict("xa-00", "xmc-2", met=False, figure=(1, 2), lacking=("xmc-1",)),
    )

    page = seen(desk, reverse(STANDARDS))
    assert "judged as of 30 Sep 2020" in page
    assert "level 1 Literacy" in page
    assert "Literacy, level 1 met Persons at literacy level 1: 9/10 = 90% (at least 90%) met" in page
    assert "Persons at literacy level 2" not in page  # the criterion is level 1's own
    assert "Literacy, level 2 not met" in page
    assert "Presupposes: Literacy, level 1 not met" in page


def test_what_is_not_known_is_neither_met_nor_failed(office, by, desk):
    communes(office)
    judged(office, by, a_verdict("xa-00", "xmc-1", met=None, figure=None))

    page = seen(desk, reverse(STANDARDS))
    assert "? Literacy: not known yet" in page
    assert "Literacy, level 1 not known Persons at literacy level 1: not reported (at least 90%) not known" in page


def test_nobody_left_to_count_is_said_so(office, by, desk):
    communes(office)
    judged(office, by, a_verdict("xa-00", "xmc-1", met=True, figure=(0, 0)))

    assert "Persons at literacy level 1: nobody of this age to count" in seen(desk, reverse(STANDARDS))


def test_a_year_without_judgements_leads_to_the_figures(desk):
    assert "Nothing has been judged in this school year yet" in seen(desk, reverse(STANDARDS))


def test_a_clerk_sees_neither(office, client):
    school, *_more = schools_of(office)
    at_desk(client, clerk_of(school))

    assert [client.get(reverse(name)).status_code for name in (CERTIFICATES, STANDARDS)] == [403, 403]


# --- the year worked out ----------------------------------------------------------------------------------------------


def test_a_year_without_approved_reports_is_not_worked_out(office, desk):
    answer = desk.post(reverse(MEASURE), follow=True)

    assert "No report of this school year has been approved yet. Approve the reports first." in words_of(answer)
    assert StoredFigure.objects.count() == 0


def test_the_specialist_works_a_year_out_and_again_without_change(office, desk):
    schools_of(office)
    approved(report_of(a_round(office), "truong-mot"))

    first = words_of(desk.post(reverse(MEASURE), follow=True))
    count = StoredFigure.objects.own().count()
    assert (f"{count} figures are new or changed." in first, count > 10) == (True, True)
    assert "Worked out again: nothing has changed." in words_of(desk.post(reverse(MEASURE), follow=True))


def test_the_head_does_not_work_it_out_and_nobody_by_a_link(office, client, by):
    at_desk(client, someone(Role.HEAD, office))
    assert client.post(reverse(MEASURE)).status_code == 403

    at_desk(client, by)
    assert client.get(reverse(MEASURE)).status_code == 405


def test_pages_ask_as_many_queries_for_three_rows_as_for_thirty(office, by, desk):
    asked = {}
    communes(office, 30)
    for at in range(30):
        a_unit(office, f"truong-{at:02}", f"Trường {at:02}", "primary")
    for count in (3, 30):
        for at in range(count):
            a_certificate(by, unit=f"truong-{at:02}")
        judged(office, by, *(a_verdict(f"xa-{at:02}", "xmc-1", met=True) for at in range(count)))
        asked[count] = queries_for(desk, reverse(CERTIFICATES)), queries_for(desk, reverse(STANDARDS))

    assert asked[3] == asked[30]
