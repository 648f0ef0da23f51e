"""The register as everyone reads it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from namhoc.front.shown import counts, shows
from namhoc.law.catalogue import catalogue
from namhoc.law.today import today
from namhoc.publish.register import queries
from namhoc.publish.register.labels import kind_choices
from namhoc.publish.register.queries import Wanted
from namhoc.publish.site.sites import site_or_404

A_PAGE = 20
YEAR_DIGITS = 4
LONGEST_SEARCH = 200


@require_safe
def documents_page(request: HttpRequest) -> HttpResponse:
    """Documents of the office: found by words, kind and year."""
    home, asked = site_or_404(request), request.GET
    year = asked.get("nam", "")
    wanted = Wanted(
        asked.get("q", "").strip()[:LONGEST_SEARCH],
        asked.get("loai", ""),
        int(year) if year.isascii() and year.isdigit() and len(year) == YEAR_DIGITS else None,
        asked.get("muc", ""),
    )
    page = Paginator(queries.found_documents(home, wanted), A_PAGE).get_page(asked.get("page"))
    shows(request, f"documents:{home.pk}", f"site:{home.pk}", "today")
    counts(request, f"{home.pk}/documents")
    told = {"documents": page, "wanted": wanted, "today": today(), "years": queries.years_of(home)}
    return render(request, "publish/register/documents.html", {**told, "kinds": kind_choices(catalogue())})


@require_safe
def document_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: what is said of it, and its file."""
    home = site_or_404(request)
    document = get_object_or_404(queries.public_documents(home).select_related("replaced_by"), pk=pk)
    replaces = list(queries.public_documents(home).filter(replaced_by=document))
    others = [document.replaced_by_id, *(one.pk for one in replaces)]
    shows(request, f"document:{pk}", f"site:{home.pk}", "today", *(f"document:{one}" for one in others if one))
    counts(request, f"{home.pk}/document:{pk}")
    told = {"document": document, "replaces": replaces, "today": today()}
    return render(request, "publish/register/document.html", told)


@require_safe
def disclosure_page(request: HttpRequest) -> HttpResponse:
    """The sections that the law asks for today, and where they are."""
    home = site_or_404(request)
    shows(request, f"documents:{home.pk}", f"site:{home.pk}", "today")
    counts(request, f"{home.pk}/disclosure")
    sections = queries.sections_asked(home, today())
    return render(request, "publish/register/disclosure.html", {"sections": sections, "today": today()})
