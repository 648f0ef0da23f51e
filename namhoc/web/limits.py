"""How much a stranger may send at once."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

MOST = 256 * 1024  # bytes: far more than any form that the public sees
LARGER = {"/soat-so-lieu/": 4 * 1024 * 1024}  # where a stranger may send a file


class BodyLimitMiddleware:
    """Turns away large bodies of people who are not signed in, before a byte of them is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        late = getattr(request, "late", None)  # signed in until a moment ago: what was typed is still wanted
        most = LARGER.get(request.path_info, MOST)
        if not request.user.is_authenticated and late is None and _length(request) > most:
            return render(request, "413.html", {"most": most // 1024}, status=413)
        return self.get_response(request)


def _length(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or "0"
    return int(told) if told.isascii() and told.isdigit() else 0


class NoNulMiddleware:
    """Refuses paths with a NUL in them, and questions of programs: PostgreSQL cannot even look for it.

    What a person typed after the question mark is for the page to answer, with what was typed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.META.get("QUERY_STRING", "") if request.path_info.startswith("/api/") else ""
        if "\0" in request.path_info or "%00" in asked:
            raise BadRequest("NUL")
        return self.get_response(request)
