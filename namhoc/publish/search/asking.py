"""Looking for articles of one site: the best first, filtered by section and year."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from namhoc.publish.cited import Cited
from namhoc.publish.models import ArticlePage, PortalHome, Section
from namhoc.publish.queries import cited_figures, for_lists, texts_of
from namhoc.publish.reading import plain
from namhoc.publish.search import index
from namhoc.publish.search.words import asked, excerpt, marked
from namhoc.publish.site.lists import published
from namhoc.publish.tokens import figures_in

MOST = 5000  # articles that are ranked


@dataclass(frozen=True)
class Asked:
    """What someone looks for, and where."""

    text: str
    section: Section | None = None
    year: int | None = None
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """An article that was found, its found words marked."""

    article: ArticlePage
    title: SafeString
    excerpt: SafeString


def what_is_asked(text: str, section: Section | None, year: int | None) -> Asked:
    return Asked(text, section, year, asked(text))


def found_keys(home: PortalHome, what: Asked) -> list[int]:
    """Keys of the articles found, the best first."""
    ranked = [key for key, _rank in index.find(what.words, MOST)]
    shown = published(home) if what.section is None else published(home).child_of(what.section)
    if what.year is not None:
        shown = shown.filter(posted_at__year=what.year)
    open_here = set(shown.order_by().filter(pk__in=ranked).values_list("pk", flat=True)) if ranked else set()
    return [key for key in ranked if key in open_here]


def told(keys: Collection[int], what: Asked) -> list[Found]:
    """The articles with these keys, in their order, as a page of results tells them."""
    by_key = {article.pk: article for article in _with_bodies(keys)}
    figures = cited_figures(figures_in(*(text for article in by_key.values() for text in texts_of(article))))
    return [_told(by_key[key], what, figures) for key in keys if key in by_key]


def _with_bodies(keys: Collection[int]) -> list[ArticlePage]:
    return for_lists(ArticlePage.objects.live().filter(pk__in=keys).select_related("office"))


def _told(article: ArticlePage, what: Asked, figures: Cited) -> Found:
    last = what.words[-1] if what.words else ""
    part = excerpt(plain_text(article, figures), what.words, last=last)
    title, part_marked = marked(article.title, what.words, last=last), marked(part, what.words, last=last)
    return Found(article, title, part_marked)


def plain_text(article: ArticlePage, figures: Cited) -> str:
    """All that the article says, its figures written out."""
    return " ".join(plain(text, figures) for text in texts_of(article))
