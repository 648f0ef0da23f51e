"""Pages that machines read: the sitemap, robots.txt, oEmbed; and the page that lists the feeds."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from namhoc.front.shown import shows
from namhoc.publish.models import ArticlePage
from namhoc.publish.queries import for_lists
from namhoc.publish.reading import plain
from namhoc.publish.site.article import article_at
from namhoc.publish.site.lists import published
from namhoc.publish.site.shown import shows_figures, shows_lists
from namhoc.publish.site.sites import address_at, address_of, sections_of, site_or_404

WIDE, HIGH = 600, 240  # of a quotation on another site, at most
SITEMAPS = ("sitemap", "figures-sitemap", "units-sitemap")  # each room tells its own pages
PARTS = 2  # of an article's address: section and article


@require_safe
def sitemap_page(request: HttpRequest) -> HttpResponse:
    """Every public page of the site, for search engines."""
    home = site_or_404(request)
    shows_lists(request, home, f"dates:{home.pk}")
    articles = published(home).values_list("url_path", "last_published_at")
    pages: list[tuple[str, Any]] = [
        ("/", None),
        (reverse("calendar"), None),
        *((address_of(one), None) for one in sections_of(home)),
    ]
    pages += [(address_at(path), moment) for path, moment in articles]
    told = [(request.build_absolute_uri(address), moment) for address, moment in pages]
    return render(request, "publish/sitemap.xml", {"pages": told}, content_type="application/xml")


@require_safe
def robots_page(request: HttpRequest) -> HttpResponse:
    """Search engines read the portal, not the desk."""
    lines = ["User-agent: *", "Disallow: /lam-viec/", "Disallow: /quan-tri/", "Disallow: /tim-kiem/"]
    lines += [f"Sitemap: {request.build_absolute_uri(reverse(name))}" for name in SITEMAPS]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
def feeds_page(request: HttpRequest) -> HttpResponse:
    """The feeds of the site and of its sections."""
    home = site_or_404(request)
    shows(request, f"site:{home.pk}")
    return render(request, "publish/feeds.html", {"home": home, "sections": sections_of(home)})


@require_safe
def oembed_page(request: HttpRequest) -> HttpResponse:
    """An article as another site may quote it (oEmbed 1.0): its title and lead, with a link."""
    home = site_or_404(request)
    if request.GET.get("format", "json") != "json":
        return HttpResponse("json", status=501, content_type="text/plain")
    asked = urlsplit(request.GET.get("url", ""))
    parts = asked.path.strip("/").split("/")
    article = article_at(home, *parts) if len(parts) == PARTS and asked.netloc == request.get_host() else None
    if article is None:
        raise Http404("url")
    [article] = for_lists([article])
    shows(request, f"site:{home.pk}", "units", f"article:{article.pk}")
    shows_figures(request, article.cited)
    return JsonResponse(_embedded(request, home.title, article), json_dumps_params={"ensure_ascii": False})


def _embedded(request: HttpRequest, site: str, article: ArticlePage) -> dict[str, Any]:
    address = request.build_absolute_uri(address_of(article))
    lead = plain(article.lead, article.cited)
    quoted = '<blockquote><p><a href="{}">{}</a></p><p>{}</p><footer>{}</footer></blockquote>'
    return {
        "version": "1.0",
        "type": "rich",
        "title": article.title,
        "author_name": article.author or article.office_name,
        "provider_name": site,
        "provider_url": request.build_absolute_uri("/"),
        "html": format_html(quoted, address, article.title, lead, site),
        "width": _at_most(request, "maxwidth", WIDE),
        "height": _at_most(request, "maxheight", HIGH),
    }


def _at_most(request: HttpRequest, name: str, usual: int) -> int:
    asked = request.GET.get(name, "")
    return min(int(asked), usual) if asked.isdecimal() and len(asked) < len("10000") else usual
