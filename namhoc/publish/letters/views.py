"""Asking for the letter of a site, confirming, leaving."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from namhoc.hear.guards.answers import challenge, no_more_for_now, say_so
from namhoc.hear.guards.devices import remember_device
from namhoc.hear.guards.judging import Standing, judge, stamp_for
from namhoc.hear.guards.own_forms import own_form
from namhoc.hear.guards.traffic import may_say_more
from namhoc.publish.letters import following
from namhoc.publish.letters.forms import FollowForm
from namhoc.publish.models import PortalHome
from namhoc.publish.moments import moment_now
from namhoc.publish.site.sites import site_or_404

ABOUT = "letters"
HELD = timedelta(seconds=3)  # between asking for the form and sending it
AN_HOUR, OF_A_NETWORK = 3, 30  # addresses that one device, one network may type


def _site(request: HttpRequest) -> PortalHome:
    home = site_or_404(request)
    if not (settings.LETTERS and home.with_letters):
        raise Http404("letters")
    return home


@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def follow_page(request: HttpRequest) -> HttpResponse:
    """The form, and what came of sending it: the same for every address."""
    home = _site(request)
    if request.method != "POST":
        return _form(request, FollowForm(), stamp_for(request, ABOUT).text)
    judged, form = judge(request, ABOUT, HELD), FollowForm(request.POST)
    if judged.standing is Standing.TOO_MANY or judged.traffic.tries > OF_A_NETWORK:
        return no_more_for_now(request, judged)
    if judged.standing is not Standing.FIT or not form.is_valid():
        return _form(request, form, judged.stamp.text, say_so(judged.standing))
    if not may_say_more(ABOUT, judged.voter, AN_HOUR):
        return _form(request, form, judged.stamp.text, _("You have asked often within an hour. Try a little later."))
    given = form.cleaned_data
    following.ask_to_follow(home, given["email"], given["pace"], get_language() or "vi", now=moment_now())
    answer = render(request, "publish/letters/asked.html", {"email": given["email"]})
    remember_device(request, answer, judged.stamp.device)
    return answer


def _form(request: HttpRequest, form: FollowForm, stamp: str, trouble: str = "") -> HttpResponse:
    confirm = form.is_bound and not form.errors and not trouble
    told = {"form": form, "stamp": stamp, "trouble": trouble, "confirm": confirm}
    return render(request, "publish/letters/follow.html", told)


@require_safe
def follow_challenge(request: HttpRequest) -> HttpResponse:
    """For the script of the form: a stamp with its riddle."""
    _site(request)
    return challenge(request, stamp_for(request, ABOUT), HELD)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@csrf_exempt
def confirm_page(request: HttpRequest, key: str) -> HttpResponse:
    """From the letter: who holds the key presses the button. Programs that open links in letters press none."""
    if following.follower_with(key) is None:
        return render(request, "publish/letters/gone.html", status=404)
    done = request.method == "POST" and following.confirm_following(key, now=moment_now())
    return render(request, "publish/letters/confirm.html", {"key": key, "done": done})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@csrf_exempt
def leave_page(request: HttpRequest, key: str) -> HttpResponse:
    """From every letter, and for mail programs with one press (RFC 8058): nothing but the key is asked for."""
    if request.method == "POST":
        following.stop_following(key)
        return render(request, "publish/letters/gone.html", {"left": True})
    if following.follower_with(key) is None:
        return render(request, "publish/letters/gone.html", status=404)
    return render(request, "publish/letters/leave.html", {"key": key})
