"""The page of one's own words."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from namhoc.hear.members.queries import words_of_member
from namhoc.law.today import today
from namhoc.people.signin.me import me


@require_safe
@never_cache
@login_required
def own_words_page(request: HttpRequest) -> HttpResponse:
    """Who one is here, what one wrote, how it stands, and who answered."""
    return render(request, "hear/own_words.html", {"own": words_of_member(me(request), today())})
