"""Forms on pages that are kept whole hold no secret word; so it is asked whether our own page sent them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from namhoc.people.models import Account

View = Callable[..., HttpResponse]
WORD = "csrfmiddlewaretoken"


def own_form(view: View) -> View:
    """A page whose form anyone may send from a page of this site, and from nowhere else.

    ``member_of`` tells the view whose session may be used: only where the form holds the real secret word
    """

    @csrf_exempt
    @never_cache
    @wraps(view)
    def page(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST" and not is_from_here(request):
            return render(request, "hear/from_elsewhere.html", status=403)
        return view(request, *args, **kwargs)

    return page


def is_from_here(request: HttpRequest) -> bool:
    """What the browser itself says about where a form was sent from; one that says nothing is not believed."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site != "same-origin":
        return False
    told = request.headers.get("Origin") or request.headers.get("Referer")
    return _origin(told) == f"{request.scheme}://{request.get_host()}" if told else site is not None


def _origin(told: str) -> str:
    try:
        parts = urlsplit(told)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"


def member_of(request: HttpRequest) -> Account | None:
    """Who is signed in; for a form that was sent, only where the secret word of their session came with it."""
    if not isinstance(request.user, Account):
        return None
    return request.user if request.method != "POST" or _holds_the_word(request) else None


class _Asked(CsrfViewMiddleware):
    """Django's own check, whose answer is told and not sent."""

    def _reject(self, _request: HttpRequest, _reason: str) -> HttpResponse:
        return HttpResponse(status=403)


def _holds_the_word(request: HttpRequest) -> bool:
    asked = _Asked(lambda _request: HttpResponse())
    asked.process_request(request)
    return asked.process_view(request, lambda _request: HttpResponse(), (), {}) is None
