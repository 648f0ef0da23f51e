"""What an act changes on public pages, told so that exactly the pages that show it are made anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from namhoc.front.changes import changed
from namhoc.publish.models import ArticlePage
from namhoc.publish.queries import cited_by, texts_of
from namhoc.publish.reading import plain
from namhoc.publish.search import index
from namhoc.publish.site.article import neighbours, translations
from namhoc.publish.site.lists import published
from namhoc.publish.site.shown import office_name
from namhoc.publish.site.sites import home_of


@dataclass(frozen=True)
class Public:
    """What the public sees of an article outside its own page; nothing of one that is not published."""

    line: tuple[Any, ...] = ()  # short lists
    told: tuple[Any, ...] = ()  # long lists
    section: str = ""
    topic: int | None = None
    lists: frozenset[str] = frozenset()  # of its tags, its authors, its office
    beside: frozenset[int] = frozenset()
    translations: frozenset[int] = frozenset()


def public_of(page: ArticlePage) -> Public:
    """The article as the public sees it now."""
    home = home_of(page)
    shown = published(home)
    article: ArticlePage | None = shown.filter(pk=page.pk).first()
    if article is None:
        return Public()
    line = (article.title, article.url_path, article.posted_at, article.language)
    told = (article.lead, article.office_id, article.picture_id, article.picture_alt)
    tags = {f"tag:{key}" for key in article.tags.values_list("pk", flat=True)}
    offices = {office_name(article.office_id)} if article.office_id else set()
    authors = {f"author:{key}" for key in article.written_by.values_list("pk", flat=True)}
    newer, older = neighbours(shown, article)
    beside = frozenset(one.pk for found in (newer, older) for one in found.only("pk"))
    others = frozenset(translations(shown, article).values_list("pk", flat=True))
    section = f"section:{article.get_parent().pk}"
    return Public(line, told, section, article.topic_id, frozenset(tags | authors | offices), beside, others)


def tell_change(page: ArticlePage, before: Public) -> None:
    """Tell what is no longer as it was, and let the article be found by what it says now; in the act's transaction."""
    after = public_of(page)
    _let_find(page, found=bool(after.line))
    changed(f"article:{page.pk}", f"dates:{home_of(page).pk}", *_of_lists(before, after))


def _of_lists(before: Public, after: Public) -> Iterator[str]:
    listed = (before.line, before.told, before.section) != (after.line, after.told, after.section)
    if listed:
        yield from {before.section, after.section} - {""}
    yield from before.lists | after.lists if listed else before.lists ^ after.lists
    topics = {before.topic, after.topic} - {None}
    if listed or before.topic != after.topic:
        yield from (f"topic:{topic}" for topic in topics)
    if before.line != after.line:
        yield from (f"beside:{key}" for key in before.beside | after.beside)
    if before.line != after.line or before.topic != after.topic:
        yield from (f"same:{topic}" for topic in topics)
    if (before.line, before.translations) != (after.line, after.translations):
        yield from (f"article:{key}" for key in before.translations | after.translations)


def _let_find(page: ArticlePage, *, found: bool) -> None:
    if not found:
        index.take_out(page.pk)
        return
    article = ArticlePage.objects.get(pk=page.pk)
    figures = cited_by(article)
    lead, *body = (plain(text, figures) for text in texts_of(article))
    index.put_in(
        article.pk, article.title, lead, " ".join([*body, *article.passages(), article.author, article.source])
    )
