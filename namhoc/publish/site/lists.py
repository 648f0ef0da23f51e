"""Articles of one site as lists: the newest, a section's, an author's, a topic's, a tag's, a month's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Window
from django.db.models.functions import ExtractMonth, ExtractYear, RowNumber, Substr
from django.http import HttpRequest

from namhoc.front.shown import never_kept
from namhoc.publish.cited import Cited
from namhoc.publish.models import ArticlePage, Author, FigureReference, PortalHome, Section, Tag, Topic
from namhoc.publish.queries import cited_by, for_lists
from namhoc.publish.site.sites import address_at, sections_of
from namhoc.units.models import Unit

A_PAGE = 10
ON_THE_FRONT = 5
OF_A_SECTION = 5
OF_AN_OFFICE = 10
IN_A_FEED = 20
LINE = ("title", "url_path", "posted_at", "language")
LARGE = ("body",)  # what lists do not read


@dataclass(frozen=True)
class Line:
    """An article as a short list names it."""

    title: str
    address: str
    posted_at: datetime
    language: str


def published(home: PortalHome) -> Any:
    """Articles of the site that the public may read, the newest first, as Wagtail's own kind of queryset."""
    if "published" not in home.__dict__:  # which pages are not public is asked once for each reading of the site
        shown = ArticlePage.objects.live().public().descendant_of(home).filter(posted_at__isnull=False)
        home.__dict__["published"] = shown.order_by("-posted_at", "-pk")
    return home.__dict__["published"].all()


def listed(articles: Any) -> list[ArticlePage]:
    """The articles of a queryset with all that a list tells of them."""
    return for_lists(articles.select_related("office", "picture").defer(*LARGE))


def lines(articles: Any) -> list[Line]:
    """The same as lines of a short list: light, for there are many on a page."""
    return as_lines(articles.values_list(*LINE))


def as_lines(rows: Iterable[tuple[str, str, datetime, str]]) -> list[Line]:
    """Rows of the columns ``LINE``."""
    return [Line(title, address_at(place), moment, language) for title, place, moment, language in rows]


def newest_of_office(home: PortalHome, office: Unit) -> list[Line]:
    """The newest articles that an office wrote for the site."""
    return lines(published(home).filter(office=office)[:OF_AN_OFFICE])


def paged(request: HttpRequest, articles: Any) -> Page[ArticlePage]:
    """The page of a list that the address asks for."""
    asked = request.GET.get("page", "")
    page = Paginator(articles, A_PAGE).get_page(asked)
    if asked not in ("", str(page.number)):
        never_kept(request)  # beyond the last, which is shown instead
    page.object_list = listed(page.object_list)
    return page


def front_page(home: PortalHome) -> dict[str, Any]:
    """The newest articles, each section's newest, and the figures of the newest of them that states any."""
    articles = listed(published(home)[:ON_THE_FRONT])
    figures = _newest_figures(articles)
    sections = newest_of_sections(home)
    if len(articles) < ON_THE_FRONT:  # all of them stand above already
        sections = []
    return {"articles": articles, "sections": sections, "figures": figures}


def _newest_figures(articles: Sequence[ArticlePage]) -> Cited:
    """What the newest article with figures rests on: a notice without any does not take them from the front page."""
    standing = FigureReference.objects.filter(page__in=[one.pk for one in articles], until__isnull=True)
    stating = set(standing.values_list("page", flat=True))
    newest = next((one.pk for one in articles if one.pk in stating), None)
    return Cited([]) if newest is None else cited_by(ArticlePage.objects.get(pk=newest))


def newest_of_sections(home: PortalHome) -> list[tuple[Section, list[Line]]]:
    """Each section with its newest articles; sections that have none are left out."""
    of_section = Substr("path", 1, len(home.path) + home.steplen)
    place = Window(RowNumber(), partition_by=of_section, order_by=[F("posted_at").desc(), F("pk").desc()])
    newest = published(home).annotate(of_section=of_section, place=place).filter(place__lte=OF_A_SECTION)
    rows = newest.values_list("of_section", *LINE)
    found: dict[str, list[Line]] = {}
    for section, title, address, moment, language in rows:
        found.setdefault(section, []).append(Line(title, address_at(address), moment, language))
    return [(section, found[section.path]) for section in sections_of(home) if section.path in found]


def of_section(home: PortalHome, section: Section) -> Any:
    return published(home).child_of(section)


def of_month(home: PortalHome, year: int, month: int | None = None) -> Any:
    """What was posted in a year, or in one of its months."""
    articles = published(home).filter(posted_at__year=year)
    return articles if month is None else articles.filter(posted_at__month=month)


def months_of(home: PortalHome) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """Each year with the number of its articles, and so each of its months; the latest first."""
    dated = published(home).order_by().annotate(of_year=ExtractYear("posted_at"), of_month=ExtractMonth("posted_at"))
    rows = dated.values_list("of_year", "of_month").annotate(number=Count("pk")).order_by("-of_year", "-of_month")
    years = [(year, [(row[1], row[2]) for row in months]) for year, months in groupby(rows, key=lambda row: row[0])]
    return [(year, sum(number for _month, number in months), months) for year, months in years]


def with_articles(home: PortalHome, kind: type[Author | Topic | Tag]) -> Sequence[tuple[Any, int]]:
    """Authors, topics or tags of a site that have published articles, each with their number."""
    field = {Author: "written_by", Topic: "topic", Tag: "tags"}[kind]
    numbers = dict(published(home).order_by().values_list(field).annotate(number=Count("pk")))
    return [(one, numbers[one.pk]) for one in kind.objects.filter(home=home, pk__in=numbers.keys() - {None})]
