"""Rating an article: from the article itself, or from a page of its own where the browser runs no scripts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from namhoc.hear.guards.answers import challenge, no_more_for_now, no_more_in_a_line, say_so
from namhoc.hear.guards.devices import Voter, remember_device
from namhoc.hear.guards.judging import Standing, judge, stamp_for
from namhoc.hear.guards.own_forms import member_of, own_form
from namhoc.hear.guards.stamps import Stamp
from namhoc.hear.guards.traffic import is_hammering
from namhoc.hear.subjects import heard_of, open_page
from namhoc.hear.votes.queries import SCALE, about_rating, rating_of, stars_given
from namhoc.hear.votes.voting import cast_vote, set_flood_aside

HELD = timedelta(seconds=2)  # between asking for the form and sending it


def _rated(pk: int) -> Any:
    page = open_page(pk)
    if page is None or not heard_of(page).rating:
        raise Http404(str(pk))
    return page


def _stars(request: HttpRequest) -> int | None:
    """What was pressed, where it is on the scale."""
    return {str(stars): stars for stars in SCALE}.get(request.POST.get("stars", ""))


def _voter(request: HttpRequest, stamp: Stamp) -> Voter:
    member = member_of(request)
    return Voter(stamp.device, None if member is None else member.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def rate_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The stars of one article, and what came of pressing them."""
    about = about_rating(pk)
    if request.method == "POST" and is_hammering(request, about) and member_of(request) is None:
        return no_more_in_a_line()
    page = _rated(pk)
    if request.method != "POST":
        return _form(request, page, stamp_for(request, about))
    judged, stars = judge(request, about, HELD), _stars(request)
    if judged.traffic.is_flood:
        set_flood_aside(pk, judged)
    if judged.standing is Standing.TOO_MANY:
        return no_more_for_now(request, judged, page)
    if judged.standing is not Standing.FIT or stars is None:
        return _form(request, page, judged.stamp, say_so(judged.standing))
    cast_vote(pk, stars, judged)
    answer = redirect(f"{page.get_url(request)}#da-danh-gia")
    answer.status_code = 303
    remember_device(request, answer, judged.stamp.device)
    return answer


def _form(request: HttpRequest, page: Any, stamp: Stamp, trouble: str = "") -> HttpResponse:
    voter = _voter(request, stamp)
    shown = {"page": page, "stamp": stamp.text, "trouble": trouble, "scale": SCALE, "rating": rating_of(page.pk)}
    mine = stars_given(page.pk, voter)
    chosen = _stars(request) or mine
    return render(request, "hear/rate.html", {**shown, "mine": mine, "chosen": chosen, "full": chosen or 0})


@require_safe
def rating_challenge(request: HttpRequest, pk: int) -> HttpResponse:
    """For the script of the article: a stamp with its riddle, and what this reader gave before."""
    _rated(pk)
    stamp = stamp_for(request, about_rating(pk))
    return challenge(request, stamp, HELD, mine=stars_given(pk, _voter(request, stamp)))
