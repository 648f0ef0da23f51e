"""What is done to rounds and reports, what is refused and to whom; each act leaves its entry."""

from dataclasses import replace

import pytest
from django.db import DataError, IntegrityError, connection, transaction

from namhoc.collect import actions, errors, unlocking
from namhoc.collect.errors import Blocked, NotNow
from namhoc.collect.in_hand import take_in_hand
from namhoc.collect.models import Answer, Note, Report, Round, State
from namhoc.collect.queries import approved_filings, reports_open_to
from namhoc.collect.receiving import receive
from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED, Gap, GapKind
from namhoc.journal.queries import broken_at, entries_about
from namhoc.people.errors import Refused
from namhoc.people.roles import Role
from namhoc.units.actions import merge_units
from tests.collect.desk import (
    COMMUNE,
    DAY,
    LAW,
    START,
    SYSTEM,
    UNIVERSALISATION,
    YEAR,
    a_round,
    a_unit,
    an_office,
    answers_to,
    approved,
    clerk_of,
    fill,
    report_of,
    sent,
    someone,
    workbook_for,
)

TOO_MANY_GIRLS = {"girls.grade-1": 9}


def acts_on(thing):
    return [entry.act for entry in entries_about(thing).reverse()]


def values(report):
    return {answer.question: answer.value for answer in Answer.objects.filter(report=report)}


# --- rounds -----------------------------------------------------------------------------------------------------------


def test_opening_a_round_asks_every_school_under_the_office(office):
    a_unit(office, COMMUNE, "Xã Mẫu", "commune")
    other = an_office("phong-khac", "Phòng khác")
    a_unit(other, "truong-khac", "Trường khác", "primary")

    opened = a_round(office)

    asked = {report.unit.code: (report.form, report.state) for report in opened.reports.all()}
    assert asked == dict.fromkeys(("truong-mot", "truong-hai", "truong-ba"), ("school-start-of-year", "draft"))
    assert (opened.opened_on, opened.reference_day.isoformat(), opened.due.isoformat()) == (
        DAY,
        "2020-09-30",
        "2020-10-30",
    )
    assert acts_on(opened) == ["open-round"]


def test_the_universalisation_round_asks_the_communes(office):
    a_unit(office, COMMUNE, "Xã Mẫu", "commune")

    opened = a_round(office, UNIVERSALISATION)

    assert [(report.unit.code, report.form) for report in opened.reports.all()] == [
        (COMMUNE, "commune-universalisation")
    ]


def test_a_round_is_opened_once(round_, office, specialist):
    with pytest.raises(NotNow) as refusal:
        actions.open_round(LAW, office, YEAR, START, by=specialist)

    assert refusal.value.message == errors.OPEN_ALREADY
    assert (Round.objects.count(), Report.objects.count()) == (1, 3)


@pytest.mark.parametrize("role", [Role.HEAD, Role.SECRETARY, Role.EDITOR, Role.CLERK])
def test_only_the_specialist_opens_a_round(office, role):
    with pytest.raises(Refused):
        actions.open_round(LAW, office, YEAR, START, by=someone(role, office))

    assert Round.objects.count() == 0


def test_a_closed_round_takes_no_first_answers_but_what_was_returned(round_, report, clerk, specialist):
    hai = report_of(round_, "truong-hai")
    actions.return_report(sent(hai), {"": "Xem lại."}, by=specialist)
    actions.close_round(round_, by=specialist)

    with pytest.raises(NotNow) as filling:
        fill(report, clerk)
    fill(hai, clerk_of(hai.unit), count=7)
    again = actions.send_report(LAW, hai, by=clerk_of(hai.unit))

    assert filling.value.message == errors.ROUND_CLOSED
    assert again.state == State.SENT


def test_a_filled_report_cannot_be_sent_once_the_round_is_closed(round_, report, clerk, specialist):
    fill(report, clerk)
    actions.close_round(round_, by=specialist)

    with pytest.raises(NotNow) as refusal:
        actions.send_report(LAW, report, by=clerk)

    assert refusal.value.message == errors.ROUND_CLOSED


def test_a_round_is_closed_and_opened_again_one_after_the_other(round_, specialist):
    with pytest.raises(NotNow):
        actions.reopen_round(round_, by=specialist)
    actions.close_round(round_, by=specialist)
    with pytest.raises(NotNow):
        actions.close_round(round_, by=specialist)
    actions.reopen_round(round_, by=specialist)

    round_.refresh_from_db()
    assert round_.closed_on is None
    assert acts_on(round_) == ["open-round", "close-round", "reopen-round"]


