"""Public pages beside the page tree: search, feed, and what search engines read."""

from __future__ import annotations

from typing import Any

from django.contrib.syndication.views import Feed
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from namhoc.publish import queries
from namhoc.publish.cited import Cited
from namhoc.publish.models import ArticlePage
from namhoc.publish.reading import plain

LONGEST_SEARCH = 200


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Articles by their words, tones aside."""
    words = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    page = Paginator(queries.found_articles(words), queries.A_PAGE).get_page(request.GET.get("page"))
    page.object_list = queries.for_lists(page.object_list)
    return render(request, "publish/search.html", {"words": words, "articles": page})


@require_safe
def sitemap_page(request: HttpRequest) -> HttpResponse:
    """Every public page, for search engines."""
    pages = [(request.build_absolute_uri(page.get_url(request)), page) for page in queries.public_pages()]
    return render(request, "publish/sitemap.xml", {"pages": pages}, content_type="application/xml")


@require_safe
def robots_page(request: HttpRequest) -> HttpResponse:
    """Search engines read the portal, not the desk."""
    lines = ["User-agent: *", "Disallow: /lam-viec/", "Disallow: /quan-tri/"]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


class ArticleFeed(Feed[Any, Any]):
    """The newest articles, for readers that follow the portal."""

    language = "vi"

    def title(self) -> str:
        return queries.portal_name()

    def description(self) -> str:
        home = queries.portal_home()
        return "" if home is None else home.intro

    def link(self) -> str:
        return "/"

    def items(self) -> list[ArticlePage]:
        return queries.newest_articles()

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: Any) -> str:
        cited: Cited = queries.cited_by(item)
        note = _("This article rests on figures that have since been corrected.") if cited.replaced else ""
        return " ".join(filter(None, [plain(item.lead, cited), note]))

    def item_link(self, item: Any) -> str:
        return str(item.url)

    def item_pubdate(self, item: Any) -> object:
        return item.posted_at

    def item_updateddate(self, item: Any) -> object:
        return item.last_published_at

    def item_author_name(self, item: Any) -> str:
        return str(item.author)


class ArticleAtomFeed(ArticleFeed):
    """The same as Atom."""

    feed_type = Atom1Feed

    def subtitle(self) -> str:
        return self.description()
