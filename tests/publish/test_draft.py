"""The article draft as plain values and as a page: nothing a person typed is taken for markup."""

from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from namhoc.convene.facts import ConferenceFacts
from namhoc.law.school_year import SchoolYear
from namhoc.paper.blocks import Run
from namhoc.plan.facts import DocumentFact, PlanFacts, RemarkFact, TaskFact
from namhoc.publish.draft import ArticleFacts, Draft, as_html, compose_article, given
from namhoc.summarise.outline import read_outline
from namhoc.summarise.report import NO_MERGERS
from namhoc.summarise.wording import Words
from tests.measure.office import LAW, measured, numbers, target

YEAR = SchoolYear(2020)
RATE, REDUCTION = "schools-accredited-rate", "school-units-reduction-rate"
WORDS = Words(LAW, read_outline(), {"nq-15": DocumentFact("nq-15", "15-NQ/TU", None, "Tỉnh ủy", "Nghị quyết")})
CONFERENCE = ConferenceFacts("phong", "2020-2021", "Hội nghị tổng kết năm học 2020-2021", "")


def draft(*figures, plan=PlanFacts(), conference=CONFERENCE, awards=(), mergers=NO_MERGERS):  # noqa: B008 - frozen values
    return compose_article(ArticleFacts(YEAR, figures, plan, mergers, conference, awards), WORDS)


def texts(one):
    return ["".join(run.text for run in paragraph) for paragraph in one.paragraphs]


# --- what is told -----------------------------------------------------------------------------------------------------


def test_a_year_of_which_nothing_is_known_is_a_title_and_nothing_made_up():
    assert draft() == Draft(CONFERENCE.title, (Run(CONFERENCE.title),), ())


def test_a_host_stands_in_the_title():
    hosted = replace(CONFERENCE, host="UBND thị xã Mẫu")

    assert draft(conference=hosted).title == f"UBND thị xã Mẫu tổ chức {CONFERENCE.title}"


def test_figures_are_told_in_short_sentences_that_cite_them():
    one = measured(RATE, numbers(9, 12), numbers(8, 12), numbers(10, 14), target=target(RATE, Fraction(3, 4)))

    assert texts(draft(one)) == [
        "9/12 trường đạt kiểm định chất lượng giáo dục, đạt 75%, tăng 8,3 điểm phần trăm so với năm học trước."
    ]


def test_a_reduction_by_nothing_is_no_news_and_one_by_something_is():
    assert texts(draft(measured(REDUCTION, numbers(0, 14)))) == []
    assert texts(draft(measured(REDUCTION, numbers(2, 14)))) == [
        "Giảm 2/14 đơn vị sự nghiệp giáo dục công lập (14,29%)."
    ]


def test_a_figure_of_nobody_is_left_out():
    assert texts(draft(measured(RATE, numbers(0, 0, covered=0, expected=0)))) == []


def test_the_year_comes_before_its_figures_and_next_year_and_awards_after_them():
    plan = PlanFacts(
        tasks=(TaskFact("2020-2021", "task", 1, "a"), TaskFact("2021-2022", "task", 1, "b")),
        remarks=(RemarkFact("2020-2021", "context", "năm khó khăn"), RemarkFact("2020-2021", "context", "  ")),
    )
    told = texts(draft(measured(RATE, numbers(9, 12)), plan=plan, awards=["khen 20 tập thể", ""]))

    assert told == [
        "Năm khó khăn. Đã triển khai 1 nhiệm vụ và 0 nhóm giải pháp chủ yếu.",
        "9/12 trường đạt kiểm định chất lượng giáo dục, đạt 75%.",
        "Năm học 2021-2022 tập trung 1 nhiệm vụ trọng tâm và 0 nhóm giải pháp chủ yếu.",
        "Khen 20 tập thể.",
    ]


def test_mergers_are_told_with_the_year():
    assert texts(draft(mergers=(frozenset("ABCD"), frozenset("EF")))) == [
        "Trong năm học đã sáp nhập 4 trường thành 2 trường, giảm 2 đơn vị."
    ]


# --- as the portal takes it -------------------------------------------------------------------------------------------


def test_what_cites_a_stored_figure_goes_over_as_its_key_and_form_and_all_else_as_words():
    runs = [Run("đạt "), Run("75%", reference="7:value"), Run("9", reference="schools-accredited-rate:numerator")]

    assert given(runs) == ["đạt ", (7, "value"), "9"]


def test_a_draft_of_stored_figures_goes_over_without_a_number_in_words():
    one = measured(RATE, numbers(9, 12), numbers(8, 12))
    (paragraph,) = draft(replace(one, now=replace(one.now, key=7))).paragraphs

    pieces = given(paragraph)
    assert [piece for piece in pieces if isinstance(piece, tuple)] == [
        (7, "numerator"),
        (7, "denominator"),
        (7, "value"),
        (7, "amount"),
    ]
    assert [letter for piece in pieces if isinstance(piece, str) for letter in piece if letter.isdigit()] == []


# --- as a page --------------------------------------------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "&lt;b&gt; & <b>",
    "</title></p></article><h1>",
    "]]>",
]


class Page(HTMLParser):
    """What a browser would see: the elements, their attributes, and the text."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.elements, self.attributes, self.text = [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_data(self, data):
        self.text += data


PLAIN = ["html", "head", "meta", "meta", "title", "body", "article", "h1", "p", "strong", "p", "data"]


def a_page(text):
    return as_html(Draft(text, (Run(text),), ((Run(text), Run(text, reference=f"{text}:{text}")),)))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_typed_is_text_wherever_it_stands(text):
    page = Page(a_page(text))

    assert (page.elements, page.text.count(text)) == (PLAIN, 5)
    assert {value for tag, _name, value in page.attributes if tag == "data"} <= {text, *text.split(":", 1)}


@for_all(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=40))
def test_whatever_is_typed_the_page_has_the_same_elements(text):
    page = Page(a_page(text))

    assert (page.elements, {name for _tag, name, _value in page.attributes}) == (
        PLAIN,
        {"lang", "charset", "name", "content", "value", "data-indicator", "data-form"},
    )


def test_a_page_names_the_indicator_of_each_number():
    html = as_html(draft(measured(RATE, numbers(9, 12))))

    assert '<data value="75%" data-indicator="schools-accredited-rate" data-form="value">75%</data>' in html
    assert html.startswith('<!doctype html>\n<html lang="vi">')


def test_a_page_loads_nothing():
    html = as_html(draft(measured(RATE, numbers(9, 12)), awards=["khen"]))

    assert [word for word in ("<script", "<link", "<img", "src=", "href=", "http") if word in html] == []
