"""One article as its readers see it, with all that stands around it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from namhoc.publish.models import ArticlePage, PortalHome
from namhoc.publish.queries import cited_by, for_lists, mended_figures
from namhoc.publish.site.files import opened
from namhoc.publish.site.lists import lines, published
from namhoc.publish.site.sites import home_of

NEIGHBOURS = 10
OF_A_TOPIC = 5


def article_at(home: PortalHome, section: str, slug: str) -> ArticlePage | None:
    """The published article at an address of the site."""
    here = published(home).filter(slug=slug, url_path=f"{home.url_path}{section}/{slug}/")
    found: ArticlePage | None = here.select_related("office", "picture", "topic").defer("folded").first()
    return found


def article_page(article: ArticlePage, home: PortalHome | None = None) -> dict[str, Any]:
    """An article with its figures, what was corrected in it, its files, and its neighbours in the section."""
    home = article.__dict__["home"] = home or home_of(article)
    for_lists([article])
    shown = published(home)
    newer, older = neighbours(shown, article)
    return {
        "home": home,
        "figures": cited_by(article),
        "mended": mended_figures(article),
        "newer": lines(newer)[::-1],
        "older": lines(older),
        "authors": list(article.written_by.all()),
        "tags": list(article.tags.all()),
        "attachments": [opened(one) for one in article.attachments.select_related("document")],
        "recordings": [opened(one) for one in article.recordings.select_related("document")],
        "same_topic": lines(_of_topic(shown, article)) if article.topic_id else [],
        "translations": lines(translations(shown, article)),
    }


def neighbours(shown: Any, article: ArticlePage) -> tuple[Any, Any]:
    """Articles of the same section: the next newer ones, the nearest first, and the next older ones."""
    beside = shown.sibling_of(article, inclusive=False)
    moment = article.posted_at
    if moment is None:
        return beside.none(), beside[:NEIGHBOURS]
    newer = beside.filter(Q(posted_at__gt=moment) | Q(posted_at=moment, pk__gt=article.pk))
    older = beside.filter(Q(posted_at__lt=moment) | Q(posted_at=moment, pk__lt=article.pk))
    return newer.order_by("posted_at", "pk")[:NEIGHBOURS], older[:NEIGHBOURS]


def _of_topic(shown: Any, article: ArticlePage) -> Any:
    return shown.filter(topic=article.topic_id).exclude(pk=article.pk)[:OF_A_TOPIC]


def translations(shown: Any, article: ArticlePage) -> Any:
    """The same article in other languages, wherever it was written first."""
    first = article.translation_of_id or article.pk
    return shown.filter(Q(pk=first) | Q(translation_of=first)).exclude(pk=article.pk).order_by("language", "pk")
