"""Workbooks through the pages: the template down, a filled one up, an earlier one taken in again."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override

from namhoc.collect import actions
from namhoc.collect.archive import MOST_BYTES
from namhoc.collect.in_hand import take_in_hand
from namhoc.collect.models import Answer, Workbook
from namhoc.collect.receiving import compared, receive, short_name
from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED, Gap, GapKind
from tests.collect.desk import (
    COMMUNE,
    LAW,
    UNIVERSALISATION,
    YEAR,
    a_round,
    a_unit,
    clerk_of,
    fill,
    report_of,
    sent,
    workbook_for,
)
from tests.collect.making import with_cell


def messages_in(response):
    return [str(message) for message in response.context["messages"]]


def values(report):
    return {answer.question: answer.value for answer in Answer.objects.filter(report=report)}


def upload(client, report, data, name="truong.xlsx"):
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("collect-upload", args=[report.pk]), {"file": file}, follow=True)


def full(report, count=5, **changed):
    return {**dict.fromkeys(take_in_hand(LAW, report).values, count), **changed}


def test_the_empty_workbook_is_read_back_as_this_report_s(as_clerk, report):
    response = as_clerk.get(reverse("collect-template", args=[report.pk]))

    received = receive(LAW, take_in_hand(LAW, report), "a.xlsx", response.content)
    assert response.headers["Content-Disposition"] == 'attachment; filename="truong-mot-2020-2021-start-of-year.xlsx"'
    assert (received.told, {answer.value for answer in received.filing.answers.values()}) == ([], {NOT_REPORTED})


def test_the_filled_workbook_gives_back_what_the_report_holds(as_clerk, clerk, report):
    given = {"pupils.grade-1": 40, "girls.grade-1": NOT_APPLICABLE, "plan.enrolment": Gap(GapKind.MISSING, "lũ")}
    fill(report, clerk, **given)

    response = as_clerk.get(reverse("collect-template-filled", args=[report.pk]))

    received = receive(LAW, take_in_hand(LAW, report), "a.xlsx", response.content)
    assert {code: answer.value for code, answer in received.filing.answers.items()} == values(report)


def test_a_sound_workbook_is_taken_in_and_says_what_changed(as_clerk, clerk, report):
    fill(report, clerk, **{"plan.enrolment": NOT_REPORTED})
    data = workbook_for(report, full(report, **{"pupils.grade-1": 40, "plan.enrolment": 190}))

    page = upload(as_clerk, report, data)

    assert page.redirect_chain == [(report.get_absolute_url(), 302)]
    assert messages_in(page) == ["truong.xlsx is taken in. 47 cells: 1 new, 1 changed, 45 the same."]
    assert (values(report)["pupils.grade-1"], values(report)["plan.enrolment"]) == (40, 190)
    assert [one.name for one in page.context["workbooks"]] == ["truong.xlsx"]


def test_a_workbook_with_an_error_is_told_cell_by_cell_and_nothing_is_kept(as_clerk, clerk, report):
    fill(report, clerk)
    data = with_cell(workbook_for(report, full(report, 9)), "Biểu 1", "D6", "bốn mươi")

    page = upload(as_clerk, report, data)

    found = [(one.code, one.place.sheet, one.place.cell) for one in page.context["received"].told]
    assert (page.status_code, found) == (422, [("collect.not-a-number", "Biểu 1", "D6")])
    assert (set(values(report).values()), Workbook.objects.count()) == ({5}, 0)
    content = page.content.decode()
    assert all(word in content for word in ("Biểu 1", "cell D6", "bốn mươi", "Write digits only"))


def test_a_count_above_its_whole_keeps_the_workbook_out(as_clerk, report):
    page = upload(as_clerk, report, workbook_for(report, full(report, **{"girls.grade-1": 9})))

    assert [one.code for one in page.context["received"].told] == ["collect.part-exceeds-whole"]
    assert (page.status_code, Answer.objects.count()) == (422, 0)


def test_warnings_are_shown_and_stop_nothing(as_clerk, report):
    page = upload(as_clerk, report, workbook_for(report, full(report, **{"classes.grade-1": 9})))

    kept = Workbook.objects.get()
    assert page.redirect_chain == [(reverse("collect-received", args=[report.pk, kept.pk]), 302)]
    assert [one.code for one in page.context["received"].told] == ["collect.part-looks-large"]
    assert values(report)["classes.grade-1"] == 9


def test_empty_cells_are_told_together(as_clerk, report):
    page = upload(as_clerk, report, workbook_for(report, {"pupils.grade-1": 40}))

    kept = Workbook.objects.get()
    received = as_clerk.get(reverse("collect-received", args=[report.pk, kept.pk])).context["received"]
    assert page.redirect_chain == [(report.get_absolute_url(), 302)]
    assert [(sheet, len(cells)) for sheet, cells in received.blank] == [
        ("Biểu 1", 29),
        ("Biểu 2", 11),
        ("Biểu 3", 5),
        ("Biểu 4", 1),
    ]


OTHERS = {
    "another school": {"unit": "truong-hai"},
    "another year": {"year": YEAR.previous},
}


@pytest.mark.parametrize("other", OTHERS)
def test_a_workbook_of_another_report_is_refused(as_clerk, office, report, other):
    asked = OTHERS[other]
    round_ = a_round(office, year=asked["year"]) if "year" in asked else report.round
    theirs = report_of(round_, asked.get("unit", "truong-mot"))
    kind = take_in_hand(LAW, theirs).kind

    page = upload(as_clerk, report, workbook_for(theirs, full(theirs), kind))

    assert (page.status_code, Answer.objects.count()) == (422, 0)
    assert f"collect.other-{other.split()[1].replace('school', 'unit')}" in [
        one.code for one in page.context["received"].told
    ]


@pytest.mark.parametrize(("name", "data"), [("a.xlsx", b"not a workbook"), ("a.pdf", b"%PDF-1.7"), ("a.xlsx", b"PK")])
def test_what_is_no_workbook_is_refused_in_words(as_clerk, report, name, data):
    page = upload(as_clerk, report, data, name)

    assert (page.status_code, Workbook.objects.count()) == (422, 0)
    assert len(page.context["received"].told) == 1


def test_a_file_too_big_is_not_read(as_clerk, report):
    page = upload(as_clerk, report, b"0" * (MOST_BYTES + 1))

    assert [one.code for one in page.context["received"].told] == ["collect.too-large"]


@pytest.mark.parametrize("given", [{}, {"file": SimpleUploadedFile("a.xlsx", b"")}])
def test_a_missing_or_empty_file_is_asked_for_on_the_report_itself(as_clerk, report, given):
    page = as_clerk.post(reverse("collect-upload", args=[report.pk]), given)

    assert (page.status_code, list(page.context["upload"].errors)) == (422, ["file"])
    assert 'name="pupils.grade-1"' in page.content.decode()


def test_an_earlier_workbook_is_taken_in_again_by_one_button(as_clerk, report):
    upload(as_clerk, report, workbook_for(report, full(report)), "dau.xlsx")
    first = Workbook.objects.get()
    upload(as_clerk, report, workbook_for(report, full(report, 9)), "sau.xlsx")

    page = as_clerk.post(reverse("collect-again", args=[report.pk, first.pk]), follow=True)

    assert set(values(report).values()) == {5}
    assert messages_in(page) == ["dau.xlsx is taken in. 47 cells: 0 new, 47 changed, 0 the same."]


def test_a_file_comes_back_as_it_came_in(as_clerk, report):
    data = workbook_for(report, full(report))
    upload(as_clerk, report, data, "Trường Một.xlsx")

    response = as_clerk.get(reverse("collect-workbook", args=[report.pk, Workbook.objects.get().pk]))

    assert response.content == data
    assert openpyxl.load_workbook(BytesIO(response.content)).sheetnames[0] == "Thông tin"
    assert "filename*=utf-8''Tr%C6%B0%E1%BB%9Dng%20M%E1%BB%99t.xlsx" in response.headers["Content-Disposition"]


def test_a_file_of_another_report_is_not_there(as_clerk, report, round_):
    hai = report_of(round_, "truong-hai")
    data = workbook_for(hai, full(hai), "preschool")
    received = receive(LAW, take_in_hand(LAW, hai), "hai.xlsx", data)
    theirs = actions.take_in_workbook(hai, received.filing, data, by=clerk_of(hai.unit))

    for asked in (report, hai):
        assert as_clerk.get(reverse("collect-workbook", args=[asked.pk, theirs.pk])).status_code == 404


def test_a_sent_report_takes_no_workbook(as_clerk, report):
    sent(report)

    page = upload(as_clerk, report, workbook_for(report, full(report, 9)))

    assert messages_in(page) == ["This report has been sent. It can be changed once the office returns it."]
    assert set(values(report).values()) == {5}


def test_communes_have_no_workbook_of_their_own(as_specialist, office):
    a_unit(office, COMMUNE, "Xã Mẫu", "commune")
    report = report_of(a_round(office, UNIVERSALISATION), COMMUNE)

    assert as_specialist.get(reverse("collect-template", args=[report.pk])).status_code == 404
    page = as_specialist.get(report.get_absolute_url()).content.decode()
    assert reverse("collect-upload", args=[report.pk]) not in page


def test_a_name_too_long_is_cut_before_its_ending():
    assert short_name("a" * 300 + ".xlsx") == "a" * 195 + ".xlsx"
    assert short_name("trường.xlsx") == "trường.xlsx"


def test_zero_is_new_where_nothing_was():
    before = {"a": NOT_REPORTED, "b": 0, "c": NOT_APPLICABLE}

    with override("en"):
        said = compared(before, {"a": 0, "b": NOT_REPORTED, "c": NOT_APPLICABLE})

    assert said == "3 cells: 1 new, 1 changed, 1 the same"
