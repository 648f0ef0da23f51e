"""Which office one looks at: for those whose post sees more than its own."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.desk import choose_office
from namhoc.people.queries import offices_seen
from namhoc.proof.folding import folded

MOST = 60


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def offices_page(request: ActingRequest) -> HttpResponse:
    """The offices that are open to this post, found by name without tones."""
    by = actor_of(request)
    if request.method == "POST" and choose_office(request, by, request.POST.get("office", "")):
        return redirect("plan-year")
    words = folded(request.GET.get("words", "")).split()
    found = [one for one in offices_seen(by) if all(word in folded(one.name) for word in words)]
    told = {"offices": found[:MOST], "more": len(found) > MOST, "words": request.GET.get("words", "")}
    return render(request, "web/offices.html", told)
