"""The summary report on its pages: read, taken as a draft, issued, marked once a figure under it is replaced."""

from datetime import date

import pytest
from django.urls import reverse

from namhoc.law.catalogue import catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.measure.facts import ShareLine
from namhoc.people.roles import Role
from namhoc.summarise.actions import issue_summary, set_letterhead
from namhoc.summarise.models import LetterheadVersion, Summary
from namhoc.summarise.report import Letterhead
from tests.collect.desk import an_office, clerk_of, schools_of, someone
from tests.measure.reading import at_desk, queries_for, seen, words_of
from tests.measure.worked import ACCREDITED, YEAR, accredited, adopted, graduation, kept, worked

pytestmark = pytest.mark.django_db
PAGE, PREVIEW, ISSUE = "summarise-year", "summarise-preview", "summarise-issue"
HEAD = Letterhead(
    "Phòng GD&ĐT Mẫu", "UBND thị xã Mẫu", "PGDĐT", "Mẫu", ("TRƯỞNG PHÒNG",), "Nguyễn Văn Mẫu", ("Sở GD&ĐT",)
)


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def head(client, office):
    return at_desk(client, someone(Role.HEAD, office))


@pytest.fixture
def specialist(client, office):
    return at_desk(client, someone(Role.SPECIALIST, office))


def issued(office, number="12"):
    by = someone(Role.HEAD, office)
    return issue_summary(catalogue(), office, SchoolYear.parse(YEAR), number=number, day=date(2021, 6, 30), by=by)


def test_a_year_without_figures_says_what_comes_first(specialist):
    assert "Nothing to report on yet The report writes itself from the year's figures." in seen(
        specialist, reverse(PAGE)
    )


def test_the_draft_tells_how_many_figures_are_adopted(office, specialist):
    adopted(office, accredited(9, 12))
    kept(office, accredited(9, 12), graduation((1, 2)))

    page = seen(specialist, reverse(PAGE))
    assert "Figures adopted: 1 of 2" in page
    assert "1 figure is not adopted yet: the draft shows it, an issued report does not." in page


def test_each_number_of_the_preview_leads_to_its_origin(office, specialist):
    figure = adopted(office, accredited(9, 12))[ACCREDITED]

    page = specialist.get(reverse(PREVIEW)).content.decode()
    links = [f'<a class="figure" href="{figure.get_absolute_url()}">{text}</a>' for text in ("9", "12", "75%")]
    assert [link in page for link in links] == [True, True, True]


def test_the_preview_stands_under_the_letterhead(office, specialist):
    adopted(office, accredited(9, 12))
    set_letterhead(office, HEAD, since=date(2020, 1, 1), by=someone(Role.SPECIALIST, office))

    page = seen(specialist, reverse(PREVIEW))
    assert "UBND THỊ XÃ MẪU PHÒNG GD&ĐT MẪU Số: /BC-PGDĐT" in page
    assert "TRƯỞNG PHÒNG Nguyễn Văn Mẫu" in page
    assert "9 / 12 trường đạt kiểm định chất lượng giáo dục, đạt 75% ." in page


@pytest.mark.parametrize(("name", "begins"), [("summarise-word", b"PK"), ("summarise-pdf", b"%PDF-")])
def test_the_draft_is_taken_away_as_a_file(office, specialist, name, begins):
    adopted(office, accredited(9, 12))

    answer = specialist.get(reverse(name))
    assert (answer.content.startswith(begins), "du-thao" in answer["Content-Disposition"]) == (True, True)


def test_the_head_issues_the_report_and_its_files_stay(office, head):
    figure = adopted(office, accredited(9, 12))[ACCREDITED]

    answer = head.post(reverse(ISSUE), {"number": "12", "day": "2021-06-30"}, follow=True)
    page = words_of(answer)
    assert "The report is issued. Word and PDF are kept as they are now." in page
    assert "No. 12, 30 Jun 2021 up to date issued by Người office-head-phong-mau" in page
    summary = Summary.objects.get()
    assert list(summary.figures.all()) == [figure]
    files = [head.get(reverse("summarise-issued", args=[summary.pk, form])).content for form in ("docx", "pdf")]
    assert files == [bytes(summary.word), bytes(summary.pdf)]


def test_a_report_is_not_issued_on_drafts_alone(office, head):
    kept(office, accredited(9, 12))

    answer = head.post(reverse(ISSUE), {"number": "12", "day": "2021-06-30"})
    assert "No figure of this year has been adopted yet. Adopt the figures first." in words_of(answer)
    assert Summary.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"number": "", "day": "2021-06-30"}, "Write the number of the report."),
        ({"number": "12", "day": ""}, "Write the day."),
        (
            {"number": "12", "day": "2021-06-30"},
            "A report with this number was issued on that day. Write another number.",
        ),
    ],
)
def test_a_report_without_number_or_day_or_numbered_twice_is_refused(office, head, given, said):
    adopted(office, accredited(9, 12))
    issued(office, number="12")

    assert said in words_of(head.post(reverse(ISSUE), given))
    assert Summary.objects.count() == 1


def test_only_the_head_issues(office, specialist):
    adopted(office, accredited(9, 12))

    assert specialist.post(reverse(ISSUE), {"number": "12", "day": "2021-06-30"}).status_code == 403


def test_an_issued_report_says_when_a_figure_under_it_is_replaced(office, specialist):
    adopted(office, accredited(8, 12))
    issued(office)
    assert "rests on" not in seen(specialist, reverse(PAGE))

    adopted(office, accredited(9, 12), reason="Nộp bổ sung.")
    page = seen(specialist, reverse(PAGE))
    assert "rests on 1 superseded figure" in page
    assert f"{catalogue().indicators[ACCREDITED].label_en} : 66.67% → 75%" in page


def test_another_offices_report_is_not_there(office, client):
    adopted(office, accredited(9, 12))
    summary = issued(office)
    at_desk(client, someone(Role.HEAD, an_office("phong-khac", "Phòng khác")))

    assert client.get(reverse("summarise-issued", args=[summary.pk, "pdf"])).status_code == 404


def test_a_clerk_has_no_summary(office, client):
    school, *_more = schools_of(office)
    at_desk(client, clerk_of(school))

    names = (PAGE, PREVIEW, ISSUE, "summarise-word", "summarise-pdf", "summarise-letterhead")
    assert {client.get(reverse(name)).status_code for name in names} == {403}


def test_the_letterhead_is_set_line_by_line(office, specialist):
    typed = {"since": "2021-01-01", "superior": "UBND", "name": "Phòng", "symbol": "PGDĐT", "place": "Mẫu"}
    typed |= {
        "authority": "KT. TRƯỞNG PHÒNG\n\nPHÓ TRƯỞNG PHÒNG",
        "signatory": "Nguyễn Văn Mẫu",
        "recipients": "Sở\nLưu",
    }
    specialist.post(reverse("summarise-letterhead"), typed)

    assert list(LetterheadVersion.objects.values_list("since", "symbol", "authority", "recipients")) == [
        (date(2021, 1, 1), "PGDĐT", ["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"], ["Sở", "Lưu"])
    ]


def test_the_page_asks_as_many_queries_for_three_figures_as_for_thirty(office, specialist):
    codes = [code for code, one in catalogue().indicators.items() if one.formula == "total"]
    asked = {}
    for count in (3, len(codes)):
        adopted(office, *(worked(code, ShareLine("a", "A", count)) for code in codes[:count]), reason="Đổi.")
        issued(office, number=str(count))
        asked[count] = queries_for(specialist, reverse(PAGE)), queries_for(specialist, reverse(PREVIEW))

    assert len(set(asked.values())) == 1, asked