# --- filling in -------------------------------------------------------------------------------------------------------


def test_filling_in_keeps_numbers_and_every_kind_of_nothing_apart(report, clerk):
    missing = Gap(GapKind.MISSING, "hồ sơ bị hỏng do lũ")
    given = {"pupils.grade-1": 0, "girls.grade-1": NOT_APPLICABLE, "plan.enrolment": missing}

    fill(report, clerk, **given, **{"minority.grade-1": NOT_REPORTED})

    kept = values(report)
    assert {code: kept[code] for code in (*given, "minority.grade-1")} == {**given, "minority.grade-1": NOT_REPORTED}


def test_a_reason_as_long_as_cells_take_is_kept_whole(report, clerk):
    missing = Gap(GapKind.MISSING, "lũ " * 166)

    fill(report, clerk, **{"plan.enrolment": missing})

    assert values(report)["plan.enrolment"] == missing


def test_only_what_changed_is_written_and_told(report, clerk):
    fill(report, clerk)
    before = set(Answer.objects.values_list("pk", flat=True))

    fill(report, clerk, **{"pupils.grade-1": 6})
    fill(report, clerk, **{"pupils.grade-1": 6})

    assert len(set(Answer.objects.values_list("pk", flat=True)) - before) == 1
    assert next(entry.details for entry in entries_about(report)) == '{"cells":{"pupils.grade-1":6}}'
    assert acts_on(report) == ["fill-report", "fill-report"]


def test_two_people_do_not_write_over_each_other(report, clerk):
    answers = answers_to(report)
    actions.fill_report(report, answers, version=0, by=clerk)

    with pytest.raises(NotNow) as refusal:
        actions.fill_report(report, answers_to(report, count=9), version=0, by=clerk)

    assert refusal.value.message == errors.CHANGED_MEANWHILE
    assert values(report)["pupils.grade-1"] == 5


def test_a_school_fills_in_its_own_report_and_nobody_else_does(round_, report, specialist, head):
    for by in (clerk_of(report_of(round_, "truong-hai").unit), specialist, head):
        with pytest.raises(Refused):
            fill(report, by)

    assert Answer.objects.count() == 0


def test_the_office_fills_in_for_its_communes_and_the_head_approves(office, specialist, head):
    a_unit(office, COMMUNE, "Xã Mẫu", "commune")
    report = report_of(a_round(office, UNIVERSALISATION), COMMUNE)
    sent(report, by=specialist)

    with pytest.raises(NotNow) as refusal:
        actions.approve_report(report, by=specialist)
    approved_by_head = actions.approve_report(report, by=head)

    assert refusal.value.message == errors.OWN_REPORT
    assert approved_by_head.state == State.APPROVED


def test_a_workbook_s_answers_take_the_place_of_all_before(report, clerk):
    fill(report, clerk, count=9)
    data = workbook_for(report, {"pupils.grade-1": 40})
    received = receive(LAW, take_in_hand(LAW, report), "truong.xlsx", data)
    kept = actions.take_in_workbook(report, received.filing, data, by=clerk)

    now = values(report)
    assert {value for code, value in now.items() if code != "pupils.grade-1"} == {NOT_REPORTED}
    assert now["pupils.grade-1"] == 40
    assert (bytes(kept.content), kept.size, kept.received_by) == (data, len(data), clerk.name)
    assert set(Answer.objects.values_list("workbook", flat=True)) == {kept.pk}
    assert acts_on(report) == ["fill-report", "take-in-workbook"]


# --- sending ----------------------------------------------------------------------------------------------------------


def test_sending_notes_who_and_when_and_closes_the_report(report, clerk):
    done = sent(report, by=clerk)

    assert (done.state, done.sent_on, done.sent_by, done.sent_account) == ("sent", DAY, clerk.name, clerk.account)
    with pytest.raises(NotNow) as refusal:
        fill(report, clerk, count=6)
    assert refusal.value.message == errors.NOT_OPEN


def test_an_impossible_count_is_kept_but_stops_the_sending(report, clerk):
    fill(report, clerk, **TOO_MANY_GIRLS)

    with pytest.raises(Blocked) as blocked:
        actions.send_report(LAW, report, by=clerk)

    report.refresh_from_db()
    found = [(one.code, one.place.sheet, one.place.cell) for one in blocked.value.findings]
    assert found == [("collect.part-exceeds-whole", "Biểu 1", "E6")]
    assert (report.state, values(report)["girls.grade-1"]) == ("draft", 9)


