"""The pages of a site: its front, sections, articles, and the lists beside the tree."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from namhoc.front.shown import counts, shows
from namhoc.publish.cited import Cited
from namhoc.publish.models import Author, PortalHome, Section, Tag, Topic
from namhoc.publish.site import lists
from namhoc.publish.site.article import article_at, article_page
from namhoc.publish.site.shown import shows_article, shows_figures, shows_lists
from namhoc.publish.site.sites import sections_of, site_or_404

MONTHS = range(1, 13)


@require_safe
def home_page(request: HttpRequest) -> HttpResponse:
    """The front page of the site."""
    home = site_or_404(request)
    told = lists.front_page(home)
    shows_lists(request, home, *(f"article:{article.pk}" for article in told["articles"]))  # any may give its figures
    shows_figures(request, told["figures"], *(article.cited for article in told["articles"][:1]))
    counts(request, f"{home.pk}/")
    return render(request, "publish/home.html", {"page": home, "home": home, **told})


def _section(home: PortalHome, slug: str) -> Section:
    for section in sections_of(home):
        if section.slug == slug:
            return section
    raise Http404(slug)


@require_safe
def section_page(request: HttpRequest, section: str) -> HttpResponse:
    """A section's articles, the newest first."""
    home = site_or_404(request)
    found = _section(home, section)
    articles = lists.paged(request, lists.of_section(home, found))
    shows(request, f"site:{home.pk}", f"section:{found.pk}", "units")
    return _list(request, home, "publish/section.html", articles, about={"page": found}, counted=f"section:{found.pk}")


def _list(
    request: HttpRequest, home: PortalHome, template: str, articles: Any, *, counted: str = "", about: dict[str, Any]
) -> HttpResponse:
    shows_figures(request, *(article.cited for article in articles.object_list[:1]))
    if counted:
        counts(request, f"{home.pk}/{counted}")
    return render(request, template, {"home": home, "articles": articles, **about})


@require_safe
def article_view(request: HttpRequest, section: str, article: str) -> HttpResponse:
    """One article."""
    return _article(request, section, article, "publish/article.html")


@require_safe
def print_page(request: HttpRequest, section: str, article: str) -> HttpResponse:
    """The same on paper: letterhead, text, and where it was read."""
    return _article(request, section, article, "publish/print.html", alone=True)


def _article(request: HttpRequest, section: str, slug: str, template: str, *, alone: bool = False) -> HttpResponse:
    home = site_or_404(request)
    article = article_at(home, section, slug)
    if article is None:
        raise Http404(slug)
    told = article_page(article, home)
    shows_article(request, home, article, alone=alone)
    shows_figures(request, told["figures"], Cited([cited for _day, cited in told["mended"]]))
    counts(request, f"{home.pk}/article:{article.pk}")
    return render(request, template, {"page": article, "section": _section(home, section), **told})


@require_safe
def archive_page(request: HttpRequest, year: int | None = None, month: int | None = None) -> HttpResponse:
    """What was posted in a year or month; without one, which there are."""
    home = site_or_404(request)
    shows_lists(request, home)
    if year is None:
        return render(request, "publish/archive.html", {"home": home, "years": lists.months_of(home)})
    if month not in (None, *MONTHS) or not 1 <= year <= 9999:  # noqa: PLR2004  # what a date can be
        raise Http404(f"{year}/{month}")
    articles = lists.paged(request, lists.of_month(home, year, month))
    if not articles.object_list:
        raise Http404(f"{year}/{month}")
    about = {"year": year, "month": month, "years": [one for one in lists.months_of(home) if one[0] == year]}
    return _list(request, home, "publish/archive.html", articles, about=about)


@require_safe
def topic_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The articles of a topic."""
    home = site_or_404(request)
    topic: Topic = get_object_or_404(home.topics, slug=slug)
    shows(request, f"site:{home.pk}", "units", f"topic:{topic.pk}")
    articles = lists.paged(request, lists.published(home).filter(topic=topic.pk))
    about = {"one": topic, "kind": "topic"}
    return _list(request, home, "publish/gathered.html", articles, about=about, counted=f"topic:{topic.pk}")


@require_safe
def tag_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The articles that bear a tag."""
    home = site_or_404(request)
    tag: Tag = get_object_or_404(home.tags, slug=slug)
    shows(request, f"site:{home.pk}", "units", f"tag:{tag.pk}")
    articles = lists.paged(request, lists.published(home).filter(tags=tag.pk))
    about = {"one": tag, "kind": "tag"}
    return _list(request, home, "publish/gathered.html", articles, about=about, counted=f"tag:{tag.pk}")


@require_safe
def author_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Who an author is, and what they wrote."""
    home = site_or_404(request)
    author: Author = get_object_or_404(home.authors.select_related("portrait"), slug=slug)
    shows(request, f"site:{home.pk}", "units", f"author:{author.pk}")
    articles = lists.paged(request, lists.published(home).filter(written_by=author.pk))
    about = {"one": author, "kind": "author"}
    return _list(request, home, "publish/gathered.html", articles, about=about, counted=f"author:{author.pk}")


@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    """All that the site has, as a tree for people."""
    home = site_or_404(request)
    shows_lists(request, home)
    gathered = {kind.__name__.lower() + "s": lists.with_articles(home, kind) for kind in (Topic, Author, Tag)}
    shows(request, *(f"{kind[:-1]}:{one.pk}" for kind, found in gathered.items() for one, _number in found))
    told = {"home": home, "sections": sections_of(home), "years": lists.months_of(home), **gathered}
    return render(request, "publish/map.html", told)
