"""The clerk's pages: fill in, check, send; what was typed is never lost."""

import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from namhoc.collect import actions
from namhoc.collect.answers import Filing
from namhoc.collect.models import Answer, Report, State
from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED, Gap, GapKind
from namhoc.journal.queries import entries_about
from namhoc.law.school_year import SchoolYear
from namhoc.people.roles import Role
from namhoc.units.actions import close_unit, merge_units
from tests.collect.desk import (
    DAY,
    SYSTEM,
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
    signed_in,
    someone,
)


def text(response):
    """What a reader sees of the page."""
    content = response.content.decode().partition("<main")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", content)).split())


def messages_in(response):
    return [str(message) for message in response.context["messages"]]


def typed(report, version=None, was=None, **cells):
    """What the grid sends: cells by question, and what stood there before."""
    report.refresh_from_db()
    return {
        "version": report.version if version is None else version,
        "was": json.dumps(was or {}),
        **cells,
    }


def value_of(report, question):
    return Answer.objects.get(report=report, question=question).value


def cells_of(response):
    return {cell.question: cell for grid in response.context["grids"] for cell in grid.cells}


def save(client, report, **given):
    return client.post(report.get_absolute_url(), typed(report, **given), follow=True)


# --- the grid ---------------------------------------------------------------------------------------------------------


def test_the_grid_has_an_input_for_every_question_and_no_other(as_clerk, report):
    page = as_clerk.get(report.get_absolute_url())

    names = re.findall(r'<input id="b\d+-[A-Z]+\d+" name="([^"]+)"', page.content.decode())
    assert names == list(cells_of(page))
    assert len(names) == 5 * 6 + 3 * 3 + 2 + 5 + 1
    assert [(grid.name, grid.adds_up) for grid in page.context["grids"]] == [
        ("Biểu 1", True),
        ("Biểu 2", True),
        ("Biểu 3", False),
        ("Biểu 4", False),
    ]


def test_cells_have_the_addresses_of_the_workbook(as_clerk, report):
    cells = cells_of(as_clerk.get(report.get_absolute_url()))

    assert (cells["pupils.grade-1"].cell, cells["plan.enrolment"].cell) == ("D6", "C6")
    assert (cells["pupils.grade-1"].anchor, cells["plan.enrolment"].anchor) == ("b1-D6", "b4-C6")


def test_numbers_and_gaps_are_typed_as_in_the_workbook(as_clerk, report):
    page = save(
        as_clerk,
        report,
        **{"pupils.grade-1": " 34 ", "girls.grade-1": "0", "minority.grade-1": "KAD", "plan.enrolment": "thiếu: lũ"},
    )

    assert value_of(report, "pupils.grade-1") == 34
    assert value_of(report, "girls.grade-1") == 0
    assert value_of(report, "minority.grade-1") == NOT_APPLICABLE
    assert value_of(report, "plan.enrolment") == Gap(GapKind.MISSING, "lũ")
    assert value_of(report, "rooms.classrooms") == NOT_REPORTED
    assert messages_in(page) == ["Saved: 4 cells."]


def test_a_cell_that_is_emptied_is_not_reported(as_clerk, clerk, report):
    fill(report, clerk)

    save(as_clerk, report, was={"pupils.grade-1": "5"}, **{"pupils.grade-1": ""})

    assert value_of(report, "pupils.grade-1") == NOT_REPORTED


def test_saving_what_was_there_writes_nothing(as_clerk, clerk, report):
    fill(report, clerk)

    page = save(as_clerk, report, was={"pupils.grade-1": "5"}, **{"pupils.grade-1": "5"})

    report.refresh_from_db()
    assert (report.version, messages_in(page)) == (1, ["Nothing was changed."])


