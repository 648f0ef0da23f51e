"""How often articles were opened, for the script of kept pages and, without scripts, as pages of their own."""

from __future__ import annotations

from dataclasses import asdict

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from namhoc.publish.models import ArticlePage, PortalHome
from namhoc.publish.site.sites import address_of, site_or_404
from namhoc.publish.visits.opened import open_article, opened, opened_lately
from namhoc.publish.visits.views import LATELY


def _counting_site(request: HttpRequest) -> PortalHome:
    """The site, where it shows what it counts."""
    home = site_or_404(request)
    if not home.with_counters:
        raise Http404("counters")
    return home


def _article(home: PortalHome, pk: int) -> ArticlePage:
    article = open_article(home, pk)
    if article is None:
        raise Http404(str(pk))
    return article


@require_safe
def most_opened_page(request: HttpRequest) -> HttpResponse:
    """The articles opened most often in the last 30 days."""
    lines = opened_lately(_counting_site(request), timezone.localdate())
    return render(request, "publish/visits/most.html", {"lines": lines})


@require_safe
def most_opened_lines(request: HttpRequest) -> JsonResponse:
    """The same for the script that fills the block in."""
    lines = opened_lately(_counting_site(request), timezone.localdate())
    response = JsonResponse({"lines": [asdict(line) for line in lines]})
    response.headers["Cache-Control"] = LATELY
    return response


@require_safe
def opened_page(request: HttpRequest, pk: int) -> HttpResponse:
    """How often one article was opened."""
    home = _counting_site(request)
    article = _article(home, pk)
    told = {"article": article, "address": address_of(article), "number": opened(home, article)}
    return render(request, "publish/visits/opened.html", told)


@require_safe
def opened_number(request: HttpRequest, pk: int) -> JsonResponse:
    """The same for the script of the article."""
    home = _counting_site(request)
    response = JsonResponse({"views": opened(home, _article(home, pk))})
    response.headers["Cache-Control"] = LATELY
    return response
