"""One site of a session: who counts there, and what they count."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from namhoc.convene import actions, forms, queries
from namhoc.convene.pages import session_at
from namhoc.convene.views import unless_closed
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.queries import accounts_around, ask_permission


@require_http_methods(["GET", "HEAD", "POST"])
@acting
@unless_closed
def operator_page(request: ActingRequest, unit: str, year: str, session: str, site: int) -> HttpResponse:
    """Who counts those present at one site."""
    row = session_at(request, unit, year, session)
    by = actor_of(request)
    ask_permission(by, actions.ACT, row.conference.unit)
    asked = get_object_or_404(row.sites.select_related("session__conference__unit", "operator"), pk=site)
    accounts = accounts_around(row.conference.unit, by.day)
    form = forms.OperatorForm(request.POST or None, accounts=accounts, initial={"account": asked.operator})
    if request.method == "POST" and form.is_valid():
        actions.appoint_operator(asked, form.cleaned_data["account"], by=by)
        messages.success(request, _("Saved. The site operator finds the site among their tasks."))
        return redirect("attendance", unit, year, session)
    return render(request, "convene/operator.html", {"site": asked, "row": row, "form": form})


@require_safe
@acting
def operated_sites_page(request: ActingRequest) -> HttpResponse:
    """The sites that this post counts at."""
    return render(request, "convene/operated_sites.html", {"sites": queries.sites_operated(actor_of(request))})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def operated_site_page(request: ActingRequest, site: int) -> HttpResponse:
    """How many are there; gone once the conference is closed."""
    asked = get_object_or_404(queries.sites_operated(actor_of(request)), pk=site)
    form = forms.AttendanceForm(request.POST or None, sites=[asked])
    if request.method == "POST" and form.is_valid():
        for changed, present in form.changes():
            actions.record_attendance(changed, present, by=actor_of(request))
        messages.success(request, _("Saved. The main site sees your number."))
        return redirect("operated-site", site)
    return render(request, "convene/operated_site.html", {"site": asked, "form": form, "field": form[f"site-{site}"]})