def test_unreadable_cells_are_shown_again_and_the_others_are_saved(as_clerk, report):
    page = as_clerk.post(
        report.get_absolute_url(),
        typed(report, **{"pupils.grade-1": "1.234", "girls.grade-1": "12", "plan.enrolment": "thiếu"}),
    )

    cells = cells_of(page)
    assert page.status_code == 422
    assert value_of(report, "girls.grade-1") == 12
    assert value_of(report, "pupils.grade-1") == NOT_REPORTED
    assert (cells["pupils.grade-1"].text, cells["plan.enrolment"].text) == ("1.234", "thiếu")
    assert 'value="1.234"' in page.content.decode()
    assert [finding.code for finding in cells["pupils.grade-1"].findings] == ["collect.not-a-number"]
    assert [(cell.cell, finding.code) for cell, finding in page.context["problems"]] == [
        ("D6", "collect.not-a-number"),
        ("C6", "collect.missing-without-reason"),
    ]
    assert '<a href="#b1-D6">' in page.content.decode()


def test_an_impossible_count_is_saved_and_said_at_its_cell_and_on_top(as_clerk, report):
    page = save(as_clerk, report, **{"pupils.grade-1": "40", "girls.grade-1": "45"})

    content = page.content.decode()
    assert page.status_code == 200
    assert value_of(report, "girls.grade-1") == 45
    assert 'href="#b1-E6"' in content
    assert re.search(r'id="b1-E6"[^>]*aria-describedby="b1-E6-e1"[^>]*aria-invalid="true"', content)
    assert 'id="b1-E6-e1"' in content


def test_saving_to_check_leads_to_the_check(as_clerk, report):
    response = as_clerk.post(report.get_absolute_url(), {**typed(report), "check": "1", "pupils.grade-1": "4"})

    assert (response.status_code, response.url) == (302, reverse("collect-send", args=[report.pk]))
    assert value_of(report, "pupils.grade-1") == 4


# --- two people at once -----------------------------------------------------------------------------------------------


def test_a_stale_save_keeps_what_was_typed_and_shows_what_someone_else_put(as_clerk, clerk, report):
    fill(report, clerk)
    screen = {"pupils.grade-1": "5", "girls.grade-1": "5", "minority.grade-1": "5"}
    fill(report, clerk, **{"pupils.grade-1": 41, "girls.grade-1": 4})

    page = as_clerk.post(
        report.get_absolute_url(),
        typed(report, 1, screen, **{**screen, "pupils.grade-1": "42", "minority.grade-1": "3"}),
    )

    cells = cells_of(page)
    assert page.status_code == 409
    assert value_of(report, "pupils.grade-1") == 41
    shown = {code: (cells[code].text, cells[code].stored) for code in screen}
    assert shown == {"pupils.grade-1": ("42", 41), "girls.grade-1": ("4", None), "minority.grade-1": ("3", None)}
    assert 'name="version" value="2"' in page.content.decode()


def test_saving_again_after_that_changes_only_what_was_typed(as_clerk, clerk, report):
    fill(report, clerk)
    fill(report, clerk, **{"pupils.grade-1": 41, "girls.grade-1": 4})
    now = {"pupils.grade-1": "41", "girls.grade-1": "4"}

    save(as_clerk, report, was=now, **{"pupils.grade-1": "42", "girls.grade-1": "4"})

    assert (value_of(report, "pupils.grade-1"), value_of(report, "girls.grade-1")) == (42, 4)


def test_what_was_typed_into_a_report_sent_meanwhile_is_shown_as_not_saved(as_clerk, report):
    sent(report)

    page = as_clerk.post(report.get_absolute_url(), typed(report, 0, {}, **{"pupils.grade-1": "42"}))

    assert page.status_code == 409
    assert [(cell.question, shown) for cell, shown in page.context["lost"]] == [("pupils.grade-1", "42")]
    assert value_of(report, "pupils.grade-1") == 5


@pytest.mark.parametrize("was", ["", "no json", "[1]", '{"pupils.grade-1": null}'])
def test_a_spoilt_screen_loses_nothing(as_clerk, report, was):
    as_clerk.post(report.get_absolute_url(), {"version": "0", "was": was, "pupils.grade-1": "4"})

    assert value_of(report, "pupils.grade-1") == 4


