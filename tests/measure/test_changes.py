"""``Ai đã sửa số này?``: what stands in the journal behind one figure, for those who may read it."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from django.db import transaction
from django.urls import reverse

from namhoc.certify.actions import register_certificate
from namhoc.certify.certificates import CertificateFact
from namhoc.journal.actions import write_entry
from namhoc.law.findings import Place
from namhoc.measure.changes import entries_behind
from namhoc.measure.storing import Approval
from namhoc.people.roles import Role
from namhoc.plan.actions import name_document, set_target
from namhoc.plan.facts import DocumentFact
from tests.collect.desk import a_round, an_office, report_of, sent, someone
from tests.measure.reading import at_desk, queries_for, seen, words_of
from tests.measure.worked import ACCREDITED, GRADUATION, YEAR, accredited, adopted, graduation, schools

RESOLUTION = DocumentFact("nq-15", "15-NQ/TU", date(2018, 3, 16), "Tỉnh ủy Điện Biên", "Sắp xếp đơn vị")
pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def figures(office):
    """Two official figures; one rests on the report of the first of two schools."""
    schools(office, 2)
    report = sent(report_of(a_round(office), "truong-00"))
    sent(report_of(report.round, "truong-01"))
    basis = name_document(RESOLUTION, office, by=someone(Role.HEAD, office))
    for indicator in (GRADUATION, ACCREDITED):
        set_target(office, YEAR, indicator, Fraction(1, 2), basis=basis, by=someone(Role.HEAD, office))
    approvals = {("truong-00", YEAR, "end-of-year"): Approval(report.pk, "Cô Hà", date(2021, 6, 3))}
    return adopted(office, graduation((40, 50), (110, 150)), accredited(1, 2), approvals=approvals)


def acts(figure):
    return [entry.act for entry in entries_behind(figure).order_by("number")]


def page_of(figure):
    return reverse("figure-changes", args=[figure.pk])


def test_a_figure_is_followed_from_the_schools_cell_to_its_adoption(figures):
    assert acts(figures[GRADUATION]) == [
        *("fill-report", "send-report", "set-target", "measure", "settle-targets", "adopt-figures"),
    ]
    assert acts(figures[ACCREDITED]) == ["set-target", "measure", "settle-targets", "adopt-figures"]


def test_certificates_of_its_units_stand_behind_a_figure_that_counts_them(office, figures):
    figure = figures[ACCREDITED]
    fact = CertificateFact("truong-01", "accreditation", 1, "7/QĐ", date(2019, 5, 1), "Sở", date(2024, 5, 1), Place())
    register_certificate(fact, by=replace(someone(Role.SPECIALIST, office), day=figure.measured_on))

    assert (acts(figure)[-1], acts(figures[GRADUATION])[-1]) == ("register-certificate", "adopt-figures")


def test_the_head_and_an_auditor_are_led_there_from_the_origin(office, figures, client):
    figure = figures[GRADUATION]
    for role in (Role.HEAD, Role.AUDITOR):
        desk = at_desk(client, someone(role, office))
        assert page_of(figure) in desk.get(reverse("figure-origin", args=[figure.pk])).content.decode()
        text = seen(desk, page_of(figure))
        assert "Who changed this number?" in text
        assert "School clerk, Trường 00" in text


def test_nobody_else_is_led_there_or_let_in(office, figures, client):
    figure = figures[GRADUATION]
    assert client.get(page_of(figure)).status_code == 302
    for actor in (someone(Role.COUNCIL, office), someone(Role.HEAD, an_office("phong-khac", "Phòng khác"))):
        desk = at_desk(client, actor)
        answer = desk.get(reverse("figure-origin", args=[figure.pk]))
        assert (desk.get(page_of(figure)).status_code, "Who changed this number?" in words_of(answer)) == (403, False)


def test_the_page_asks_as_many_queries_for_few_acts_as_for_many(office, figures, client):
    desk, figure = at_desk(client, someone(Role.HEAD, office)), figures[GRADUATION]
    few = queries_for(desk, page_of(figure))
    for _at in range(20):
        with transaction.atomic():
            details = {"year": YEAR, "figures": {GRADUATION: "a"}}
            write_entry("measure", office, by=someone(Role.SPECIALIST, office), after={}, details=details)

    assert queries_for(desk, page_of(figure)) == few
