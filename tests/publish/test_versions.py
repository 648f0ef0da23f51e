"""What an article said before, what it says in another language, and what is told of all of them."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from namhoc.front.models import Count
from namhoc.front.visitors import Kind
from namhoc.people.errors import Refused
from namhoc.people.roles import Role
from namhoc.publish import actions, queries
from namhoc.publish.desk import comparing, reporting, versions
from namhoc.publish.errors import NoSuchVersion
from namhoc.publish.models import ArticlePage
from tests.publish import planted


@pytest.fixture
def article(office, editor):
    return actions.write_article(office, planted.YEAR, "Tin mới", "Lời đầu.", ["Đoạn."], author="Thu Hường", by=editor)


def rewritten(article, lead, editor):
    draft = queries.draft_of(article)
    draft.lead = lead
    actions.revise_article(draft, by=editor)


def test_an_earlier_text_is_brought_back_and_none_is_lost(article, editor):
    rewritten(article, "Lời sau.", editor)
    [_later, first] = versions.versions_of(article)

    versions.restore_version(article, first.key, by=editor)

    assert queries.draft_of(article).lead == "Lời đầu."
    assert [version.name for version in versions.versions_of(article)] == [editor.name] * 3


def test_a_text_of_another_article_is_not_brought_back(office, article, editor):
    other = actions.write_article(office, planted.YEAR, "Khác", "Lời khác.", [], by=editor)

    with pytest.raises(NoSuchVersion):
        versions.restore_version(article, other.latest_revision_id, by=editor)


def test_only_whoever_writes_brings_back(office, article):
    with pytest.raises(Refused):
        versions.restore_version(article, article.latest_revision_id, by=planted.an_actor(office, Role.PUBLISHER))


def test_the_page_of_versions_marks_the_words_that_differ(article, editor, at_the_desk):
    rewritten(article, "Lời sau.", editor)

    page = at_the_desk.get(f"/lam-viec/bai-viet/{article.pk}/lich-su/").content.decode()

    assert ("<del>đầu</del>" in page, "<ins>sau</ins>" in page) == (True, True)


@given(st.text("ab đ.\n", max_size=30), st.text("ab đ.\n", max_size=30))
def test_both_texts_can_be_read_in_a_comparison(old, new):
    pieces = comparing.compared(old, new)

    assert "".join(piece.text for piece in pieces if piece.kind != "new") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "old") == new


def test_a_copy_is_a_draft_of_its_own(article, editor):
    actions.publish_article(article, by=planted.publishing(editor))

    made = versions.copy_article(article, by=editor)

    assert (made.live, made.title, made.lead, made.posted_at) == (False, "Tin mới (bản chép)", "Lời đầu.", None)
    assert [block.value for block in made.body] == ["Đoạn."]


def test_an_article_is_translated_once(article, editor):
    first, second = versions.translate_article(article, by=editor), versions.translate_article(article, by=editor)

    assert (first.pk, first.language, first.translation_of_id) == (second.pk, "en", article.pk)
    assert ArticlePage.objects.count() == 2


# --- the report -------------------------------------------------------------------------------------------------------


def test_the_report_tells_articles_and_views_by_section_and_author(article, editor):
    published = actions.publish_article(article, by=planted.publishing(editor))
    site = published.get_parent().get_parent().pk
    Count.objects.create(site=site, day=planted.DAY, what=f"article:{article.pk}", kind=Kind.READER, number=7)
    Count.objects.create(site=site, day=planted.DAY, what=f"article:{article.pk}", kind=Kind.ROBOT, number=90)

    report = reporting.report_of(editor, date(2021, 9, 1), date(2021, 9, 30))

    assert (report.by_section, report.by_author) == ([("Tin tức", 1, 7)], [("Thu Hường", 1, 7)])
    assert reporting.report_of(editor, date(2021, 8, 1), date(2021, 8, 31)).articles == []


def test_the_workbook_takes_no_title_for_a_formula(office, editor):
    made = actions.write_article(office, planted.YEAR, "=1+1", "Lời đầu.", ["Đoạn."], author="Thu Hường", by=editor)
    actions.publish_article(made, by=planted.publishing(editor))

    content = reporting.as_workbook(reporting.report_of(editor, planted.DAY, planted.DAY))

    [_heads, row] = load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    assert row[:5] == (1, "'=1+1", "Tin tức", "Thu Hường", editor.name)


@pytest.mark.parametrize("page", ["bao-cao/", "bao-cao/tep/", "bao-cao/?since=2021-09-09&until=2021-09-01"])
def test_the_report_opens(article, at_the_desk, page):
    assert at_the_desk.get(f"/lam-viec/bai-viet/{page}").status_code == 200
