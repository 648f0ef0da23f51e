"""The door to all that readers say, for whoever at an office answers some of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from namhoc.hear.comments.queries import MODERATE
from namhoc.hear.polls.queries import HOLD
from namhoc.hear.queries import duties_of
from namhoc.hear.questions.queries import ANSWER
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.errors import Refused
from namhoc.people.roles import reach_of
from namhoc.people.years import chosen_year

DOORS = (
    (MODERATE, "comments", _("Readers' comments"), _("Let through, refuse, hide again")),
    (ANSWER, "questions", _("Questions from readers"), _("Answer, hand on, close, publish")),
    (HOLD, "polls", _("Polls"), _("Ask readers a question with a few choices")),
)


@require_safe
@acting
def hear_page(request: ActingRequest) -> HttpResponse:
    """The doors that this post may open, and what waits behind them."""
    by = actor_of(request)
    doors = [
        {"url": reverse(route), "label": label, "about": about}
        for act, route, label, about in DOORS
        if reach_of(by.role, act) is not None
    ]
    if not doors:
        raise Refused(MODERATE, by.unit)
    return render(request, "hear/hear.html", {"doors": doors, "duties": duties_of(by, str(chosen_year(request)))})
