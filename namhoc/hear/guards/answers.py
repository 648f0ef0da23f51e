"""What is answered where a form cannot be taken yet, or needs a stamp first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import gettext as _

from namhoc.hear.guards.judging import Judged, Standing
from namhoc.hear.guards.stamps import MOST, Stamp
from namhoc.hear.guards.traffic import HAMMERING

AN_HOUR = 3600


def say_so(standing: Standing) -> str:
    """Why a form is shown once more, in words; nothing where it is simply to be confirmed."""
    if standing is Standing.TOO_EARLY:
        return _("That was very quick. Nothing has been sent yet: press once more, please.")
    if standing is Standing.TRAPPED:
        return _("The field for machines was filled in. Nothing has been sent: leave it empty and press once more.")
    return ""


def challenge(request: HttpRequest, stamp: Stamp, held: timedelta, **more: Any) -> HttpResponse:
    """A stamp with its riddle, for a script; the secret word only for somebody signed in."""
    told = {"stamp": stamp.text, "puzzle": stamp.puzzle, "most": MOST, "wait": int(held.total_seconds() * 1000)}
    word = get_token(request) if request.user.is_authenticated else ""
    answer = JsonResponse({**told, "word": word, **more})
    answer.headers["Cache-Control"] = "no-store"
    return answer


def no_more_for_now(request: HttpRequest, judged: Judged, page: Any = None, typed: str = "") -> HttpResponse:
    """So much came from one network that nothing more is taken for a while; what to do meanwhile."""
    if judged.traffic.tries > HAMMERING:
        return no_more_in_a_line()
    answer = render(request, "hear/too_many.html", {"page": page, "typed": typed}, status=429)
    answer.headers["Retry-After"] = str(AN_HOUR)
    return answer


def no_more_in_a_line() -> HttpResponse:
    """The same for whoever goes on hammering."""
    return HttpResponse("429\n", content_type="text/plain", status=429, headers={"Retry-After": str(AN_HOUR)})
