"""The rounds of an office, and how each of them stands; for a school, the reports it is asked for."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from namhoc.collect import actions, queries
from namhoc.collect.errors import NotNow
from namhoc.collect.forms import OpenRoundForm
from namhoc.collect.models import State
from namhoc.collect.pages import round_at
from namhoc.collect.rules import SEE_APPROVED, SEE_ROUND
from namhoc.collect.standing import Standing, lines_of
from namhoc.law.catalogue import catalogue
from namhoc.law.today import today
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.queries import ask_permission, may
from namhoc.people.years import chosen_year
from namhoc.units.naming import unit_names
from namhoc.units.queries import unit_by_code

A_PAGE = 50


@require_safe
@acting
def rounds_page(request: ActingRequest) -> HttpResponse:
    """The rounds of the post's office and the reports of its own unit, the newest first."""
    return _show_rounds(request, OpenRoundForm(year=chosen_year(request)))


def _show_rounds(request: ActingRequest, form: OpenRoundForm, status: int = 200) -> HttpResponse:
    by, year = actor_of(request), chosen_year(request)
    own = unit_by_code(by.unit)
    ask_permission(by, SEE_APPROVED, own)
    elsewhere = Paginator(queries.rounds_elsewhere(by, str(year)), A_PAGE).get_page(request.GET.get("page"))
    names = unit_names({round_.unit_id for round_ in elsewhere}, today())
    rounds = queries.rounds_with_progress(by)
    shown = {
        "rounds": [(round_, queries.label_of(round_)) for round_ in rounds.filter(year=str(year))],
        "other_rounds": [(round_, queries.label_of(round_)) for round_ in rounds.exclude(year=str(year))],
        "lines": lines_of(catalogue(), list(queries.own_reports(by)), today()),
        "year": year,
        "form": form if may(by, "open-round", own) else None,
        "of_office": may(by, SEE_ROUND, own),
        "page": elsewhere,
        "elsewhere": [(round_, queries.label_of(round_), names[round_.unit_id]) for round_ in elsewhere],
    }
    return render(request, "collect/rounds.html", shown, status=status)


@require_POST
@acting
def open_round_page(request: ActingRequest) -> HttpResponse:
    """A round is opened: every unit it asks has a report to fill in."""
    by = actor_of(request)
    form = OpenRoundForm(request.POST, year=chosen_year(request))
    ask_permission(by, "open-round", unit_by_code(by.unit))
    if form.is_valid():
        year, code = form.cleaned_data["year"], form.cleaned_data["code"]
        try:
            opened = actions.open_round(catalogue(), unit_by_code(by.unit), year, code, by=by)
        except NotNow as refusal:
            form.add_error("code", str(refusal.message))
        else:
            messages.success(request, _("The round is open. Each unit below has a report to fill in."))
            return redirect(opened)
    return _show_rounds(request, form, status=422)


@require_safe
@acting
def round_page(request: ActingRequest, pk: int) -> HttpResponse:
    """How a round stands: each unit's report, the warnings in it, who is late."""
    by, round_ = actor_of(request), round_at(request, pk)
    asked = request.GET.get("state", "")
    shown_reports, readable = queries.reports_shown_in(round_, by)
    lines = lines_of(catalogue(), shown_reports, today(), readable)
    shown = {
        "round": round_,
        "label": queries.label_of(round_),
        "standing": Standing(lines, asked if asked in State.values else ""),
        "may_close": may(by, "close-round", round_.unit),
    }
    return render(request, "collect/round.html", shown)


@require_POST
@acting
def close_round_page(request: ActingRequest, pk: int) -> HttpResponse:
    """A round is closed, or opened again."""
    round_, by = round_at(request, pk), actor_of(request)
    try:
        if "reopen" in request.POST:
            actions.reopen_round(round_, by=by)
            messages.success(request, _("The round is open again."))
        else:
            actions.close_round(round_, by=by)
            messages.success(request, _("The round is closed. Reports that were not sent stay as they are."))
    except NotNow as refusal:
        messages.error(request, str(refusal.message))
    return redirect(round_)
