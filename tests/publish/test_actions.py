"""Writing, publishing, correcting, withdrawing."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from namhoc.journal.queries import broken_at, entries_about
from namhoc.people.errors import Refused
from namhoc.people.roles import Role
from namhoc.publish import actions, queries
from namhoc.publish.errors import NotFitToPublish, NotPublished, PortalNotOpen
from namhoc.publish.models import ArticlePage, FigureReference, PortalHome, Section
from tests.publish import planted


def an_article(office, editor, *runs, lead="Mở đầu."):
    return actions.write_article(office, planted.YEAR, "Tổng kết năm học", lead, list(runs), by=editor)


def standing(article):
    rows = FigureReference.objects.filter(page=article.pk).order_by("pk")
    return list(rows.values_list("figure", "since", "until"))


def test_a_portal_is_opened_once_however_often_it_is_asked_for(office):
    first, second = planted.a_portal(), planted.a_portal()

    assert (first.pk, PortalHome.objects.count(), Section.objects.count()) == (second.pk, 1, 2)
    assert entries_about(first).count() == 1


def test_a_draft_is_for_its_editors_alone(office, editor, client):
    article = an_article(office, editor, ["Đoạn."])

    assert client.get(article.url).status_code == 404
    assert [entry.act for entry in entries_about(article)] == ["write-article"]


def test_an_article_needs_a_portal(office):
    PortalHome.objects.get().delete()
    with pytest.raises(PortalNotOpen):
        actions.write_article(office, planted.YEAR, "Bài", "Mở đầu", [], by=planted.an_actor(office))


def test_two_articles_with_one_title_have_two_addresses(office, editor):
    addresses = [an_article(office, editor, ["Đoạn."]).slug for _ in range(3)]

    assert addresses == ["tong-ket-nam-hoc", "tong-ket-nam-hoc-2", "tong-ket-nam-hoc-3"]


def test_paragraphs_become_blocks_with_their_figures(office, editor):
    article = an_article(office, editor, "## Kết quả", ["đạt ", (5, "fraction"), " trường, ", 5])

    assert [(block.block_type, block.value) for block in article.body] == [
        ("heading", "Kết quả"),
        ("paragraph", "đạt {{figure:5:fraction}} trường, {{figure:5:value}}"),
    ]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.EDITOR])
def test_only_an_editor_writes(office, portal, role):
    with pytest.raises(Refused):
        an_article(office, planted.an_actor(office, role), ["Đoạn."])

    assert ArticlePage.objects.count() == 0


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PUBLISHER])
def test_only_a_publisher_publishes(office, editor, role):
    article = an_article(office, editor, ["Đoạn."])

    with pytest.raises(Refused):
        actions.publish_article(article, by=planted.an_actor(office, role))

    assert not ArticlePage.objects.get(pk=article.pk).live


def test_a_publisher_of_another_office_publishes_nothing_here(office, editor):
    elsewhere = planted.an_actor(planted.an_office("dien-bien-phu", "Phòng GD&ĐT Điện Biên Phủ"), Role.PUBLISHER)
    article = an_article(office, editor, ["Đoạn."])

    with pytest.raises(Refused):
        actions.publish_article(article, by=elsewhere)

    assert not ArticlePage.objects.get(pk=article.pk).live


def test_publishing_keeps_the_figures_and_says_so_in_the_journal(office, editor):
    figure = planted.a_figure(office)
    article = an_article(office, editor, ["đạt ", (figure.pk, "fraction"), ", ", figure.pk])

    published = actions.publish_article(article, by=planted.publishing(editor))

    assert (published.live, localdate(published.posted_at)) == (True, planted.DAY)
    assert standing(article) == [(figure.pk, planted.DAY, None)]
    assert [entry.act for entry in entries_about(article)] == ["publish-article", "write-article"]
    assert broken_at() is None


def test_an_article_that_cites_a_draft_figure_is_not_published(office, editor):
    figure = planted.a_figure(office, adopted_on=None, adopted_by="")
    article = an_article(office, editor, ["đạt ", figure.pk])

    with pytest.raises(NotFitToPublish) as refused:
        actions.publish_article(article, by=planted.publishing(editor))

    assert len(refused.value.problems) == 1
    assert not ArticlePage.objects.get(pk=article.pk).live
    assert standing(article) == []


def test_an_article_that_cites_an_unknown_figure_is_not_published(office, editor):
    with pytest.raises(NotFitToPublish):
        actions.publish_article(an_article(office, editor, ["đạt ", 404]), by=planted.publishing(editor))


def test_changing_a_published_article_changes_nothing_for_readers(office, editor, client):
    article = actions.publish_article(an_article(office, editor, ["Lời đã đăng."]), by=planted.publishing(editor))
    draft = queries.draft_of(article)
    draft.lead = "Lời sửa sau."
    actions.revise_article(draft, by=editor)

    page = client.get(article.url).content.decode()

    assert ("Mở đầu." in page, "Lời sửa sau." in page) == (True, False)
    assert queries.draft_of(article).lead == "Lời sửa sau."


def test_an_article_rests_on_replaced_figures_only_once_one_is_replaced(office, editor):
    figure, other = planted.a_figure(office), planted.a_figure(office, 12, indicator="schools-national-standard-rate")
    article = actions.publish_article(
        an_article(office, editor, ["đạt ", figure.pk, " ", other.pk]), by=planted.publishing(editor)
    )
    assert list(queries.articles_resting_on_superseded()) == []

    planted.a_correction(figure, 8)

    assert list(queries.articles_resting_on_superseded()) == [article]


def test_renewing_changes_the_draft_and_not_what_is_published(office, editor, client):
    figure = planted.a_figure(office)
    article = actions.publish_article(
        an_article(office, editor, ["đạt ", figure.pk], lead=[figure.pk]), by=planted.publishing(editor)
    )
    later = planted.a_correction(planted.a_correction(figure, 8), 10)

    draft = actions.renew_figures(article, by=editor)

    assert queries.texts_of(draft) == [f"{{{{figure:{later.pk}:value}}}}", f"đạt {{{{figure:{later.pk}:value}}}}"]
    assert queries.texts_of(ArticlePage.objects.get(pk=article.pk))[0] == f"{{{{figure:{figure.pk}:value}}}}"
    assert list(queries.articles_resting_on_superseded()) == [article]


def test_published_anew_an_article_tells_what_was_mended(office, editor):
    figure = planted.a_figure(office)
    article = actions.publish_article(an_article(office, editor, ["đạt ", figure.pk]), by=planted.publishing(editor))
    later = planted.a_correction(figure, 8)
    actions.renew_figures(article, by=editor)

    published = actions.publish_article(article, by=planted.publishing(editor))

    assert standing(article) == [(figure.pk, planted.DAY, planted.DAY), (later.pk, planted.DAY, None)]
    assert list(queries.articles_resting_on_superseded()) == []
    mended = [(day, cited.value, cited.value_now) for day, cited in queries.mended_figures(published)]
    assert mended == [(planted.DAY, "75%", "66,67%")]


def test_a_withdrawn_article_is_gone_for_readers_and_kept_for_the_office(office, editor, client):
    article = actions.publish_article(an_article(office, editor, ["Đoạn."]), by=planted.publishing(editor))
    assert client.get(article.url).status_code == 200

    actions.withdraw_article(article, reason="Đăng nhầm ngày.", by=planted.publishing(editor))

    assert client.get(article.url).status_code == 404
    assert ArticlePage.objects.filter(pk=article.pk).exists()
    assert entries_about(article).first().reason == "Đăng nhầm ngày."


def test_what_the_public_does_not_see_is_not_withdrawn(office, editor):
    draft = an_article(office, editor, ["Đoạn."])
    gone = actions.publish_article(an_article(office, editor, ["Đoạn."]), by=planted.publishing(editor))
    actions.withdraw_article(gone, reason="Đăng nhầm ngày.", by=planted.publishing(editor))
    acts = [[entry.act for entry in entries_about(article)] for article in (draft, gone)]

    for article in (draft, gone):
        with pytest.raises(NotPublished):
            actions.withdraw_article(article, reason="Lần nữa.", by=planted.publishing(editor))

    assert [[entry.act for entry in entries_about(article)] for article in (draft, gone)] == acts


def test_the_database_keeps_one_standing_reference_to_a_figure(office, editor):
    figure = planted.a_figure(office)
    article = actions.publish_article(an_article(office, editor, ["đạt ", figure.pk]), by=planted.publishing(editor))

    with pytest.raises(IntegrityError), transaction.atomic():
        FigureReference.objects.create(page=article, figure=figure, since=date(2021, 9, 5))