def test_an_unlikely_count_stops_nothing(report, clerk):
    many_classes = {"classes.grade-1": 9}

    sent(report, by=clerk, **many_classes)

    findings = actions.findings_before_sending(LAW, report)
    assert [finding.code for finding in findings] == ["collect.part-looks-large"]


@pytest.mark.parametrize("begun", [False, True])
def test_an_empty_report_is_not_sent(report, clerk, begun):
    if begun:
        fill(report, clerk, count=NOT_REPORTED)

    with pytest.raises(Blocked) as blocked:
        actions.send_report(LAW, report, by=clerk)

    assert [finding.code for finding in blocked.value.findings] == ["collect.nothing-filled-in"]


def test_the_office_does_not_send_for_a_school(report, specialist, clerk):
    fill(report, clerk)

    with pytest.raises(Refused):
        actions.send_report(LAW, report, by=specialist)


# --- returning, approving, locking ------------------------------------------------------------------------------------


def test_returning_puts_a_note_on_each_cell_and_sending_again_settles_them(report, clerk, specialist):
    sent(report, by=clerk)
    back = actions.return_report(report, {"pupils.grade-1": " 42? ", "girls.grade-1": "  ", "": "Gấp."}, by=specialist)

    open_then = list(Note.objects.order_by("question").values_list("question", "text", "written_by", "settled_on"))
    sent(report, by=clerk, **{"pupils.grade-1": 42})

    assert back.state == State.RETURNED
    assert open_then == [("", "Gấp.", specialist.name, None), ("pupils.grade-1", "42?", specialist.name, None)]
    assert set(Note.objects.values_list("settled_on", flat=True)) == {DAY}


def test_a_report_is_not_returned_without_a_word(report, specialist):
    sent(report)

    with pytest.raises(NotNow) as refusal:
        actions.return_report(report, {"": " "}, by=specialist)

    assert refusal.value.message == errors.NEEDS_NOTE
    assert Report.objects.get(pk=report.pk).state == State.SENT


def test_approving_locking_and_the_way_back(report, clerk, specialist, head):
    approved(report)
    locked = actions.lock_report(report, by=head)
    with pytest.raises(NotNow) as filling:
        fill(report, clerk)
    unlocking.ask_unlock(report, "nhập nhầm lớp 1", by=clerk)
    opened = unlocking.unlock_report(report, "", by=head)

    assert locked.state == State.LOCKED
    assert filling.value.message == errors.LOCKED
    assert opened.state == State.RETURNED
    assert (opened.unlock_reason, opened.unlock_account, opened.unlocked_account) == (
        "nhập nhầm lớp 1",
        clerk.account,
        head.account,
    )
    assert acts_on(report) == [
        "fill-report",
        "send-report",
        "approve-report",
        "lock-report",
        "ask-unlock",
        "unlock-report",
    ]
    assert entries_about(report)[0].reason == "nhập nhầm lớp 1"
    assert broken_at() is None


REFUSED = {
    "return": (lambda report, by: actions.return_report(report, {"": "Sửa."}, by=by), State.SENT, Role.HEAD),
    "approve": (lambda report, by: actions.approve_report(report, by=by), State.SENT, Role.CLERK),
    "lock": (lambda report, by: actions.lock_report(report, by=by), State.APPROVED, Role.CLERK),
    "unlock": (lambda report, by: unlocking.unlock_report(report, "Sai.", by=by), State.LOCKED, Role.SPECIALIST),
    "ask": (lambda report, by: unlocking.ask_unlock(report, "Sai.", by=by), State.LOCKED, Role.HEAD),
}
ALLOWED = {
    "return": Role.SPECIALIST,
    "approve": Role.HEAD,
    "lock": Role.HEAD,
    "unlock": Role.HEAD,
    "ask": Role.CLERK,
}


def brought_to(report, state):
    if state in (State.APPROVED, State.LOCKED):
        approved(report)
        if state == State.LOCKED:
            actions.lock_report(report, by=SYSTEM)
    elif state == State.SENT:
        sent(report)


@pytest.mark.parametrize("act", REFUSED)
def test_another_role_is_refused_and_changes_nothing(report, office, act):
    do, state, role = REFUSED[act]
    brought_to(report, state)
    unit = report.unit if role is Role.CLERK else office
    before = Report.objects.filter(pk=report.pk).values().get()

    with pytest.raises(Refused):
        do(report, someone(role, unit, "another"))

    assert Report.objects.filter(pk=report.pk).values().get() == before


