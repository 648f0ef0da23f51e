"""Staying signed in: the server knows when someone was last active, and refuses whatever comes too late."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from namhoc.people.models import Account
from namhoc.people.signin import devices, drafts, sign_ins
from namhoc.people.signin.models import SignIn
from namhoc.people.signin.rules import granularity, is_over

UNASKED = ("/dang-nhap/", "/dang-xuat/", "/ngon-ngu/")  # a form of these pages is never kept
ACTIVITY, TYPED = "activity", "typed"  # names of addresses


class SignedInRequest(HttpRequest):
    """``sign_in`` stands for someone signed in; ``late`` is who was, until too long ago."""

    sign_in: SignIn | None
    late: Account | None


class SignedInMiddleware:
    """Ends what is over, writes down what is going on, keeps what arrives too late."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: SignedInRequest) -> HttpResponse:
        request.sign_in = request.late = None
        if isinstance(request.user, Account):
            self._look(request, request.user)
        response = self.get_response(request)
        self._settle(request, response)
        return response

    def _look(self, request: SignedInRequest, account: Account) -> None:
        now, sign_in = timezone.now(), sign_ins.of_session(request, account)
        if sign_in is None:
            logout(request)  # ended elsewhere
        elif is_over(sign_in.since, sign_in.last_active, now, settings.IDLE):
            request.late = account
            sign_ins.forget(sign_in)
            logout(request)
            messages.warning(request, _why_ended())
        else:
            request.sign_in = sign_in
            if is_activity(request) and now - sign_in.last_active >= granularity(settings.IDLE):
                sign_ins.touch(sign_in, now)

    def process_view(
        self, request: SignedInRequest, _view: Callable[..., HttpResponse], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """A form that comes too late is kept before its sender is asked to sign in; its secret word was looked at."""
        name = request.resolver_match.url_name if request.resolver_match else None
        if request.late is None or request.method in ("GET", "HEAD", "OPTIONS") or request.path in UNASKED:
            return None
        if name == TYPED:
            return None  # that page keeps what it is sent, for the late one too
        if name != ACTIVITY and drafts.keep_post(request, request.late):
            messages.info(request, _("What you sent was kept. Sign in again, and it stands where you typed it."))
        return away(request)

    def _settle(self, request: SignedInRequest, response: HttpResponse) -> None:
        account = request.user
        if not isinstance(account, Account):
            if request.sign_in is not None:
                sign_ins.forget(request.sign_in)  # signed out by this very request
            return
        devices.remember(request, response, account)
        if request.method == "POST" and response.status_code in (302, 303):
            drafts.forget_form(account, drafts.path_of(drafts.page_of(request)), request.path)


def away(request: HttpRequest) -> HttpResponse:
    """To sign in, and back to the page that the request belongs to."""
    where = redirect_to_login(drafts.page_of(request))
    if "HX-Request" in request.headers:
        return HttpResponse(headers={"HX-Redirect": where.url})
    if is_background(request):
        return JsonResponse({"seconds": 0}, status=401)
    return where


def is_background(request: HttpRequest) -> bool:
    """Whether a script asked, not a person who opens or sends a page."""
    headers = request.headers
    mode = headers.get("Sec-Fetch-Mode", "navigate")
    return mode != "navigate" or "HX-Request" in headers or "X-Requested-With" in headers


def is_activity(request: HttpRequest) -> bool:
    """Whether the request shows a person at work: what a page asks for by itself does not."""
    return not is_background(request)


def end_asked(request: HttpRequest) -> list[int] | None:
    """Which sign-ins shall end: one, or ``None`` for all but this."""
    asked = request.POST.get("end", "")
    if asked == "others":
        return None
    return [int(asked)] if re.fullmatch(r"[0-9]{1,18}", asked) else []


def _why_ended() -> str:
    minutes = max(1, round(settings.IDLE.total_seconds() / 60))
    return ngettext(
        "You were signed out: for %(minutes)d minute nothing was done here.",
        "You were signed out: for %(minutes)d minutes nothing was done here.",
        minutes,
    ) % {"minutes": minutes}
