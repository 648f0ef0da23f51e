"""The office's figures of a year: seen, and adopted by its head."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from namhoc.collect.errors import NotNow
from namhoc.journal.paging import a_page_of
from namhoc.journal.telling import lines_of
from namhoc.measure import actions, queries
from namhoc.measure.changes import entries_behind
from namhoc.measure.checks import findings_about
from namhoc.measure.forms import AdoptForm, NarrowForm
from namhoc.measure.listing import NARROWS, Row, State, grouped, row_of
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.desk import Desk, desk_of, sent_with
from namhoc.people.queries import ask_permission


def _rows(desk: Desk) -> list[Row]:
    return [row_of(figure) for figure in queries.newest_figures(desk.office, str(desk.year))]


@require_safe
@acting
def figures_page(request: ActingRequest) -> HttpResponse:
    """The figures of the year by group, with what there is to adopt."""
    desk = desk_of(request)
    rows = _rows(desk)
    form = NarrowForm(request.GET)
    wanted, group = NARROWS[form.chosen_show], form.chosen_group
    shown = [found for found in grouped(row for row in rows if wanted(row)) if group in ("", found.code)]
    waiting = [row for row in rows if row.state is not State.ADOPTED]
    told = {"rows": rows, "groups": shown, "form": form, "waiting": waiting, "desk": desk}
    told["may_measure"], told["may_adopt"] = desk.may("measure"), desk.may("adopt-figures")
    return render(request, "measure/figures.html", told)


@require_safe
@acting
def changes_page(request: ActingRequest, pk: int) -> HttpResponse:
    """Who changed this number: from the school's cell to its adoption."""
    actor = actor_of(request)
    figure = get_object_or_404(queries.with_shares(queries.figures_shown_to(actor)), pk=pk)
    ask_permission(actor, "read-journal", figure.unit)
    before = request.GET.get("before", "")
    entries, older = a_page_of(entries_behind(figure), before)
    lines = [] if request.sight is None else lines_of(entries, request.sight)
    return render(request, "measure/changes.html", {"figure": figure, "lines": lines, "before": before, "older": older})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def adopt_page(request: ActingRequest) -> HttpResponse:
    """What would be adopted, what to look at first, and the head's word."""
    desk = desk_of(request)
    ask_permission(desk.actor, "adopt-figures", desk.office)
    waiting = [row for row in _rows(desk) if row.state is not State.ADOPTED]
    replaced = [row for row in waiting if row.state is State.CHANGED]
    form = AdoptForm(sent_with(request), replaced=replaced)
    if request.method == "POST" and form.is_valid():
        return _adopted(request, desk, form.reason_given)
    findings = findings_about(row.figure for row in waiting)
    told = {"waiting": waiting, "replaced": replaced, "form": form, "findings": findings, "desk": desk}
    return render(request, "measure/adopt.html", told)


def _adopted(request: ActingRequest, desk: Desk, reason: str) -> HttpResponse:
    try:
        figures = actions.adopt_figures(desk.office, str(desk.year), reason=reason, by=desk.actor)
    except NotNow as refusal:
        messages.error(request, str(refusal.message))
    else:
        told = ngettext("%(count)s figure adopted.", "%(count)s figures adopted.", len(figures))
        messages.success(request, told % {"count": len(figures)} + " " + _("They are official from today."))
    return redirect("measure-figures")