def test_a_save_without_a_version_is_taken_for_a_stale_one(as_clerk, report):
    page = as_clerk.post(report.get_absolute_url(), {"pupils.grade-1": "4"})

    assert (page.status_code, Answer.objects.count()) == (409, 0)


# --- a year before ----------------------------------------------------------------------------------------------------


def before_of(client, report, question="pupils.grade-1"):
    return cells_of(client.get(report.get_absolute_url()))[question].before


def test_the_year_before_stands_beside(client, office, on_the_day):
    approved(report_of(a_round(office, year=YEAR.previous), "truong-mot"), **{"pupils.grade-1": 31})
    report = report_of(a_round(office), "truong-mot")

    page = signed_in(client, clerk_of(report.unit)).get(report.get_absolute_url())

    assert cells_of(page)["pupils.grade-1"].before == 31
    assert 'aria-describedby="b1-D6-b"' in page.content.decode()


def test_a_draft_of_the_year_before_does_not_stand_beside(client, office, on_the_day):
    earlier = report_of(a_round(office, year=YEAR.previous), "truong-mot")
    fill(earlier, clerk_of(earlier.unit))
    report = report_of(a_round(office), "truong-mot")

    assert before_of(signed_in(client, clerk_of(report.unit)), report) is None


def merged(office, **answers):
    """Two schools of last year, now one; its report of this year."""
    for code in ("truong-cu-a", "truong-cu-b"):
        a_unit(office, code, code, "primary")
    earlier = a_round(office, year=YEAR.previous)
    for code, changed in answers.items():
        approved(report_of(earlier, code.replace("_", "-")), **changed)
    new = a_unit(office, "truong-moi", "Trường mới", "primary", since=SchoolYear(2020).day(8, 1, turn=8))
    old = [report_of(earlier, code).unit for code in ("truong-cu-a", "truong-cu-b")]
    merge_units(old, new, day=SchoolYear(2020).day(8, 1, turn=8), by=SYSTEM)
    return report_of(a_round(office), "truong-moi")


def test_two_schools_that_became_one_stand_beside_together(client, office, on_the_day):
    report = merged(
        office,
        truong_cu_a={"pupils.grade-1": 20, "girls.grade-1": NOT_APPLICABLE, "pupils.grade-2": NOT_REPORTED},
        truong_cu_b={"pupils.grade-1": 15},
    )
    cells = cells_of(signed_in(client, clerk_of(report.unit)).get(report.get_absolute_url()))

    assert {code: cells[code].before for code in ("pupils.grade-1", "girls.grade-1", "pupils.grade-2")} == {
        "pupils.grade-1": 35,
        "girls.grade-1": 5,
        "pupils.grade-2": NOT_REPORTED,
    }


def test_half_of_what_became_one_school_is_not_compared_with(client, office, on_the_day):
    report = merged(office, truong_cu_a={"pupils.grade-1": 20})

    assert before_of(signed_in(client, clerk_of(report.unit)), report) is None


# --- checking and sending ---------------------------------------------------------------------------------------------


def check(client, report):
    return client.get(reverse("collect-send", args=[report.pk]))


def send(client, report, **given):
    report.refresh_from_db()
    return client.post(reverse("collect-send", args=[report.pk]), {"version": report.version, **given}, follow=True)


