"""Telling the layer in front what a page shows and what it counts as."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from namhoc.front.serving import COUNTED, LASTS, MEMBER, NAMES
from namhoc.front.shown import counted_by, lasting_of, shown_by

FOR_EVERYONE = "public, no-cache"  # anyone may keep it, and asks each time whether it is still good


class ShownMiddleware:
    """Marks answers that are the same for everyone. The marks are for the layer in front, which takes them off."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        counted, names, seconds = counted_by(request), shown_by(request), lasting_of(request)
        if counted:
            response.headers[COUNTED] = counted
        if request.user.is_authenticated:
            response.headers[MEMBER] = "1"
        elif names and _is_for_everyone(request, response):
            response.headers[NAMES] = " ".join(sorted(names))
            if seconds is not None:
                response.headers[LASTS] = str(seconds)
            response.headers.setdefault("Cache-Control", FOR_EVERYONE)
        return response


def _is_for_everyone(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether nothing in the answer came from who asks; what sets a cookie further out is seen by the layer itself."""
    known = settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES
    whole = request.method == "GET" and response.status_code == HTTPStatus.OK and not response.streaming
    return whole and not known and not response.cookies
