"""How many read this site, for everyone to see."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from namhoc.front.numbers import counted_before, days_of, numbers_of
from namhoc.front.shown import lasts, shows
from namhoc.publish.models import PortalHome
from namhoc.publish.site.sites import site_or_404
from namhoc.publish.visits.files import as_csv, as_workbook
from namhoc.publish.visits.lines import Line, lines_of
from namhoc.publish.visits.months import HEIGHT, STEP, bars_of, months_of

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A_MOMENT, A_MINUTE = 5, 60  # seconds for which the block, and the history, say the same to everyone


def counting_site(request: HttpRequest) -> PortalHome:
    """The site, where it shows what it counts."""
    home = site_or_404(request)
    if not home.with_counters:
        raise Http404("counters")
    return home


def _shown_for_a_minute(request: HttpRequest) -> PortalHome:
    home = counting_site(request)
    shows(request, f"site:{home.pk}")
    lasts(request, A_MINUTE)
    return home


@require_safe
def numbers_page(request: HttpRequest) -> JsonResponse:
    """The block's lines, for the script that fills it in."""
    return JsonResponse({line.code: line.number for line in _lines_now(request)})


@require_safe
@xframe_options_sameorigin
def frame_page(request: HttpRequest) -> HttpResponse:
    """The same as a small page, for readers without scripts."""
    return render(request, "publish/visits/frame.html", {"lines": _lines_now(request)})


def _lines_now(request: HttpRequest) -> list[Line]:
    home = counting_site(request)
    shows(request, f"site:{home.pk}")
    lasts(request, A_MOMENT)
    return lines_of(numbers_of(home.pk))


@require_safe
def visits_page(request: HttpRequest) -> HttpResponse:
    """The history: every month there is, and the days of one."""
    home = _shown_for_a_minute(request)
    months = months_of(days_of(home.pk, date.min, date.max))
    wanted = request.GET.get("thang", "")
    shown = next((month for month in months if month.code == wanted), months[0] if months else None)
    told: dict[str, Any] = {"months": months, "shown": shown, "height": HEIGHT, "width": 31 * STEP, "step": STEP - 4}
    told |= {"bars": bars_of(shown.days) if shown else [], "before": counted_before(home.pk)}
    return render(request, "publish/visits/visits.html", {**told, "lines": lines_of(numbers_of(home.pk))})


@require_safe
def csv_page(request: HttpRequest) -> HttpResponse:
    """Every day there is, as lines of text."""
    days = days_of(_shown_for_a_minute(request).pk, date.min, date.max)
    return _file(as_csv(days).encode(), "text/csv; charset=utf-8", "csv")


@require_safe
def workbook_page(request: HttpRequest) -> HttpResponse:
    """Every day there is, as an Excel file."""
    home = _shown_for_a_minute(request)
    days = days_of(home.pk, date.min, date.max)
    return _file(as_workbook(days, home.title), WORKBOOK, "xlsx")


def _file(content: bytes, kind: str, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    name = f"truy-cap-{timezone.localdate()}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