def test_the_check_tells_blocks_warnings_changes_blanks_and_totals(client, office, on_the_day):
    approved(report_of(a_round(office, year=YEAR.previous), "truong-mot"), **{"pupils.grade-2": 40})
    report = report_of(a_round(office), "truong-mot")
    clerk = clerk_of(report.unit)
    fill(
        report,
        clerk,
        **{"girls.grade-1": 9, "classes.grade-3": 7, "pupils.grade-2": 10, "disabled.grade-4": NOT_REPORTED},
    )

    checked = check(signed_in(client, clerk), report).context["check"]

    assert [(finding.code, cell.cell) for finding, cell in checked.errors] == [("collect.part-exceeds-whole", "E6")]
    assert [(finding.code, cell.cell) for finding, cell in checked.warnings] == [("collect.part-looks-large", "C8")]
    assert [(cell.cell, cell.before, cell.value) for cell in checked.changes] == [("D7", 40, 10)]
    assert [(grid.name, [cell.cell for cell in cells]) for grid, cells in checked.blank] == [("Biểu 1", ["G9"])]
    totals = {column.letter: column.total for column in checked.totals[0].columns}
    assert totals == {"C": 27, "D": 30, "E": 29, "F": 25, "G": 20, "H": 25}


def test_sending_takes_the_declaration(as_clerk, clerk, report):
    fill(report, clerk)

    refused = send(as_clerk, report)
    declared = send(as_clerk, report, declared="on")

    assert refused.status_code == 422
    assert "Tick this line" in text(refused)
    assert declared.redirect_chain == [(report.get_absolute_url(), 302)]
    assert Report.objects.get(pk=report.pk).state == State.SENT


def test_a_report_that_changed_after_the_check_is_looked_at_again(as_clerk, clerk, report):
    fill(report, clerk)

    page = as_clerk.post(reverse("collect-send", args=[report.pk]), {"version": 0, "declared": "on"}, follow=True)

    assert messages_in(page) == ["The report has changed since you looked at it. Look again, then send it."]
    assert Report.objects.get(pk=report.pk).state == State.DRAFT


def test_what_stands_in_the_way_is_shown_instead_of_sending(as_clerk, clerk, report):
    fill(report, clerk, **{"girls.grade-1": 9})

    page = send(as_clerk, report, declared="on")

    assert (page.status_code, Report.objects.get(pk=report.pk).state) == (422, State.DRAFT)
    assert f'href="{report.get_absolute_url()}#b1-E6"' in page.content.decode()


def test_a_report_that_was_sent_is_not_checked_again(as_clerk, report):
    sent(report)

    response = check(as_clerk, report)

    assert (response.status_code, response.url) == (302, report.get_absolute_url())


# --- notes, history, who sees what ------------------------------------------------------------------------------------


def test_the_clerk_sees_each_note_at_its_cell_and_in_a_list(as_clerk, report, specialist):
    sent(report)
    actions.return_report(report, {"pupils.grade-1": "Khác sổ.", "": "Gửi lại trước thứ Sáu."}, by=specialist)

    page = as_clerk.get(report.get_absolute_url())

    assert [(cell.cell, note.text) for cell, note in page.context["noted"]] == [("D6", "Khác sổ.")]
    assert [note.text for note in page.context["whole_notes"]] == ["Gửi lại trước thứ Sáu."]
    assert 'aria-describedby="b1-D6-n1"' in page.content.decode()


def test_the_history_tells_who_did_what(as_clerk, clerk, report, specialist):
    sent(report, by=clerk, **{"pupils.grade-1": 6, "plan.enrolment": Gap(GapKind.MISSING, "lũ")})
    actions.return_report(report, {"pupils.grade-1": "Khác sổ.", "": "Gấp."}, by=specialist)

    told = as_clerk.get(reverse("collect-history", args=[report.pk])).context["told"]

    assert [(one.act, one.who, one.post, one.day) for one in told] == [
        ("Returned the report", specialist.name, "Office specialist", DAY),
        ("Sent the report", clerk.name, "School clerk", DAY),
        ("Filled in", clerk.name, "School clerk", DAY),
    ]
    assert sorted(told[0].cells) == [("Biểu 1 D6: Grade 1: Learners", "Khác sổ."), ("The whole report", "Gấp.")]
    assert ("Biểu 4 C6: Learners in the plan given: Number", "thiếu: lũ") in told[2].cells


