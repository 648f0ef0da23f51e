"""One report: read, filled in cell by cell, checked, and sent."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from namhoc.collect import actions, queries
from namhoc.collect.checklist import checklist_of
from namhoc.collect.errors import Blocked, NotNow
from namhoc.collect.forms import ScreenForm, SendForm
from namhoc.collect.history import history_of
from namhoc.collect.in_hand import InHand, take_in_hand
from namhoc.collect.models import Report
from namhoc.collect.pages import (
    Kept,
    frame,
    grids_in,
    labels_of,
    report_at,
    show_report,
    unless_not_now,
)
from namhoc.collect.rules import SEND, right_for
from namhoc.collect.typed import Typed, read_typed
from namhoc.law.catalogue import catalogue
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.queries import ask_permission


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def report_page(request: ActingRequest, pk: int) -> HttpResponse:
    """One unit's report in one round: read it, fill it in."""
    report = report_at(request, pk)
    return _save(request, report) if request.method == "POST" else show_report(request, report)


def _save(request: ActingRequest, report: Report) -> HttpResponse:
    """The cells that can be read are kept; the others are shown again as they were typed."""
    form = ScreenForm(request.POST)
    form.is_valid()
    version, was = form.cleaned_data["version"], form.cleaned_data["was"]
    one = take_in_hand(catalogue(), report)
    typed = read_typed(one.version, one.kind, request.POST, was)
    try:
        report = _fill(report, one, typed, version, request)
    except NotNow as refusal:
        messages.error(request, str(refusal.message))
        return show_report(request, report_at(request, report.pk), Kept(typed.texts, was, typed.findings), status=409)
    _tell(request, one, typed)
    if typed.findings:
        unread = {code: text for code, text in typed.texts.items() if code not in typed.answers}
        return show_report(request, report, Kept(unread, {}, typed.findings), status=422)
    place = reverse("collect-send", args=[report.pk]) if "check" in request.POST else report.get_absolute_url()
    return redirect(place)


def _fill(report: Report, one: InHand, typed: Typed, version: int, request: ActingRequest) -> Report:
    """Cells never answered are kept as not reported, the way a workbook gives them."""
    if not typed.texts:
        return report
    answers = {**one.filing.answers, **typed.answers}
    return actions.fill_report(report, answers, version=version, by=actor_of(request))


def _tell(request: ActingRequest, one: InHand, typed: Typed) -> None:
    kept = sum(one.values[code] != answer.value for code, answer in typed.answers.items())
    if kept:
        said = ngettext("Saved: %(count)s cell.", "Saved: %(count)s cells.", kept) % {"count": kept}
        messages.success(request, said)
    elif not typed.texts:
        messages.info(request, _("Nothing was changed."))
    if unread := len(typed.findings):
        said = ngettext(
            "%(count)s cell could not be read and is not saved. It stands below as you typed it.",
            "%(count)s cells could not be read and are not saved. They stand below as you typed them.",
            unread,
        )
        messages.error(request, said % {"count": unread})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
@unless_not_now
def send_page(request: ActingRequest, pk: int) -> HttpResponse:
    """What stands in the way, what is worth a look, what it adds up to; and the declaration."""
    report = report_at(request, pk)
    ask_permission(actor_of(request), right_for(SEND, report.form), report.unit)
    form = SendForm(request.POST or None, initial={"version": report.version})
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["version"] != report.version:
            messages.error(request, _("The report has changed since you looked at it. Look again, then send it."))
            return redirect("collect-send", pk)
        try:
            actions.send_report(catalogue(), report, by=actor_of(request))
        except Blocked:
            return _show_check(request, report, form, status=422)
        messages.success(request, _("The report is sent. The office will approve it or return it."))
        return redirect(report)
    return _show_check(request, report, form, status=422 if form.errors else 200)


def _show_check(request: ActingRequest, report: Report, form: SendForm, *, status: int) -> HttpResponse:
    acts = queries.acts_open(report, actor_of(request))
    if SEND not in acts:
        return redirect(report)
    one = take_in_hand(catalogue(), report)
    checklist = checklist_of(catalogue(), one, grids_in(one))
    return render(request, "collect/check.html", {**frame(one, acts), "check": checklist, "form": form}, status=status)


@require_safe
@acting
def history_page(request: ActingRequest, pk: int) -> HttpResponse:
    """Everything that was done to a report, by whom and when."""
    report = report_at(request, pk)
    one = take_in_hand(catalogue(), report)
    acts = queries.acts_open(report, actor_of(request))
    labels, question = labels_of(one), request.GET.get("o", "")
    told = history_of(report, labels, question if question in labels else "")
    about = {"told": told, "question": question, "cell": labels.get(question, ""), "labels": labels}
    return render(request, "collect/history.html", {**frame(one, acts), **about})
