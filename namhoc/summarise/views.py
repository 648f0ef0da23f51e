"""The summary report of a year: read as it stands, taken away as a draft, issued."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from namhoc.collect.errors import NotNow
from namhoc.law.catalogue import catalogue
from namhoc.law.today import today
from namhoc.paper.blocks import Document
from namhoc.people.acting import ActingRequest, acting
from namhoc.people.desk import Desk, desk_of, sent_with
from namhoc.people.queries import ask_permission
from namhoc.proof.notes import Proof
from namhoc.summarise import actions, queries
from namhoc.summarise.files import as_pdf, as_word, layout_on
from namhoc.summarise.forms import IssueForm, LetterheadForm, letterhead_values
from namhoc.summarise.preview import sheet_of
from namhoc.summarise.proofing import proof_of_report
from namhoc.summarise.standing import Standing, standing_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


def _document(desk: Desk, *, official: bool = False) -> Document:
    """The draft as it stands: from the newest figures, adopted or not; or as it would be issued."""
    return queries.report_document(catalogue(), desk.office, desk.year, official=official)


def _proof(desk: Desk, document: Document) -> Proof:
    return proof_of_report(catalogue(), document, desk.office.code)


def _standing(desk: Desk) -> Standing:
    return standing_of(queries.report_figures(desk.office, desk.year, official=False))


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
@acting
def year_page(request: ActingRequest) -> HttpResponse:
    """How far the report has come, and what was issued before."""
    desk = desk_of(request)
    told = {"desk": desk, "standing": _standing(desk), "summaries": queries.summaries_of(desk.office, desk.year)}
    told["letterhead"] = queries.letterhead_on(desk.office, today())
    told["may_issue"], told["may_write"] = desk.may("issue-summary"), desk.may("write-summary")
    return render(request, "summarise/year.html", told)


@require_safe
@acting
def preview_page(request: ActingRequest) -> HttpResponse:
    """The report on screen, each number leading to where it comes from."""
    desk = desk_of(request)
    document = _document(desk)
    told = {"desk": desk, "sheet": sheet_of(document, layout_on(catalogue(), today())), "standing": _standing(desk)}
    return render(request, "summarise/preview.html", told | {"proof": _proof(desk, document)})


@require_safe
@acting
def word_page(request: ActingRequest) -> HttpResponse:
    """The draft as Word."""
    desk = desk_of(request)
    return _file(as_word(catalogue(), _document(desk), today()), WORD, f"bao-cao-tong-ket-{desk.year}-du-thao.docx")


@require_safe
@acting
def pdf_page(request: ActingRequest) -> HttpResponse:
    """The draft as PDF."""
    desk = desk_of(request)
    return _file(as_pdf(catalogue(), _document(desk), today()), PDF, f"bao-cao-tong-ket-{desk.year}-du-thao.pdf")


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def issue_page(request: ActingRequest) -> HttpResponse:
    """The head gives the report its number and day; from then on it stays as it is."""
    desk = desk_of(request)
    ask_permission(desk.actor, "issue-summary", desk.office)
    form = IssueForm(sent_with(request), unit=desk.office, initial={"day": today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.issue_summary(catalogue(), desk.office, desk.year, by=desk.actor, **form.cleaned_data)
        except NotNow as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("The report is issued. Word and PDF are kept as they are now."))
            return redirect("summarise-year")
    told = {
        "desk": desk,
        "form": form,
        "standing": _standing(desk),
        "proof": _proof(desk, _document(desk, official=True)),
    }
    return render(request, "summarise/issue.html", told)


@require_safe
@acting
def issued_page(request: ActingRequest, pk: int, form: str) -> HttpResponse:
    """An issued report's file, as it was signed."""
    desk = desk_of(request)
    summary = get_object_or_404(queries.summaries_open_to(desk.actor), pk=pk)
    kinds = {"docx": (WORD, "word"), "pdf": (PDF, "pdf")}
    if form not in kinds:
        raise Http404(form)
    kind, field = kinds[form]
    return _file(bytes(getattr(summary, field)), kind, f"bao-cao-tong-ket-{summary.year}-{summary.pk}.{form}")


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def letterhead_page(request: ActingRequest) -> HttpResponse:
    """How the office heads and signs its documents."""
    desk = desk_of(request)
    ask_permission(desk.actor, "write-summary", desk.office)
    known = queries.letterhead_on(desk.office, today())
    form = LetterheadForm(sent_with(request), initial=letterhead_values(known, today()))
    if request.method == "POST" and form.is_valid():
        actions.set_letterhead(
            desk.office,
            form.head,
            since=form.cleaned_data["since"],
            locality="" if known is None else known.locality,
            conference_host="" if known is None else known.conference_host,
            by=desk.actor,
        )
        messages.success(request, _("The letterhead is saved."))
        return redirect("summarise-year")
    return render(request, "summarise/letterhead.html", {"form": form})
