"""What anyone may read about units: who stood on a day, and which unit is meant by some words."""

from __future__ import annotations

import csv
from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from namhoc.law.today import today
from namhoc.paper.spreadsheets import unmarked
from namhoc.units.days import day_of
from namhoc.units.finding import find_units
from namhoc.units.forms import FindForm, ListForm
from namhoc.units.found import shown
from namhoc.units.listing import UnitRow, rows_of_type, rows_under, way_up, with_parents
from namhoc.units.queries import Listed, units_on

A_PAGE, SUGGESTED = 50, 8
COLUMNS = ("code", "name", "type", "parent", "official_code")


@require_safe
def units_page(request: HttpRequest) -> HttpResponse:
    """The units of a day: a tree that opens, or all of a kind."""
    form = ListForm(request.GET)
    rows, above = _rows(form), form.parent
    if not form.kind and above is None and len(rows) == 1:
        above = rows[0].code  # the one at the top is opened for the reader
        rows = rows_under(above, form.day)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    page.object_list = with_parents(list(page), form.day) if form.kind else page.object_list
    told = {"form": form, "page": page, "day": form.day, "kind": form.kind, "total": len(rows)}
    if request.headers.get("HX-Request"):
        return render(request, "units/_branch.html", {**told, "rows": rows})
    way = way_up(above, form.day) if above else []
    if above and not way:
        raise Http404(above)
    response = render(request, "units/units.html", {**told, "way": way, "find": FindForm()})
    patch_vary_headers(response, ["HX-Request"])
    return response


def _rows(form: ListForm) -> list[UnitRow]:
    if form.kind:
        return rows_of_type(form.kind, form.parent, form.day)
    return rows_under(form.parent, form.day)


@require_safe
def units_data_page(request: HttpRequest) -> HttpResponse:
    """All units of the day under the one chosen, as a table that spreadsheets open with its tones right."""
    form = ListForm(request.GET)
    listed = units_on(form.day, under=form.parent)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    name = "-".join(part for part in ("units", form.parent, form.day.isoformat()) if part)
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
    day = day_of(request.GET.get("ngay", ""))
    found = find_units(_typed(request), on=day, limit=SUGGESTED)
    return render(request, "units/_choices.html", {"found": shown(found, day or today())})


def _typed(request: HttpRequest) -> str:
    """The words of the one field that asks; a field of any name may."""
    names = [name for name in request.GET if name != "ngay"]
    return request.GET.get(names[0], "")[:200] if names else ""


def day_asked(request: HttpRequest) -> date:
    """The day in the address of a page about units; today where none is."""
    return day_of(request.GET.get("ngay", "")) or today()
