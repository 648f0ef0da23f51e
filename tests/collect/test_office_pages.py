"""The office's pages: rounds opened and closed, who has sent, review, return, approval, locks."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from namhoc.collect import actions, unlocking
from namhoc.collect.models import Note, Report, Round, State
from namhoc.collect.standing import lines_of
from namhoc.engine.gaps import NOT_REPORTED
from namhoc.people.roles import Role
from namhoc.units.actions import merge_units
from tests.collect.desk import (
    COMMUNE,
    LAW,
    SYSTEM,
    UNIVERSALISATION,
    YEAR,
    a_round,
    a_unit,
    an_office,
    approved,
    clerk_of,
    fill,
    report_of,
    sent,
    signed_in,
    someone,
)


def messages_in(response):
    return [str(message) for message in response.context["messages"]]


def state_of(report):
    return Report.objects.get(pk=report.pk).state


def press(client, name, report, **given):
    return client.post(reverse(name, args=[report.pk]), given, follow=True)


# --- rounds -----------------------------------------------------------------------------------------------------------


def test_without_rounds_the_page_says_what_a_round_is(as_specialist):
    page = as_specialist.get(reverse("collect-rounds"))

    assert "No round is open in the school year 2020-2021" in page.content.decode().replace("\u2011", "-")
    assert [code for code, _label in page.context["form"].fields["code"].choices] == [
        "start-of-year",
        "universalisation",
        "middle-of-year",
        "end-of-year",
    ]


def test_a_round_is_opened_on_its_page(as_specialist):
    page = as_specialist.post(
        reverse("collect-open-round"), {"code": "start-of-year", "year": "2020-2021"}, follow=True
    )

    opened = Round.objects.get()
    assert page.redirect_chain == [(opened.get_absolute_url(), 302)]
    assert [line.name for line in page.context["standing"].shown] == [
        "Trường Mầm non Hai",
        "Trường THCS Ba",
        "Trường Tiểu học Một",
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"code": "start-of-year", "year": "2020-2021"},
        {"code": "no-round", "year": "2020-2021"},
        {"code": "middle-of-year", "year": "1999-2000"},
        {},
    ],
)
def test_a_round_that_cannot_be_opened_says_why(as_specialist, round_, given):
    page = as_specialist.post(reverse("collect-open-round"), given)

    assert (page.status_code, Round.objects.count()) == (422, 1)
    assert page.context["form"].errors


def test_the_rounds_of_the_chosen_year_stand_first_and_count(as_specialist, office, round_):
    a_round(office, year=YEAR.previous)
    approved(report_of(round_, "truong-mot"))
    sent(report_of(round_, "truong-hai"))

    page = as_specialist.get(reverse("collect-rounds"))

    counts = [(one.all, one.sent, one.done, one.returned) for one, _label in page.context["rounds"]]
    assert counts == [(3, 1, 1, 0)]
    assert [one.year for one, _label in page.context["other_rounds"]] == ["2019-2020"]


def test_a_clerk_finds_the_own_reports_and_no_rounds(as_clerk, report):
    page = as_clerk.get(reverse("collect-rounds"))

    assert [line.report for line in page.context["lines"]] == [report]
    assert (list(page.context["rounds"]), page.context["form"]) == ([], None)


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.COUNCIL, Role.EDITOR])
def test_posts_without_reports_are_told_so(client, office, round_, on_the_day, role):
    desk = signed_in(client, someone(role, office))

    pages = [desk.get(reverse("collect-rounds")), desk.get(round_.get_absolute_url())]

    assert [page.status_code for page in pages] == [403, 404]


def test_a_clerk_does_not_see_the_round_nor_open_one(as_clerk, round_):
    seen = as_clerk.get(round_.get_absolute_url())
    opened = as_clerk.post(reverse("collect-open-round"), {"code": "middle-of-year", "year": "2020-2021"})

    assert (seen.status_code, opened.status_code, Round.objects.count()) == (404, 403, 1)


def test_another_office_s_round_is_not_there(client, round_, on_the_day):
    stranger = signed_in(client, someone(Role.SPECIALIST, an_office("phong-khac", "Phòng khác")))

    assert stranger.get(round_.get_absolute_url()).status_code == 404
    assert press(stranger, "collect-close-round", round_).status_code == 404


def test_a_round_is_closed_and_opened_again_on_its_page(as_specialist, round_):
    closed = press(as_specialist, "collect-close-round", round_)
    twice = press(as_specialist, "collect-close-round", round_)
    opened = press(as_specialist, "collect-close-round", round_, reopen="1")

    assert [messages_in(page) for page in (closed, twice, opened)] == [
        ["The round is closed. Reports that were not sent stay as they are."],
        ["This round is closed. Ask the office to open it again."],
        ["The round is open again."],
    ]


# --- how a round stands -----------------------------------------------------------------------------------------------


def test_what_waits_for_the_office_stands_first_with_what_is_to_look_at(round_):
    sent(report_of(round_, "truong-mot"), **{"classes.grade-1": 9, "plan.enrolment": NOT_REPORTED})
    approved(report_of(round_, "truong-hai"))

    lines = lines_of(LAW, list(round_.reports.select_related("round", "unit")), round_.due)

    assert [(line.report.unit.code, line.report.state, line.warnings, line.blank) for line in lines] == [
        ("truong-mot", "sent", 1, 1),
        ("truong-ba", "draft", 0, 0),
        ("truong-hai", "approved", 0, 0),
    ]


def test_a_report_is_late_from_the_day_after_it_was_due(round_):
    reports = list(round_.reports.select_related("round", "unit"))
    days = [round_.due - timedelta(1), round_.due, round_.due + timedelta(1)]

    seen = [(line.late, line.days_left) for day in days for line in lines_of(LAW, reports, day)[:1]]

    assert seen == [(False, 1), (False, 0), (True, -1)]


def test_a_sent_report_is_never_late(round_):
    report = report_of(round_, "truong-mot")
    sent(report)
    report.refresh_from_db()

    assert [line.late for line in lines_of(LAW, [report], round_.due + timedelta(30))] == [False]


def test_those_who_are_late_stand_ready_for_a_message(as_specialist, round_, monkeypatch):
    sent(report_of(round_, "truong-mot"))
    monkeypatch.setenv("NAMHOC_TODAY", "2020-11-02")

    page = as_specialist.get(round_.get_absolute_url())

    assert [line.name for line in page.context["standing"].late] == ["Trường Mầm non Hai", "Trường THCS Ba"]
    assert "Not sent yet: Trường Mầm non Hai; Trường THCS Ba." in " ".join(page.content.decode().split())


def test_the_round_can_be_seen_by_state(as_specialist, round_):
    sent(report_of(round_, "truong-mot"))

    waiting = as_specialist.get(round_.get_absolute_url(), {"state": "sent"})
    nonsense = as_specialist.get(round_.get_absolute_url(), {"state": "nonsense"})

    assert [line.name for line in waiting.context["standing"].shown] == ["Trường Tiểu học Một"]
    assert len(nonsense.context["standing"].shown) == 3


def test_every_state_is_told_by_colour_sign_and_text(as_specialist, round_):
    sent(report_of(round_, "truong-mot"))

    page = as_specialist.get(round_.get_absolute_url()).content.decode()

    assert re.findall(r'class="tag (tag-\w+)">([^<]+)<', page) == [
        ("tag-wait", "Sent"),
        ("tag-calm", "Not begun"),
        ("tag-calm", "Not begun"),
    ]


def test_a_round_that_asks_nobody_says_so(as_specialist, office):
    empty = a_round(office, UNIVERSALISATION)

    page = as_specialist.get(empty.get_absolute_url())

    assert "This round asks nobody" in page.content.decode()


def test_a_school_that_has_gone_is_still_among_the_round_s(as_specialist, round_):
    mot, hai = report_of(round_, "truong-mot").unit, report_of(round_, "truong-hai").unit
    merge_units([hai], mot, day=round_.opened_on, by=SYSTEM)

    page = as_specialist.get(round_.get_absolute_url())

    assert "Trường Mầm non Hai" in [line.name for line in page.context["standing"].lines]
    assert as_specialist.get(report_of(round_, "truong-hai").get_absolute_url()).status_code == 200


def counted(client, url):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def test_the_round_asks_as_many_queries_for_three_schools_as_for_thirty(as_specialist, office, round_):
    for code in ("truong-mot", "truong-hai"):
        sent(report_of(round_, code))
    for at in range(27):
        a_unit(office, f"truong-them-{at}", f"Trường thêm {at}", "primary")
    many = actions.open_round(LAW, office, YEAR.next, "start-of-year", by=someone(Role.SPECIALIST, office))
    for report in many.reports.select_related("round", "unit")[:12]:
        sent(report)
    counted(as_specialist, round_.get_absolute_url())

    assert many.reports.count() == 30
    assert counted(as_specialist, many.get_absolute_url()) == counted(as_specialist, round_.get_absolute_url())


def test_the_list_of_rounds_asks_as_many_queries_for_one_as_for_six(as_specialist, office, round_):
    counted(as_specialist, reverse("collect-rounds"))
    one = counted(as_specialist, reverse("collect-rounds"))
    for year in (YEAR.previous, YEAR, YEAR.next):
        for code in ("middle-of-year", "end-of-year"):
            a_round(office, code, year)

    assert counted(as_specialist, reverse("collect-rounds")) == one


def test_the_clerk_s_list_asks_as_many_queries_for_one_report_as_for_four(as_clerk, office, report):
    counted(as_clerk, reverse("collect-rounds"))
    one = counted(as_clerk, reverse("collect-rounds"))
    for code in ("middle-of-year", "end-of-year"):
        a_round(office, code)
    a_round(office, year=YEAR.previous)

    assert len(as_clerk.get(reverse("collect-rounds")).context["lines"]) == 4
    assert counted(as_clerk, reverse("collect-rounds")) == one


# --- review -----------------------------------------------------------------------------------------------------------


def test_the_review_shows_what_changed_much_and_takes_a_note_on_every_cell(as_specialist, office, round_):
    earlier = a_round(office, year=YEAR.previous)
    approved(report_of(earlier, "truong-mot"), **{"pupils.grade-1": 31, "pupils.grade-2": 100, "girls.grade-1": 0})
    report = report_of(round_, "truong-mot")
    sent(report, **{"pupils.grade-1": 40, "pupils.grade-2": 101})

    page = as_specialist.get(report.get_absolute_url())

    cells = [cell for grid in page.context["grids"] for cell in grid.cells]
    told = {cell.question: (cell.change, cell.differs_much) for cell in cells if cell.change}
    assert told == {
        "pupils.grade-1": (9, True),
        "pupils.grade-2": (1, False),
        "girls.grade-1": (5, True),
    }
    written = re.findall(r'<textarea[^>]* name="note:([^"]*)"', page.content.decode())
    assert written == [*(cell.question for cell in cells), ""]


def test_a_report_is_returned_with_notes_on_its_cells(as_specialist, specialist, report):
    sent(report)
    notes = {"note:pupils.grade-1": "Khác sổ.", "note:girls.grade-1": "", "note:": "Gấp.", "note:no-such": "?"}

    page = press(as_specialist, "collect-return", report, **notes)

    assert page.redirect_chain == [(reverse("collect-round", args=[report.round_id]), 302)]
    assert state_of(report) == State.RETURNED
    assert sorted(Note.objects.values_list("question", "text")) == [("", "Gấp."), ("pupils.grade-1", "Khác sổ.")]


def test_notes_are_not_lost_when_the_report_was_approved_meanwhile(as_specialist, report):
    approved(report)

    page = press(as_specialist, "collect-return", report, **{"note:": "Gấp."})

    assert page.status_code == 409
    assert messages_in(page) == ["Only a report that has been sent can be approved or returned."]
    assert (state_of(report), Note.objects.count()) == (State.APPROVED, 0)


def test_a_return_without_a_note_is_asked_for_one_and_keeps_the_rest(as_specialist, report):
    sent(report)

    page = press(as_specialist, "collect-return", report, **{"note:": "  "})

    assert (page.status_code, state_of(report)) == (409, State.SENT)
    assert messages_in(page) == ["Write what is to be mended: a note on a cell, or on the whole report."]


def test_approving_leads_to_the_next_that_waits(as_specialist, round_):
    for code in ("truong-mot", "truong-hai"):
        sent(report_of(round_, code))
    hai, mot = report_of(round_, "truong-hai"), report_of(round_, "truong-mot")

    first = press(as_specialist, "collect-approve", hai, next="1")
    last = press(as_specialist, "collect-approve", mot, next="1")

    assert first.redirect_chain == [(mot.get_absolute_url(), 302)]
    assert last.redirect_chain == [(round_.get_absolute_url(), 302)]
    assert (state_of(hai), state_of(mot)) == (State.APPROVED, State.APPROVED)


def test_the_sender_finds_no_button_to_approve(as_specialist, office, specialist):
    a_unit(office, COMMUNE, "Xã Mẫu", "commune")
    report = report_of(a_round(office, UNIVERSALISATION), COMMUNE)
    fill(report, specialist)
    press(as_specialist, "collect-send", report, version=report.version + 1, declared="on")

    page = as_specialist.get(report.get_absolute_url())
    refused = press(as_specialist, "collect-approve", report)

    assert (state_of(report), page.context["acts"]) == (State.SENT, {"return-report"})
    assert "someone else must approve it" in page.content.decode()
    assert messages_in(refused) == ["Whoever sent a report cannot approve it. Someone else must."]


def test_locking_and_unlocking_go_through_their_pages(client, report, office, on_the_day):
    approved(report)
    head, clerk = someone(Role.HEAD, office), clerk_of(report.unit)

    press(signed_in(client, head), "collect-lock", report)
    locked = state_of(report)
    press(signed_in(client, clerk), "collect-ask-unlock", report, reason="nhập nhầm")
    shown = signed_in(client, head).get(report.get_absolute_url()).content.decode()
    listed = client.get(reverse("collect-round", args=[report.round_id])).context["standing"].lines
    press(client, "collect-unlock", report)

    assert (locked, state_of(report)) == (State.LOCKED, State.RETURNED)
    assert "“nhập nhầm”" in shown
    assert [line.report.unit.code for line in listed if line.asks_unlock] == ["truong-mot"]


def test_unlocking_alone_says_who_else_is_needed(as_head, report):
    approved(report)

    page = press(as_head, "collect-unlock", report, reason="Sai.")

    assert "One person asks and says why, another opens it." in messages_in(page)[0]
    assert state_of(report) == State.APPROVED


ACTS = {
    "collect-return": (State.SENT, Role.CLERK, {"note:": "Sửa."}),
    "collect-approve": (State.SENT, Role.CLERK, {}),
    "collect-lock": (State.APPROVED, Role.CLERK, {}),
    "collect-unlock": (State.LOCKED, Role.SPECIALIST, {"reason": "Sai."}),
    "collect-ask-unlock": (State.LOCKED, Role.HEAD, {"reason": "Sai."}),
    "collect-upload": (State.SENT, Role.SPECIALIST, {}),
}


@pytest.mark.parametrize("name", ACTS)
def test_a_post_that_may_not_is_refused_in_words(client, office, report, on_the_day, name):
    state, role, given = ACTS[name]
    sent(report)
    if state in (State.APPROVED, State.LOCKED):
        actions.approve_report(report, by=someone(Role.HEAD, office))
    if state == State.LOCKED:
        actions.lock_report(report, by=SYSTEM)
    desk = signed_in(client, someone(role, report.unit if role is Role.CLERK else office))

    page = press(desk, name, report, **given)

    assert (page.status_code, state_of(report)) == (403, state)
    assert "It can be done by" in page.content.decode()


@pytest.mark.parametrize("name", ["collect-approve", "collect-lock", "collect-unlock"])
def test_an_act_that_comes_too_late_says_what_stands(as_head, report, specialist, name):
    actions.return_report(sent(report), {"": "Sửa."}, by=specialist)

    page = press(as_head, name, report, reason="Sai.")

    assert (page.redirect_chain, state_of(report)) == ([(report.get_absolute_url(), 302)], State.RETURNED)
    assert len(messages_in(page)) == 1


@pytest.mark.parametrize("name", [*ACTS, "collect-close-round"])
def test_acts_are_not_done_by_following_a_link(as_head, report, name):
    assert as_head.get(reverse(name, args=[report.pk])).status_code == 405


def test_a_request_for_unlocking_stands_first_in_the_round(round_, office):
    report = report_of(round_, "truong-mot")
    approved(report)
    sent(report_of(round_, "truong-hai"))
    unlocking.ask_unlock(report, "Sai.", by=clerk_of(report.unit))

    lines = lines_of(LAW, list(round_.reports.select_related("round", "unit")), round_.due)

    assert [line.report.unit.code for line in lines] == ["truong-mot", "truong-hai", "truong-ba"]
