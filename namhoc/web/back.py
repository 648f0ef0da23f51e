"""A page that only takes what a form sends, opened by its address: back to the page that it belongs to."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

PORTAL = "wagtail_serve"  # takes every address, whether there is a page or not


class LeadBackMiddleware:
    """In place of a blank refusal, for people: programs are still told which methods there are."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        person = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
        if not (person and isinstance(answer, HttpResponseNotAllowed)):
            return answer
        messages.info(request, _("That address only takes what a form sends. Here is the page with the form."))
        return redirect(page_above(request.path))


def page_above(path: str) -> str:
    """The nearest address above that is one of ours; the front page where there is none."""
    while path.rstrip("/"):
        path = path.rstrip("/").rpartition("/")[0] + "/"
        if path != "/" and _is_ours(path):
            return path
    return "/"


def _is_ours(path: str) -> bool:
    try:
        return resolve(path).url_name != PORTAL
    except Resolver404:
        return False
