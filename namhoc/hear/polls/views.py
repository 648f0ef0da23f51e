"""Voting in a poll, and seeing what came out."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from namhoc.hear.guards.answers import challenge, no_more_for_now, say_so
from namhoc.hear.guards.devices import Voter, remember_device
from namhoc.hear.guards.judging import Standing, judge, stamp_for
from namhoc.hear.guards.own_forms import member_of, own_form
from namhoc.hear.guards.stamps import Stamp
from namhoc.hear.polls import queries
from namhoc.hear.polls.models import Choice, Poll
from namhoc.hear.polls.voting import cast_ballot, set_flood_aside
from namhoc.law.today import today

HELD = timedelta(seconds=2)  # between asking for the form and sending it


def _poll(pk: int) -> Poll:
    poll = queries.polls_public(today()).filter(pk=pk).first()
    if poll is None:
        raise Http404(str(pk))
    return poll


def _chosen(request: HttpRequest, poll: Poll) -> Choice | None:
    """The choice that was pressed, where it is one of this poll."""
    return {str(choice.pk): choice for choice in poll.choices.all()}.get(request.POST.get("choice", ""))


@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def poll_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One poll: the choices while it is open, and what came out so far."""
    poll, about = _poll(pk), queries.about_poll(pk)
    if request.method != "POST" or poll.closes_on < today():
        return _form(request, poll, stamp_for(request, about))
    judged, choice = judge(request, about, HELD), _chosen(request, poll)
    if judged.traffic.is_flood:
        set_flood_aside(poll, judged)
    if judged.standing is Standing.TOO_MANY:
        return no_more_for_now(request, judged)
    if judged.standing is not Standing.FIT or choice is None:
        return _form(request, poll, judged.stamp, say_so(judged.standing) or _asked(choice))
    cast_ballot(poll, choice, judged)
    answer = redirect(f"{request.path}#da-chon")
    answer.status_code = 303
    remember_device(request, answer, judged.stamp.device)
    return answer


def _asked(choice: Choice | None) -> str:
    if choice is None:
        return _("Choose one of the answers, then press Vote.")
    return _("Press Vote once more: so we know that it comes from a person.")


def _form(request: HttpRequest, poll: Poll, stamp: Stamp, trouble: str = "") -> HttpResponse:
    member, chosen = member_of(request), _chosen(request, poll)
    mine = queries.choice_of(poll.pk, Voter(stamp.device, None if member is None else member.pk))
    lines = queries.lines_of(poll)
    shown = {"poll": poll, "lines": lines, "total": sum(line.ballots for line in lines), "stamp": stamp.text}
    shown |= {"open": poll.closes_on >= today(), "mine": mine, "chosen": mine if chosen is None else chosen.pk}
    return render(request, "hear/poll.html", {**shown, "trouble": trouble})


@require_safe
def poll_challenge(request: HttpRequest, pk: int) -> HttpResponse:
    """For the script of the form: a stamp with its riddle."""
    _poll(pk)
    return challenge(request, stamp_for(request, queries.about_poll(pk)), HELD)
