"""Looking for articles: what is found, in what order, and how it is shown."""

import pytest

from namhoc.publish import actions
from namhoc.publish.models import Section
from namhoc.publish.search.asking import found_keys, told, what_is_asked
from namhoc.publish.search.words import excerpt, marked
from tests.publish import planted
from tests.publish.test_pages import published


def found(home, text, **where):
    what = what_is_asked(text, where.get("section"), where.get("year"))
    return [one.title for one in told(found_keys(home, what), what)]


@pytest.mark.parametrize("words", ["duoc", "được", "ĐƯỢC", "đươ", "duoc!!", '"duoc', "duoc -", "(duoc OR"])
def test_words_are_found_with_and_without_tones_and_never_break_the_search(office, editor, portal, words):
    published(office, editor, ["Làm được việc or không."], title="Bài")

    assert found(portal, words) == ["Bài"]


def test_a_title_says_more_than_a_body(office, editor, portal):
    published(office, editor, ["Nhắc tới kiểm định một lần."], title="Tin khác")
    published(office, editor, ["Đoạn."], title="Kiểm định chất lượng")
    published(office, editor, ["Đoạn."], title="Không nói tới")

    assert found(portal, "kiem dinh") == ["<mark>Kiểm định</mark> chất lượng", "Tin khác"]


def test_what_is_withdrawn_is_not_found_and_drafts_never_are(office, editor, portal):
    article = published(office, editor, ["Đoạn."], title="Lễ khai giảng")
    actions.write_article(office, planted.YEAR, "Nháp khai giảng", "Mở đầu.", [], by=editor)
    assert found(portal, "khai giang") == ["Lễ <mark>khai giảng</mark>"]

    actions.withdraw_article(article, reason="Thử.", by=planted.publishing(editor))

    assert found(portal, "khai giang") == []


def test_a_search_keeps_to_a_section_and_a_year(office, editor, portal):
    article = published(office, editor, ["Đoạn."], title="Bài")
    here, other = Section.objects.get(slug="tin-tuc"), Section.objects.get(slug="thong-bao")
    year = article.posted_at.year

    assert [found(portal, "bai", section=one) for one in (here, other)] == [["<mark>Bài</mark>"], []]
    assert [found(portal, "bai", year=one) for one in (year, year - 1)] == [["<mark>Bài</mark>"], []]


def test_found_words_are_marked_and_nothing_else_is_html():
    text = "Trường <b>Mường Lay</b> & Mường Chà"

    assert marked(text, ["muong", "lay"]) == (
        "Trường &lt;b&gt;<mark>Mường Lay</mark>&lt;/b&gt; &amp; <mark>Mường</mark> Chà"
    )


def test_an_excerpt_is_cut_where_the_words_are():
    text = " ".join([*(f"từ{number}" for number in range(100)), "kiểm", "định", *["sau"] * 100])

    part = excerpt(text, ["kiem", "dinh"])

    assert (part.startswith("… từ82 từ83"), "kiểm định" in part, part.endswith("sau …")) == (True, True, True)
