"""A page for every indicator: what it is, how it is worked out, and what it came to."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from namhoc.front.shown import shows
from namhoc.law.catalogue import catalogue
from namhoc.law.indicators import Indicator
from namhoc.law.today import today
from namhoc.measure.series.charts import offices_chart, years_chart
from namhoc.measure.series.files import WORKBOOK, series_csv, series_workbook
from namhoc.measure.series.method import method_of
from namhoc.measure.series.reading import (
    counted_by_indicator,
    every_series,
    indicator_name,
    offices_with,
    pages_of_figures,
)
from namhoc.plan.labels import group_label, group_order, label_of

A_PAGE = 20  # offices
MOST_IN_A_SITEMAP = 50_000  # sitemaps.org


def _indicator(code: str) -> Indicator:
    found = catalogue().indicators.get(code)
    if found is None:
        raise Http404(code)
    return found


@require_safe
def indicators_page(request: HttpRequest) -> HttpResponse:
    """Every indicator under its group, with how many official figures there are of it."""
    shows(request, "figures", "units")
    counted = counted_by_indicator()
    told: dict[str, list[tuple[str, str, int]]] = {}
    for code, one in catalogue().indicators.items():
        told.setdefault(one.group, []).append((code, label_of(one), counted[code]))
    groups = [(code, group_label(code), told[code]) for code in sorted(told, key=group_order)]
    return render(request, "measure/series/indicators.html", {"groups": groups})


@require_safe
def indicator_page(request: HttpRequest, indicator: str) -> HttpResponse:
    """One indicator: its method, and each office's figures through the years."""
    entry = _indicator(indicator)
    page = Paginator(offices_with(indicator), A_PAGE).get_page(request.GET.get("page", ""))
    found = every_series(indicator, list(page.object_list))
    shows(request, indicator_name(indicator), "units")
    day = max((one.latest.reference_day for one in found), default=today())
    told = {
        "indicator": entry,
        "page": page,
        "method": method_of(catalogue(), entry, day),
        "series": [(one, years_chart(one, one.latest)) for one in found],
        "offices": offices_chart(found),
        "address": request.build_absolute_uri(request.path),
    }
    return render(request, "measure/series/indicator.html", told)


@require_safe
def figures_sitemap_page(request: HttpRequest) -> HttpResponse:
    """Every public page of figures, for search engines; the newest years first, as many as one such file may hold."""
    shows(request, "figures")
    places = [reverse("published-figures"), reverse("public-indicators")]
    places += [reverse("public-indicator", args=[code]) for code in catalogue().indicators]
    pages: list[tuple[str, date | None]] = [(request.build_absolute_uri(place), None) for place in places]
    pages += [(request.build_absolute_uri(place), day) for place, day in pages_of_figures()]
    told = {"pages": pages[:MOST_IN_A_SITEMAP]}
    return render(request, "components/sitemap.xml", told, content_type="application/xml")


@require_safe
def indicator_data_page(request: HttpRequest, indicator: str, form: str) -> HttpResponse:
    """The figures of an indicator, of every office and year, as a file."""
    _indicator(indicator)
    if form not in ("csv", "xlsx"):
        raise Http404(form)
    series = every_series(indicator, list(offices_with(indicator)))
    shows(request, indicator_name(indicator), "units")
    if form == "csv":
        response = HttpResponse(series_csv(series).encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    else:
        response = HttpResponse(series_workbook(indicator, series), content_type=WORKBOOK)
    response.headers["Content-Disposition"] = f'attachment; filename="{indicator}.{form}"'
    return response
