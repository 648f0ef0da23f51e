"""What anyone may read: official figures, and where each comes from."""

from __future__ import annotations

import csv
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from namhoc.front.shown import shows
from namhoc.journal.actor import Actor
from namhoc.law.school_year import SchoolYear
from namhoc.law.today import today
from namhoc.measure import queries
from namhoc.measure.forms import StructureForm
from namhoc.measure.listing import grouped, row_of
from namhoc.measure.models import Figure
from namhoc.measure.origin import origin_of
from namhoc.measure.series.files import WORKBOOK, figure_workbook
from namhoc.measure.series.reading import series_name
from namhoc.measure.working import as_csv, as_plain, told_on
from namhoc.paper.spreadsheets import unmarked
from namhoc.people.queries import may
from namhoc.units.queries import name_on

LIST_COLUMNS = (
    "id",
    "indicator",
    "year",
    "round",
    "structure",
    "revision",
    "numerator",
    "denominator",
    "value",
    "value_unit",
    "covered",
    "expected",
    "reference_day",
    "source",
    "rule_since",
    "verified",
    "base_note",
    "adopted_on",
    "structure_note",
)


def _reader(request: HttpRequest) -> Actor | None:
    return getattr(request, "actor", None)


def _figure(request: HttpRequest, pk: int) -> Figure:
    return get_object_or_404(queries.with_shares(queries.figures_shown_to(_reader(request))), pk=pk)


@require_safe
def origin_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a number comes from: down to the school's cell, the rule and the decision."""
    figure, reader = _figure(request, pk), _reader(request)
    inside = reader is not None and may(reader, "see-office", figure.unit)
    address = request.build_absolute_uri(figure.get_absolute_url())
    form = StructureForm(request.GET)
    changes = reader is not None and may(reader, "read-journal", figure.unit)
    told = {
        "origin": origin_of(figure, drafts=inside),
        "inside": inside,
        "changes": changes,
        "address": address,
        "form": form,
    }
    if form.asked is not None:
        structure, day = form.asked
        told["answered"] = queries.figure_on_structure(figure, structure, today=today(), day=day)
    _tells(request, figure)
    return render(request, "measure/origin.html", told)


@require_safe
def data_page(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The working as a file."""
    makes: dict[str, Callable[[Figure], HttpResponse]] = {"csv": _csv, "json": _json, "xlsx": _workbook}
    if form not in makes:
        raise Http404(form)
    figure = _figure(request, pk)
    _tells(request, figure)
    return makes[form](figure)


def _tells(request: HttpRequest, figure: Figure) -> None:
    """What a page of an adopted figure shows; a draft's is for those who may see it, and never kept."""
    if figure.adopted_on is not None:
        series = series_name(figure.unit.code, figure.indicator)
        shows(request, f"figure:{figure.pk}", f"figures:{figure.unit.code}:{figure.year}", series, "units")


def _csv(figure: Figure) -> HttpResponse:
    return _file(as_csv(figure), f"{figure.indicator}-{figure.year}-r{figure.revision}.csv")


def _file(text: str, name: str) -> HttpResponse:
    """A table that spreadsheets open with its tones right."""
    response = HttpResponse(text.encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _json(figure: Figure) -> HttpResponse:
    return JsonResponse(as_plain(figure), json_dumps_params={"ensure_ascii": False, "indent": 1})


def _workbook(figure: Figure) -> HttpResponse:
    response = HttpResponse(figure_workbook(figure), content_type=WORKBOOK)
    name = f"{figure.indicator}-{figure.year}-r{figure.revision}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _year(text: str) -> SchoolYear:
    try:
        return SchoolYear.parse(text)
    except ValueError:
        raise Http404(text) from None


@require_safe
def published_page(request: HttpRequest) -> HttpResponse:
    """The offices and years whose figures are official."""
    shows(request, "figures", "units")
    return render(request, "measure/published.html", {"years": queries.published_years()})


@require_safe
def year_page(request: HttpRequest, unit: str, year: str) -> HttpResponse:
    """An office's official figures of one year, as they were reported or on the units of another day."""
    office, form = get_object_or_404(queries.offices_published(), code=unit), StructureForm(request.GET)
    figures = list(queries.official_figures(office, str(_year(year))))
    shows(request, f"figures:{unit}:{year}", "units")
    answers = queries.answers_to(form.asked, figures, today=today())
    day = max((figure.reference_day for figure in figures), default=None)
    told = {
        "office": office,
        "name": str(office) if day is None else name_on(office, day),
        "year": year,
        "groups": grouped(row_of(figure, answers.get(figure.pk)) for figure in figures),
        "figures": figures,
        "form": form,
        "answered": next(iter(answers.values()), None),
    }
    return render(request, "measure/year.html", told)


@require_safe
def year_data_page(request: HttpRequest, unit: str, year: str) -> HttpResponse:
    """The same as a table."""
    office, form = get_object_or_404(queries.offices_published(), code=unit), StructureForm(request.GET)
    figures = list(queries.official_figures(office, str(_year(year))))
    shows(request, f"figures:{unit}:{year}", "units")
    response = _file("", f"{unit}-{year}.csv")
    writer = csv.writer(response)
    writer.writerow(LIST_COLUMNS)
    answers = queries.answers_to(form.asked, figures, today=today())
    for figure in figures:
        told = told_on(figure, answers.get(figure.pk))
        writer.writerow(unmarked(told[column]) for column in LIST_COLUMNS)
    return response
