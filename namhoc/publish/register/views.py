"""The register at the desk of the office that keeps it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.queries import ask_right
from namhoc.publish.models import PortalHome
from namhoc.publish.register import actions, queries
from namhoc.publish.register.forms import DocumentForm
from namhoc.publish.register.models import IssuedDocument


def _document(request: ActingRequest, pk: int) -> IssuedDocument:
    return get_object_or_404(queries.documents_open_to(actor_of(request)), pk=pk)


@require_safe
@acting
def register_page(request: ActingRequest) -> HttpResponse:
    """Every document of the office's sites, those taken out as well."""
    by = actor_of(request)
    ask_right(by, actions.ACT)
    told = {"documents": queries.documents_open_to(by), "homes": queries.homes_open_to(by)}
    return render(request, "publish/register/register.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def enter_document_page(request: ActingRequest, home: int) -> HttpResponse:
    """One more document."""
    by = actor_of(request)
    ask_right(by, actions.ACT)
    site: PortalHome = get_object_or_404(queries.homes_open_to(by), pk=home)
    form = DocumentForm(request.POST or None, request.FILES or None, home=site, instance=IssuedDocument(home=site))
    if request.method == "POST" and form.is_valid():
        actions.enter_document(site, form.facts, upload=form.cleaned_data["upload"], by=by)
        messages.success(request, _("Entered. Everyone finds it now."))
        return redirect("register")
    return render(request, "publish/register/enter.html", {"form": form, "home": site})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def amend_document_page(request: ActingRequest, pk: int) -> HttpResponse:
    """What is said of one document."""
    document = _document(request, pk)
    form = DocumentForm(request.POST or None, request.FILES or None, home=document.home, instance=document)
    if request.method == "POST" and form.is_valid():
        actions.amend_document(document, form.facts, upload=form.cleaned_data["upload"], by=actor_of(request))
        messages.success(request, _("Kept."))
        return redirect("register")
    return render(request, "publish/register/enter.html", {"form": form, "home": document.home, "document": document})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def take_out_document_page(request: ActingRequest, pk: int) -> HttpResponse:
    """Taking a document out, with a reason."""
    document, reason = _document(request, pk), request.POST.get("reason", "").strip()
    if request.method == "POST" and reason:
        actions.take_out_document(document, reason=reason, by=actor_of(request))
        messages.success(request, _("Taken out. The public no longer finds it; you can put it back."))
        return redirect("register")
    return render(request, "publish/register/take-out.html", {"document": document, "asked": request.method == "POST"})


@require_POST
@acting
def put_document_back_page(request: ActingRequest, pk: int) -> HttpResponse:
    """Putting a document back."""
    actions.put_document_back(_document(request, pk), by=actor_of(request))
    messages.success(request, _("Put back. Everyone finds it again."))
    return redirect("register")