@pytest.mark.parametrize("act", REFUSED)
def test_an_act_in_another_state_is_refused(report, office, act):
    do, role = REFUSED[act][0], ALLOWED[act]
    unit = report.unit if role is Role.CLERK else office

    with pytest.raises(NotNow):
        do(report, someone(role, unit))

    assert Report.objects.get(pk=report.pk).state == State.DRAFT


def test_a_post_of_another_office_is_refused(report):
    other = an_office("phong-khac", "Phòng khác")
    sent(report)

    with pytest.raises(Refused):
        actions.approve_report(report, by=someone(Role.HEAD, other))


def test_nobody_grants_their_own_request(report, head):
    approved(report)
    asked = replace(clerk_of(report.unit), account=head.account)
    unlocking.ask_unlock(report, "Sai.", by=asked)

    with pytest.raises(NotNow) as refusal:
        unlocking.unlock_report(report, "Sai.", by=head)

    assert refusal.value.message == errors.OWN_REQUEST


def test_asking_for_unlocking_takes_a_reason(report, clerk):
    approved(report)

    with pytest.raises(NotNow) as refusal:
        unlocking.ask_unlock(report, " ", by=clerk)

    assert refusal.value.message == errors.NEEDS_REASON


def test_nobody_unlocks_a_report_alone(report, head):
    approved(report)

    with pytest.raises(NotNow) as refusal:
        unlocking.unlock_report(report, "Sai.", by=head)

    assert refusal.value.message == errors.NOT_ASKED
    assert Report.objects.get(pk=report.pk).state == State.APPROVED


def test_a_request_is_made_once(report, clerk, specialist):
    approved(report)
    unlocking.ask_unlock(report, "Sai.", by=clerk)

    with pytest.raises(NotNow) as refusal:
        unlocking.ask_unlock(report, "Sai nữa.", by=specialist)

    assert refusal.value.message == errors.ASKED_ALREADY


def test_once_sent_again_a_report_bears_no_request(report, clerk, head):
    approved(report)
    unlocking.ask_unlock(report, "Sai.", by=clerk)
    unlocking.unlock_report(report, by=head)
    again = sent(report, clerk)

    assert (again.approved_account, again.unlock_reason, again.unlock_account, again.unlocked_account) == ("",) * 4


SAME_PERSON = {
    "approves what they sent": {"state": "approved", "approved_account": "mai", "sent_account": "mai"},
    "opens what they asked for": {"unlock_reason": "Sai.", "unlock_account": "mai", "unlocked_account": "mai"},
    "opens what nobody asked for": {"unlock_reason": "Sai.", "unlocked_account": "mai"},
    "opens without a reason": {"unlock_account": "mai", "unlocked_account": "lan"},
}


@pytest.mark.parametrize("name", SAME_PERSON)
def test_the_database_refuses_that_one_person(report, name):
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(approved_on=DAY, **SAME_PERSON[name])


# --- reading ----------------------------------------------------------------------------------------------------------


def test_only_approved_reports_are_handed_on(round_, office):
    approved(report_of(round_, "truong-mot"))
    sent(report_of(round_, "truong-hai"))

    handed = approved_filings(office, YEAR)

    assert [(filing.unit, filing.kind, filing.round) for filing in handed] == [("truong-mot", "primary", START)]


def test_an_office_sees_what_was_sent_and_what_a_school_that_is_gone_left(report, round_, specialist):
    sent(report_of(round_, "truong-ba"))
    hai = report_of(round_, "truong-hai")
    merge_units([hai.unit], report.unit, day=DAY, by=SYSTEM)

    seen = {one.unit.code for one in reports_open_to(specialist)}

    assert seen == {"truong-hai", "truong-ba"}


# --- what the database itself refuses ---------------------------------------------------------------------------------

BROKEN = [
    {"number": None, "gap": ""},
    {"number": 1, "gap": "missing"},
    {"number": -1, "gap": ""},
]


@pytest.mark.parametrize("kept", BROKEN)
def test_an_answer_is_a_count_or_a_gap(report, kept):
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(report=report, question="pupils.grade-1", sheet="Biểu 1", cell="D6", **kept)


def test_a_question_is_answered_once_a_report(report):
    Answer.objects.create(report=report, question="pupils.grade-1", number=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(report=report, question="pupils.grade-1", number=2)


def test_an_approved_report_says_when(report):
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(state=State.APPROVED)


@pytest.mark.postgres
def test_a_reason_longer_than_cells_take_is_refused(report):
    assert connection.vendor == "postgresql"
    with pytest.raises(DataError), transaction.atomic():
        Answer.objects.create(report=report, question="plan.enrolment", gap="missing", reason="l" * 501)
