"""Workbooks of a report: the template to fill in, the files that came in, each of which can be taken in again."""

from __future__ import annotations

from io import BytesIO

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from namhoc.collect import actions, queries
from namhoc.collect.forms import UploadForm
from namhoc.collect.in_hand import InHand, take_in_hand
from namhoc.collect.layout import COMMUNE_FORM
from namhoc.collect.models import Report, Workbook
from namhoc.collect.pages import Kept, frame, report_at, show_report, unless_not_now
from namhoc.collect.receiving import Received, compared, readable, receive
from namhoc.collect.rules import FILL
from namhoc.collect.workbook_out import write_school_workbook
from namhoc.law.catalogue import catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.queries import ask_permission

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _download(content: bytes, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": disposition or ""})


def _by_workbook(request: ActingRequest, pk: int) -> Report:
    """The report, where it is one that a workbook of its own can fill in."""
    report = report_at(request, pk)
    if report.form == COMMUNE_FORM:  # communes stand side by side in the office's own workbook
        raise Http404(report.form)
    return report


@require_safe
@acting
def template_page(request: ActingRequest, pk: int, *, filled: bool) -> HttpResponse:
    """The report's workbook, empty or with the answers it holds."""
    report = _by_workbook(request, pk)
    one = take_in_hand(catalogue(), report)
    out = BytesIO()
    write_school_workbook(
        out,
        catalogue(),
        report.form,
        report.unit.code,
        one.name,
        one.kind,
        SchoolYear.parse(report.round.year),
        actor_of(request).day,
        one.values if filled else None,
        sample=settings.SAMPLE,
    )
    return _download(out.getvalue(), f"{report.unit.code}-{report.round.year}-{report.round.code}.xlsx")


@require_POST
@acting
@unless_not_now
def upload_page(request: ActingRequest, pk: int) -> HttpResponse:
    """A filled workbook comes in: its answers are kept together, or nothing is."""
    report = _by_workbook(request, pk)
    ask_permission(actor_of(request), FILL, report.unit)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_report(request, report, Kept(upload=form), status=422)
    file = form.cleaned_data["file"]
    return _take_in(request, report, file.name, file.read() if readable(file.size) else None)


@require_POST
@acting
@unless_not_now
def again_page(request: ActingRequest, pk: int, workbook: int) -> HttpResponse:
    """The answers of a file that came in earlier are the report's once more."""
    report = _by_workbook(request, pk)
    ask_permission(actor_of(request), FILL, report.unit)
    earlier = _workbook_at(report, workbook)
    return _take_in(request, report, earlier.name, bytes(earlier.content))


def _take_in(request: ActingRequest, report: Report, name: str, data: bytes | None) -> HttpResponse:
    one = take_in_hand(catalogue(), report)
    received = receive(catalogue(), one, name, data)
    if received.filing is None or data is None:
        return _show(request, one, received, status=422)
    kept = actions.take_in_workbook(report, received.filing, data, by=actor_of(request))
    now = {code: answer.value for code, answer in received.filing.answers.items()}
    said = _("%(file)s is taken in. %(compared)s.")
    messages.success(request, said % {"file": received.name, "compared": compared(one.values, now)})
    return redirect("collect-received", report.pk, kept.pk) if received.told else redirect(report)


@require_safe
@acting
def received_page(request: ActingRequest, pk: int, workbook: int) -> HttpResponse:
    """What was found in a file that came in."""
    report = _by_workbook(request, pk)
    kept = _workbook_at(report, workbook)
    one = take_in_hand(catalogue(), report)
    return _show(request, one, receive(catalogue(), one, kept.name, bytes(kept.content)), kept)


def _show(
    request: ActingRequest, one: InHand, received: Received, kept: Workbook | None = None, *, status: int = 200
) -> HttpResponse:
    acts = queries.acts_open(one.report, actor_of(request))
    shown = {**frame(one, acts), "received": received, "workbook": kept, "upload": UploadForm()}
    return render(request, "collect/received.html", shown, status=status)


@require_safe
@acting
def workbook_page(request: ActingRequest, pk: int, workbook: int) -> HttpResponse:
    """A file as it came in."""
    kept = _workbook_at(report_at(request, pk), workbook)
    return _download(bytes(kept.content), kept.name)


def _workbook_at(report: Report, pk: int) -> Workbook:
    return get_object_or_404(report.workbooks, pk=pk)
