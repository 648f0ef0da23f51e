"""What the room puts on the task list of each post."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from namhoc.collect import actions, unlocking
from namhoc.collect.queries import duties_of
from namhoc.people.roles import Role
from tests.collect.desk import YEAR, approved, clerk_of, fill, report_of, sent, someone


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def told(by, year=YEAR):
    return [(duty.title, duty.about, duty.state.value) for duty in duties_of(by, str(year))]


def test_a_clerk_s_report_goes_from_to_do_to_done(report, clerk, specialist):
    seen = [told(clerk)]
    fill(report, clerk)
    seen.append(told(clerk))
    sent(report, by=clerk)
    seen.append(told(clerk))
    actions.return_report(report, {"": "Xem lại."}, by=specialist)
    seen.append(told(clerk))
    approved(report)
    seen.append(told(clerk))

    title, school = "Report start of the year", "Trường Tiểu học Một"
    assert seen == [[(title, school, state)] for state in ("to-do", "doing", "sent", "returned", "done")]


def test_the_office_has_to_do_as_soon_as_one_report_waits(round_, specialist):
    empty = told(specialist)
    sent(report_of(round_, "truong-mot"))
    waiting = told(specialist)
    approved(report_of(round_, "truong-hai"))

    title = "Approve reports: start of the year"
    assert empty == [(title, "0 waiting for you, 3 not sent, 0 of 3 approved", "sent")]
    assert waiting == [(title, "1 waiting for you, 2 not sent, 0 of 3 approved", "to-do")]
    assert told(specialist) == [(title, "1 waiting for you, 1 not sent, 1 of 3 approved", "to-do")]


def test_a_request_for_unlocking_is_put_to_the_head_alone(report, specialist, head):
    approved(report)
    unlocking.ask_unlock(report, "nhập nhầm", by=clerk_of(report.unit))

    asked = ("Unlock the report start of the year of Trường Tiểu học Một", "nhập nhầm", "to-do")
    assert asked in told(head)
    assert asked not in told(specialist)


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.COUNCIL, Role.EDITOR])
def test_other_posts_have_nothing_to_do_with_reports(office, round_, role):
    assert told(someone(role, office)) == []


def test_another_year_s_reports_are_not_among_them(report, clerk, specialist):
    assert (told(clerk, YEAR.next), told(specialist, YEAR.next)) == ([], [])


def test_three_requests_ask_as_many_queries_as_one(round_, head):
    counted = []
    for code in ("truong-mot", "truong-hai", "truong-ba"):
        report = report_of(round_, code)
        approved(report)
        unlocking.ask_unlock(report, "nhập nhầm", by=clerk_of(report.unit))
        with CaptureQueriesContext(connection) as asked:
            assert len(told(head)) == 2 + len(counted)  # the round, and the requests
        counted.append(len(asked))

    assert len(set(counted)) == 1
