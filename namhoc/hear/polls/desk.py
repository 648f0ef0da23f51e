"""The office's page about polls: those there are, and a new one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from namhoc.hear.polls import actions, queries
from namhoc.hear.polls.forms import PollForm
from namhoc.law.today import today
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.queries import ask_permission
from namhoc.units.queries import unit_by_code


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def polls_page(request: ActingRequest) -> HttpResponse:
    """The office's polls, and the form for another."""
    by = actor_of(request)
    office = unit_by_code(by.unit)
    ask_permission(by, queries.HOLD, office)
    form = PollForm(request.POST or None, today=today())
    if request.method == "POST" and form.is_valid():
        actions.open_poll(office, **form.cleaned_data, by=by)
        messages.success(request, _("The poll is kept; readers see it from its first day on."))
        return redirect("polls")
    return render(request, "hear/polls.html", {"polls": queries.polls_open_to(by), "form": form})


@require_POST
@acting
def end_poll_page(request: ActingRequest, pk: int) -> HttpResponse:
    """Nobody votes in it any more."""
    by = actor_of(request)
    actions.end_poll(get_object_or_404(queries.polls_open_to(by), pk=pk), by=by)
    messages.success(request, _("Ended. What was chosen until now stays and is shown."))
    return redirect("polls")
