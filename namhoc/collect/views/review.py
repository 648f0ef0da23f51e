"""What the office does with a report that was sent, and how a finished one is opened again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from namhoc.collect import actions, queries, unlocking
from namhoc.collect.errors import NotNow
from namhoc.collect.forms import ReasonForm, notes_in
from namhoc.collect.in_hand import take_in_hand
from namhoc.collect.pages import Kept, report_at, show_report, unless_not_now
from namhoc.law.catalogue import catalogue
from namhoc.people.acting import ActingRequest, acting, actor_of


@require_POST
@acting
def return_page(request: ActingRequest, pk: int) -> HttpResponse:
    """The report goes back to its unit with the notes that were written on its cells."""
    report = report_at(request, pk)
    asked = take_in_hand(catalogue(), report).values
    notes = {code: text for code, text in notes_in(request.POST).items() if code in asked or not code}
    try:
        actions.return_report(report, notes, by=actor_of(request))
    except NotNow as refusal:
        messages.error(request, str(refusal.message))
        return show_report(request, report_at(request, pk), Kept(said=notes), status=409)
    messages.success(request, _("The report is returned. Its unit sees each note beside the cell it is about."))
    return redirect(queries.back_from(report, actor_of(request)))


@require_POST
@acting
@unless_not_now
def approve_page(request: ActingRequest, pk: int) -> HttpResponse:
    """The report is taken as it is; the office may go on to the next one that waits."""
    by = actor_of(request)
    report = actions.approve_report(report_at(request, pk), by=by)
    following = queries.next_to_approve(report, by) if "next" in request.POST else None
    messages.success(request, _("Approved: %(report)s.") % {"report": report.unit})
    if following is not None:
        return redirect(following)
    return redirect(queries.back_from(report, by)) if "next" in request.POST else redirect(report)


@require_POST
@acting
@unless_not_now
def lock_page(request: ActingRequest, pk: int) -> HttpResponse:
    """An approved report is locked."""
    report = actions.lock_report(report_at(request, pk), by=actor_of(request))
    messages.success(request, _("The report is locked. It can be opened again only with a reason."))
    return redirect(report)


@require_POST
@acting
@unless_not_now
def ask_unlock_page(request: ActingRequest, pk: int) -> HttpResponse:
    """The unit asks for its report to be opened again."""
    report = unlocking.ask_unlock(report_at(request, pk), _reason(request), by=actor_of(request))
    messages.success(request, _("The office sees your request and its reason."))
    return redirect(report)


@require_POST
@acting
@unless_not_now
def unlock_page(request: ActingRequest, pk: int) -> HttpResponse:
    """The office opens a finished report again."""
    report = unlocking.unlock_report(report_at(request, pk), _reason(request), by=actor_of(request))
    messages.success(request, _("The report is open again. Its unit can change it and send it once more."))
    return redirect(report)


def _reason(request: ActingRequest) -> str:
    form = ReasonForm(request.POST)
    return form.cleaned_data["reason"] if form.is_valid() else ""
