"""A draft before anyone may read it: as readers would see it, on paper, on a phone, in another language."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from namhoc.people.acting import ActingRequest, acting
from namhoc.publish.desk.views import article_open_to
from namhoc.publish.queries import draft_of

PAPER = "giay"


@require_safe
@acting
def preview_article_page(request: ActingRequest, pk: int) -> HttpResponse:
    """The draft as the public would read it; ``?tren=giay`` as printed, ``?tieng=en`` with English around."""
    draft, on_paper = draft_of(article_open_to(request, pk)), request.GET.get("tren") == PAPER
    template = "publish/print.html" if on_paper else "publish/article.html"
    ways = {"preview": True, "on_paper": on_paper, "languages": settings.LANGUAGES}
    with override(_language_of(request)):
        return render(request, template, {**draft.get_context(request), **ways})


@require_safe
@acting
def phone_preview_page(request: ActingRequest, pk: int) -> HttpResponse:
    """The same in a frame as wide as a phone."""
    article = article_open_to(request, pk)
    return render(request, "publish/desk/preview_on.html", {"article": article, "draft": draft_of(article)})


def _language_of(request: HttpRequest) -> str:
    """The language asked for, where the site speaks it."""
    asked = request.GET.get("tieng", "")
    return asked if asked in dict(settings.LANGUAGES) else get_language() or settings.LANGUAGE_CODE
