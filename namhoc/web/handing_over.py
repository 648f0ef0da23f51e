"""Handing a post over: to whom, from when, and what goes with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from namhoc.people import listing
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.actions import hand_over_post
from namhoc.people.errors import CannotBe
from namhoc.people.forms import ToForm
from namhoc.people.queries import acting_as, ask_to_give
from namhoc.people.years import chosen_year
from namhoc.units.queries import name_on
from namhoc.web.tasks import task_groups


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def hand_over_page(request: ActingRequest, pk: int) -> HttpResponse:
    """The post goes to another person; everything it has to do is told first, and goes with it."""
    by = actor_of(request)
    post = get_object_or_404(listing.posts_open_to(by), pk=pk)
    ask_to_give(by, "hand-over-post", post.role, post.unit)
    form = ToForm(request.POST or None, today=by.day)
    if request.method == "POST" and form.is_valid():
        try:
            taken = hand_over_post(post, form.cleaned_data["to"], since=form.cleaned_data["since"], by=by)
        except CannotBe as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("Handed over. Both people see it among their posts."))
            return redirect("person", taken.account.username)
    groups = task_groups(acting_as(post, by.day), chosen_year(request), by.day)
    tasks = [task for group in groups if group.still_open for task in group.tasks]
    told = {"post": post, "name": name_on(post.unit, by.day), "form": form, "tasks": tasks}
    return render(request, "web/hand-over.html", told)
