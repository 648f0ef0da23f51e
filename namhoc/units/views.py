"""What anyone may read about units: who stood on a day, and which unit is meant by some words."""

from __future__ import annotations

import csv
from http import HTTPStatus

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from namhoc.front.shown import shows
from namhoc.law.today import today
from namhoc.paper.spreadsheets import unmarked
from namhoc.units.forms import FindForm, ListForm
from namhoc.units.listing import UnitRow, rows_of_type, rows_under, way_up, with_parents
from namhoc.units.log.days import day_of
from namhoc.units.queries import Listed, every_unit, units_on
from namhoc.units.search.asking import find_units
from namhoc.units.search.shown import shown

A_PAGE, SUGGESTED = 50, 8
MOST_IN_A_SITEMAP = 50_000  # sitemaps.org
COLUMNS = ("code", "name", "type", "parent", "official_code")


@require_safe
@vary_on_headers("HX-Request")
def units_page(request: HttpRequest) -> HttpResponse:
    """The units of a day: a tree that opens, or all of a kind."""
    form = _asked(request)
    rows, above, day = _rows(form), form.parent, form.chosen
    if not form.kind and above is None and len(rows) == 1:
        above = rows[0].code  # the one at the top is opened for the reader
        rows = rows_under(above, day)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    page.object_list = with_parents(list(page), day) if form.kind else page.object_list
    told = {"form": form, "page": page, "day": day, "kind": form.kind, "total": len(rows)}
    if request.headers.get("HX-Request"):
        return render(request, "units/_branch.html", {**told, "rows": rows})
    way = way_up(above, day) if above else []
    if above and not way:
        raise Http404(above)
    return render(request, "units/units.html", {**told, "way": way, "find": FindForm()}, status=_status(form))


@require_safe
def units_sitemap_page(request: HttpRequest) -> HttpResponse:
    """The page of every unit that stands today, for search engines; as many as one such file may hold."""
    shows(request, "units")
    codes = [one.code for one in units_on(today())][:MOST_IN_A_SITEMAP]
    pages = [(request.build_absolute_uri(reverse("unit", args=[code])), None) for code in codes]
    return render(request, "components/sitemap.xml", {"pages": pages}, content_type="application/xml")


def _asked(request: HttpRequest) -> ListForm:
    """What the address asks for; a unit above that is none is not found."""
    form = ListForm(request.GET)
    if "under" in form.errors or (form.parent and not every_unit().filter(code=form.parent).exists()):
        raise Http404("under")
    return form


def _status(form: ListForm) -> int:
    return HTTPStatus.OK if form.is_valid() else HTTPStatus.BAD_REQUEST


def _rows(form: ListForm) -> list[UnitRow]:
    """The units listed: none where the day or the type is none, rather than those of another."""
    if not form.is_valid():
        return []
    if form.kind:
        return rows_of_type(form.kind, form.parent, form.chosen)
    return rows_under(form.parent, form.chosen)


@require_safe
def units_data_page(request: HttpRequest) -> HttpResponse:
    """All units of the day under the one chosen, as a table that spreadsheets open with its tones right."""
    form = _asked(request)
    if not form.is_valid():
        raise BadRequest("day or type")
    listed = units_on(form.chosen, under=form.parent)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    name = "-".join(part for part in ("units", form.parent, form.chosen.isoformat()) if part)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    writer.writerows(_cells(unit) for unit in listed if form.kind in ("", unit.kind))
    return response


def _cells(unit: Listed) -> tuple[str, ...]:
    return unit.code, unmarked(unit.name), unit.kind, unit.parent or "", unmarked(unit.official_code)


@require_safe
def find_page(request: HttpRequest) -> HttpResponse:
    """Units by what people call them, and by which name each was found."""
    form = FindForm(request.GET)
    found = shown(find_units(form.words, on=form.on), today())
    return render(request, "units/find.html", {"form": form, "found": found, "words": form.words})


@require_safe
def suggest_page(request: HttpRequest) -> HttpResponse:
    """What a field may mean by what has been typed so far: the choices of its list."""
    day = day_of(request.GET.get("day", ""))
    found = find_units(_typed(request), on=day, limit=SUGGESTED)
    return render(request, "units/_choices.html", {"found": shown(found, day or today())})


def _typed(request: HttpRequest) -> str:
    """The words of the one field that asks; a field of any name may."""
    names = [name for name in request.GET if name != "day"]
    return request.GET.get(names[0], "")[:200] if names else ""
