"""How often articles of a site were opened: one of them, and those opened most often lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from namhoc.front.numbers import most_read, views_of
from namhoc.measure.shown import number
from namhoc.publish.models import ArticlePage, PortalHome
from namhoc.publish.site.lists import published
from namhoc.publish.site.sites import address_of

LATELY = timedelta(days=30)
SHOWN, LOOKED_AT = 10, 50  # some of those opened often are no longer public


@dataclass(frozen=True)
class Opened:
    """An article, and how often people opened it, as a page writes it."""

    title: str
    address: str
    language: str
    number: str


def opened_lately(home: PortalHome, day: date) -> list[Opened]:
    """The articles of the site that people opened most often in the last 30 days, the most first."""
    found = most_read(home.pk, "article", day - LATELY, LOOKED_AT)
    articles = published(home).only("title", "url_path", "language").in_bulk([key for key, _number in found])
    shown = [(articles[key], times) for key, times in found if key in articles]
    return [Opened(one.title, address_of(one), one.language, number(times)) for one, times in shown[:SHOWN]]


def open_article(home: PortalHome, pk: int) -> ArticlePage | None:
    """An article of the site that the public may read."""
    found: ArticlePage | None = published(home).filter(pk=pk).first()
    return found


def opened(home: PortalHome, article: ArticlePage) -> str:
    """How often people have opened one article since it was counted, as a page writes it."""
    return number(views_of(home.pk, f"article:{article.pk}"))
