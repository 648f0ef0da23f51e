"""One article as its readers see it, with all that stands around it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import Q

from namhoc.publish.models import ArticlePage, PortalHome
from namhoc.publish.queries import cited_by, for_lists, mended_figures
from namhoc.publish.site import asked
from namhoc.publish.site.files import opened
from namhoc.publish.site.lists import LINE, Line, as_lines, lines, published
from namhoc.publish.site.sites import home_of

NEIGHBOURS = 10
OF_A_TOPIC = 5


def article_at(home: PortalHome, section: str, slug: str) -> ArticlePage | None:
    """The published article at an address of the site."""
    found = asked.of_site(home, "article", _at)(slug=slug, place=f"{home.url_path}{section}/{slug}/")
    return found[0] if found else None


def _at(home: PortalHome) -> Any:
    here = published(home).filter(slug=asked.SLUG, url_path=asked.PLACE)  # the slug has an index, the path has none
    return here.select_related("office", "picture", "topic").defer("folded")[:1]


def article_page(article: ArticlePage, home: PortalHome | None = None) -> dict[str, Any]:
    """An article with its figures, what was corrected in it, its files, and its neighbours in the section.

    Without its site it is a draft: what stands with it is what was written last.
    """
    written = home is None
    home = article.__dict__["home"] = home or home_of(article)
    for_lists([article])
    beside = asked.with_draft(article) if written else asked.with_article(article.pk)
    newer, older = _neighbour_lines(home, article)
    return {
        "home": home,
        "figures": cited_by(article),
        "mended": mended_figures(article),
        "newer": newer[::-1],
        "older": older,
        "authors": beside["authors"],
        "tags": beside["tags"],
        "attachments": [opened(one) for one in beside["attachments"]],
        "recordings": [opened(one) for one in beside["recordings"]],
        "same_topic": lines(_of_topic(published(home), article)) if article.topic_id else [],
        "translations": _translated_lines(home, article),
    }


def neighbours(shown: Any, article: ArticlePage) -> tuple[Any, Any]:
    """Articles of the same section: the next newer ones, the nearest first, and the next older ones."""
    beside = shown.sibling_of(article, inclusive=False)
    if article.posted_at is None:
        return beside.none(), beside[:NEIGHBOURS]
    return _next_to(beside, article.posted_at, article.pk)


def _next_to(beside: Any, moment: Any, pk: Any) -> tuple[Any, Any]:
    """The bound on the moment says nothing new: it lets the database begin at this article, not at the first."""
    newer = beside.filter(Q(posted_at__gt=moment) | Q(posted_at=moment, pk__gt=pk), posted_at__gte=moment)
    older = beside.filter(Q(posted_at__lt=moment) | Q(posted_at=moment, pk__lt=pk), posted_at__lte=moment)
    return newer.order_by("posted_at", "pk")[:NEIGHBOURS], older[:NEIGHBOURS]


def _neighbour_lines(home: PortalHome, article: ArticlePage) -> tuple[list[Line], list[Line]]:
    """The neighbours, asked by queries that are written once for each section of a site."""
    if article.posted_at is None:
        newer, older = neighbours(published(home), article)
        return lines(newer), lines(older)
    section = article.path[: -article.steplen]

    def shape(place: int, home: PortalHome) -> Any:
        return _next_to(published(home).sibling_of(article), asked.MOMENT, asked.PAGE)[place].values_list(*LINE)

    asking = [asked.of_site(home, (section, place), partial(shape, place)) for place in (0, 1)]
    newer, older = (as_lines(ask(moment=article.posted_at, page=article.pk)) for ask in asking)
    return newer, older


def _of_topic(shown: Any, article: ArticlePage) -> Any:
    return shown.filter(topic=article.topic_id).exclude(pk=article.pk)[:OF_A_TOPIC]


def translations(shown: Any, article: ArticlePage) -> Any:
    """The same article in other languages, wherever it was written first."""
    return _translated(shown, article.translation_of_id or article.pk, article.pk)


def _translated(shown: Any, first: Any, pk: Any) -> Any:
    return shown.filter(Q(pk=first) | Q(translation_of=first)).exclude(pk=pk).order_by("language", "pk")


def _translated_lines(home: PortalHome, article: ArticlePage) -> list[Line]:
    ask = asked.of_site(
        home, "translations", lambda home: _translated(published(home), asked.FIRST, asked.PAGE).values_list(*LINE)
    )
    return as_lines(ask(first=article.translation_of_id or article.pk, page=article.pk))