def test_from_a_cell_one_reaches_who_changed_it(as_clerk, clerk, report, specialist):
    sent(report, by=clerk)
    actions.return_report(report, {"pupils.grade-1": "Khác sổ."}, by=specialist)
    fill(report, clerk, **{"pupils.grade-1": 6})
    fill(report, clerk, **{"pupils.grade-1": 6, "pupils.grade-2": 7})
    sent(report, by=clerk, **{"pupils.grade-1": 6, "pupils.grade-2": 7})
    address = f"{reverse('collect-history', args=[report.pk])}?o=pupils.grade-1"

    assert f'href="{address}"' in as_clerk.get(report.get_absolute_url()).content.decode()
    page = as_clerk.get(address)
    assert [one.act for one in page.context["told"]] == ["Filled in", "Returned the report", "Filled in"]
    assert page.context["cell"] == "Biểu 1 D6: Grade 1: Learners"
    every = as_clerk.get(reverse("collect-history", args=[report.pk]), {"o": "khong-co"}).context["told"]
    assert len(every) == 6


def test_a_workbook_names_the_cells_that_it_changed_once_there_were_answers(report, clerk):
    for name, changed in (("một.xlsx", {}), ("hai.xlsx", {"pupils.grade-1": 6})):
        answers = answers_to(report, 5, **changed)
        filing = Filing(report.unit.code, "primary", report.form, str(YEAR), report.round.code, name, "sha", answers)
        actions.take_in_workbook(report, filing, b"x", by=clerk)

    told = [json.loads(entry.details).get("cells") for entry in entries_about(report).order_by("number")]
    assert told == [None, {"pupils.grade-1": 6}]


PAGES = ("collect-report", "collect-send", "collect-history", "collect-template", "collect-template-filled")


@pytest.mark.parametrize("name", PAGES)
def test_another_unit_s_report_is_not_there(client, round_, on_the_day, name):
    hai, mot = report_of(round_, "truong-hai"), report_of(round_, "truong-mot")
    other = someone(Role.SPECIALIST, an_office("phong-khac", "Phòng khác"))

    for stranger in (clerk_of(mot.unit), other):
        response = signed_in(client, stranger).get(reverse(name, args=[hai.pk]))
        assert response.status_code == 404
        assert "Trường Mầm non Hai" not in response.content.decode()
    assert signed_in(client, clerk_of(hai.unit)).get(reverse(name, args=[hai.pk])).status_code == 200


def test_whoever_is_not_signed_in_is_asked_to(client, report):
    response = client.get(report.get_absolute_url())

    assert (response.status_code, response.url.partition("?")[0]) == (302, reverse("sign-in"))


def test_the_office_cannot_type_into_a_school_s_report(as_specialist, specialist, report):
    actions.return_report(sent(report), {"": "Sửa."}, by=specialist)
    kept = Answer.objects.count()
    page = as_specialist.get(report.get_absolute_url())
    refused = as_specialist.post(report.get_absolute_url(), typed(report, **{"pupils.grade-1": "4"}))
    checking = check(as_specialist, report)

    assert 'name="pupils.grade-1"' not in page.content.decode()
    assert (refused.status_code, checking.status_code, Answer.objects.count()) == (403, 403, kept)


def test_the_page_asks_as_many_queries_full_as_empty(as_clerk, clerk, report):
    def asked():
        with CaptureQueriesContext(connection) as seen:
            assert as_clerk.get(report.get_absolute_url()).status_code == 200
        return len(seen)

    asked()
    empty = asked()
    fill(report, clerk, **{"girls.grade-1": 9, "classes.grade-3": 7})

    assert asked() == empty


def test_a_school_that_was_dissolved_keeps_its_report_for_the_office(as_specialist, report):
    sent(report)
    close_unit(report.unit, day=DAY, by=SYSTEM)

    page = as_specialist.get(report.get_absolute_url())

    assert page.status_code == 200
    assert "Trường Tiểu học Một" in text(page)
