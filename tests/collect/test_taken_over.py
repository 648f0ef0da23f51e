"""Who reads a report and who finishes it, once it is sent, once it is approved, once its unit is no more."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from namhoc.collect import actions, unlocking
from namhoc.collect.errors import NotNow
from namhoc.collect.models import State
from namhoc.collect.queries import acts_open, duties_of, reports_open_to
from namhoc.collect.rules import APPROVE, FILL, UNLOCK
from namhoc.people.errors import Refused
from namhoc.people.models import Account
from namhoc.people.queries import posts_held
from namhoc.people.roles import Role
from namhoc.units.actions import close_unit, found_unit, merge_units, move_unit
from namhoc.units.network import UnitStart
from tests.collect.desk import (
    DAY,
    LAW,
    LONG_AGO,
    SYSTEM,
    YEAR,
    a_round,
    an_office,
    approved,
    clerk_of,
    fill,
    report_of,
    sent,
    signed_in,
    someone,
)

AFTER = DAY + timedelta(1)
TOKEN = 'name="csrfmiddlewaretoken" value="[^"]+"'  # another on every page


@pytest.fixture
def province(office):
    above = found_unit(UnitStart("tinh", LONG_AGO, "Sở", "province-office", None), by=SYSTEM)
    move_unit(office, above, day=LONG_AGO + timedelta(1), by=SYSTEM)
    return above


def brought_to(report, state):
    if state == State.SENT:
        sent(report)
    elif state == State.RETURNED:
        actions.return_report(sent(report), {"": "Sửa."}, by=someone(Role.SPECIALIST, report.round.unit))
    elif state in (State.APPROVED, State.LOCKED):
        approved(report)
        if state == State.LOCKED:
            actions.lock_report(report, by=SYSTEM)


WHO = {
    "its clerk": lambda places: clerk_of(places["school"]),
    "its head": lambda places: someone(Role.SCHOOL_HEAD, places["school"]),
    "the office": lambda places: someone(Role.SPECIALIST, places["office"]),
    "the office's head": lambda places: someone(Role.HEAD, places["office"]),
    "the province": lambda places: someone(Role.SPECIALIST, places["province"]),
    "the ministry": lambda places: someone(Role.MINISTRY_READER, places["province"]),
    "an auditor": lambda places: someone(Role.AUDITOR, places["province"]),
    "who keeps the accounts": lambda places: someone(Role.SYSTEM_ADMIN, places["province"]),
    "an editor": lambda places: someone(Role.EDITOR, places["office"]),
    "a publisher": lambda places: someone(Role.PUBLISHER, places["office"]),
    "the council": lambda places: someone(Role.COUNCIL, places["office"]),
    "another school": lambda places: clerk_of(places["other school"]),
    "another office": lambda places: someone(Role.HEAD, places["other office"]),
}
SENT = {"its clerk", "its head", "the office", "the office's head", "an auditor"}
READ_BY = {
    State.DRAFT: {"its clerk", "its head", "an auditor"},
    State.SENT: SENT,
    State.RETURNED: SENT,
    State.APPROVED: {*SENT, "the province", "the ministry"},
    State.LOCKED: {*SENT, "the province", "the ministry"},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.usefixtures("on_the_day")
def test_a_report_is_read_by_more_people_the_further_it_has_come(office, province, report, client, state):
    other = an_office("phong-khac", "Phòng khác")
    places = {"school": report.unit, "office": office, "province": province, "other office": other}
    places["other school"] = report_of(report.round, "truong-hai").unit
    brought_to(report, state)
    actors = {name: who(places) for name, who in WHO.items()}
    pages = {name: signed_in(client, by).get(report.get_absolute_url()).status_code for name, by in actors.items()}

    assert {name for name, by in actors.items() if report in reports_open_to(by)} == READ_BY[state]
    assert {name for name, status in pages.items() if status == 200} == READ_BY[state]
    assert set(pages.values()) == {200, 404}


def test_a_report_of_others_answers_as_one_that_is_not_there(report, client, on_the_day):
    stranger = signed_in(client, someone(Role.HEAD, an_office("phong-khac", "Phòng khác")))
    paths = [report.get_absolute_url(), reverse("collect-report", args=[report.pk + 1_000_000])]
    answers = [stranger.get(path) for path in paths]

    assert [answer.status_code for answer in answers] == [404, 404]
    one, other = (
        re.sub(TOKEN, "", answer.content.decode()).replace(path, "")
        for answer, path in zip(answers, paths, strict=True)
    )
    assert one == other


def test_of_a_draft_the_office_is_told_only_that_it_is_not_sent(as_specialist, report, clerk, round_):
    fill(report, clerk, **{"girls.grade-1": 9})
    lines = as_specialist.get(round_.get_absolute_url()).context["standing"].lines
    line = next(one for one in lines if one.report == report)

    assert (line.readable, line.errors, line.warnings, line.blank, line.owed) == (False, 0, 0, 0, True)
    assert report.get_absolute_url() not in as_specialist.get(round_.get_absolute_url()).content.decode()


@pytest.mark.usefixtures("on_the_day")
def test_the_province_finds_what_is_approved_below_it_and_nothing_else(province, report, round_, client):
    sent(report_of(round_, "truong-hai"))
    approved(report)
    desk = signed_in(client, someone(Role.MINISTRY_READER, province))
    desk.post(reverse("choose-year"), {"year": str(YEAR)})

    listed = desk.get(reverse("collect-rounds")).context["elsewhere"]
    lines = desk.get(round_.get_absolute_url()).context["standing"].lines

    assert [(one.pk, one.done) for one, _label, _name in listed] == [(round_.pk, 1)]
    assert [line.report.unit.code for line in lines] == ["truong-mot"]


# --- a school that is no more -----------------------------------------------------------------------------------------


@pytest.fixture
def heir(report):
    return report_of(report.round, "truong-hai").unit


def merged(report, heir):
    merge_units([report.unit], heir, day=DAY, by=SYSTEM)
    report.refresh_from_db()
    return report


@pytest.mark.parametrize("state", State)
def test_a_successor_reads_what_was_approved_and_changes_nothing(report, heir, state):
    brought_to(report, state)
    merged(report, heir)
    successor = clerk_of(heir)

    assert (report in reports_open_to(successor)) is (state in (State.APPROVED, State.LOCKED))
    assert acts_open(report, successor) == frozenset()
    with pytest.raises(Refused):
        fill(report, successor)
    with pytest.raises(Refused):
        unlocking.ask_unlock(report, "Sai.", by=successor)


def test_whoever_worked_there_loses_it_that_day(report, clerk, heir):
    account = Account.objects.get(username=clerk.account)
    before = posts_held(account, DAY - timedelta(1))
    merged(report, heir)

    assert (len(before), posts_held(account, DAY)) == (1, [])


def test_what_was_sent_before_is_approved_by_the_office_it_answered_to(report, specialist, heir):
    sent(report)
    merged(report, heir)

    assert APPROVE in acts_open(report, specialist)
    assert actions.approve_report(report, by=specialist).state == State.APPROVED


def test_what_was_not_sent_is_finished_by_the_office_and_judged_by_another_there(report, specialist, head, heir):
    merged(report, heir)
    assert FILL in acts_open(report, specialist)
    assert str(report.unit) in [duty.about for duty in duties_of(specialist, str(YEAR))]

    sent(report, specialist)
    with pytest.raises(NotNow):
        actions.approve_report(report, by=specialist)
    with pytest.raises(NotNow):
        actions.approve_report(report, by=replace(head, account=specialist.account))

    assert actions.approve_report(report, by=head).approved_account == head.account


def test_the_office_does_not_fill_in_for_a_school_that_stands(report, specialist):
    with pytest.raises(Refused):
        fill(report, specialist)


def test_a_locked_report_of_a_school_that_is_gone_is_opened_by_two_people_of_the_office(report, specialist, head, heir):
    brought_to(report, State.LOCKED)
    merged(report, heir)
    unlocking.ask_unlock(report, "Sai tổng.", by=specialist)
    report.refresh_from_db()

    assert UNLOCK in acts_open(report, head)
    assert unlocking.unlock_report(report, by=head).state == State.RETURNED
    assert actions.send_report(LAW, fill(report, specialist), by=specialist).state == State.SENT


def test_a_school_that_moved_is_judged_by_the_office_it_answers_to_now(report, round_, specialist):
    other = an_office("phong-khac", "Phòng khác")
    theirs = someone(Role.SPECIALIST, other)
    sent(report)
    move_unit(report.unit, other, day=DAY, by=SYSTEM)

    with pytest.raises(Refused):
        actions.approve_report(report, by=specialist)
    assert [duty.url for duty in duties_of(theirs, str(YEAR))] == [report.get_absolute_url()]
    actions.approve_report(report, by=theirs)
    assert report in reports_open_to(specialist)  # the office that asked goes on reading what was approved


def test_when_the_office_is_gone_too_the_one_above_it_takes_over(office, province, report):
    sent(report)
    close_unit(report.unit, day=DAY, by=SYSTEM)
    for code in ("truong-hai", "truong-ba"):
        close_unit(report_of(report.round, code).unit, day=DAY, by=SYSTEM)
    close_unit(office, day=DAY, by=SYSTEM)

    assert actions.approve_report(report, by=someone(Role.HEAD, province)).state == State.APPROVED


def test_when_the_office_was_merged_its_successor_takes_over(office, report):
    sent(report)
    close_unit(report.unit, day=DAY, by=SYSTEM)
    new = an_office("phong-moi", "Phòng mới")
    for code in ("truong-hai", "truong-ba"):
        move_unit(report_of(report.round, code).unit, new, day=DAY, by=SYSTEM)
    merge_units([office], new, day=DAY, by=SYSTEM)

    assert actions.approve_report(report, by=someone(Role.HEAD, new)).state == State.APPROVED


def test_the_same_person_gets_another_answer_on_another_day(report, specialist):
    report = sent(report)
    move_unit(report.unit, an_office("phong-khac", "Phòng khác"), day=AFTER, by=SYSTEM)

    assert [APPROVE in acts_open(report, replace(specialist, day=day)) for day in (DAY, AFTER)] == [True, False]


def test_many_rounds_elsewhere_cost_as_much_as_one(office, province, client, on_the_day):
    first = a_round(office)
    desk = signed_in(client, someone(Role.MINISTRY_READER, province))
    desk.post(reverse("choose-year"), {"year": str(YEAR)})

    def asked():
        with CaptureQueriesContext(connection) as seen:
            desk.get(reverse("collect-rounds"))
        return len(seen)

    asked()
    one = asked()
    for number in range(5):
        below = an_office(f"phong-{number}", f"Phòng {number}")
        move_unit(below, province, day=LONG_AGO + timedelta(1), by=SYSTEM)
        a_round(below)

    assert (asked(), first.unit) == (one, office)
