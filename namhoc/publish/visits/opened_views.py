"""How often articles were opened, for the script of kept pages and, without scripts, as pages of their own."""

from __future__ import annotations

from dataclasses import asdict

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from namhoc.front.shown import lasts, shows
from namhoc.publish.models import ArticlePage
from namhoc.publish.site.shown import shows_lists
from namhoc.publish.site.sites import address_of
from namhoc.publish.visits.opened import Opened, open_article, opened, opened_lately
from namhoc.publish.visits.views import A_MINUTE, counting_site


@require_safe
def most_opened_page(request: HttpRequest) -> HttpResponse:
    """The articles opened most often in the last 30 days."""
    return render(request, "publish/visits/most.html", {"lines": _most_opened(request)})


@require_safe
def most_opened_lines(request: HttpRequest) -> JsonResponse:
    """The same for the script that fills the block in."""
    return JsonResponse({"lines": [asdict(line) for line in _most_opened(request)]})


def _most_opened(request: HttpRequest) -> list[Opened]:
    home = counting_site(request)
    shows_lists(request, home)
    lasts(request, A_MINUTE)
    return opened_lately(home, timezone.localdate())


@require_safe
def opened_page(request: HttpRequest, pk: int) -> HttpResponse:
    """How often one article was opened."""
    article, number = _opened(request, pk)
    told = {"article": article, "address": address_of(article), "number": number}
    return render(request, "publish/visits/opened.html", told)


@require_safe
def opened_number(request: HttpRequest, pk: int) -> JsonResponse:
    """The same for the script of the article."""
    _article, number = _opened(request, pk)
    return JsonResponse({"views": number})


def _opened(request: HttpRequest, pk: int) -> tuple[ArticlePage, str]:
    home = counting_site(request)
    article = open_article(home, pk)
    if article is None:
        raise Http404(str(pk))
    shows(request, f"site:{home.pk}", f"article:{pk}")
    lasts(request, A_MINUTE)
    return article, opened(home, article)
