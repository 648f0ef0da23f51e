"""The open interface: what is official, and where it comes from, as JSON with an OpenAPI description."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import NinjaAPI, Query, Schema

from namhoc.law.catalogue import catalogue
from namhoc.measure.models import Figure
from namhoc.measure.queries import public_figures, with_shares
from namhoc.publish.queries import latest_revisions
from namhoc.publish.writing import written

MOST = 100

api = NinjaAPI(
    title="namhoc",
    version="1",
    description="Official figures of a school year, each with its numerator, denominator, rule and origin.",
    urls_namespace="api",
)


class FigureOut(Schema):
    """One figure. ``value`` is its Vietnamese writing; compute with numerator and denominator."""

    id: int
    indicator: str
    label: str
    unit: str
    year: str
    round: str
    structure: str
    revision: int
    numerator: int
    denominator: int | None
    value: str
    value_unit: str
    covered: int
    expected: int
    reference_day: date
    adopted_on: date | None
    superseded_by: int | None
    origin: str


class CellOut(Schema):
    """Where one number was written."""

    label: str = ""
    question: str = ""
    value: int | None = None
    gap: str = ""
    file: str = ""
    sheet: str = ""
    cell: str = ""
    digest: str = ""
    approved_by: str = ""
    approved_on: str = ""


class ShareOut(Schema):
    """What one unit brought to the figure."""

    name: str
    part: int | None
    whole: int | None
    gap: str
    cells: list[CellOut]


class OriginOut(FigureOut):
    """A figure with everything it was worked out from."""

    formula: str
    source: str
    rule_since: date | None
    verified: bool
    adopted_by: str
    reason: str
    base: int | None
    base_note: str
    shares: list[ShareOut]


class PageOut(Schema):
    """Figures from a key on; ``next`` is the ``after`` of the following page."""

    items: list[FigureOut]
    next: int | None


class Asked(Schema):
    """Which figures: all of these hold at once."""

    unit: str = ""
    year: str = ""
    indicator: str = ""
    superseded: bool = False
    after: int = 0
    limit: int = MOST


@api.get("/figures", response=PageOut, summary="Official figures", tags=["figures"])
def list_figures(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Adopted figures by key; those that a correction replaced only with ``superseded``."""
    adopted = public_figures().filter(adopted_on__isnull=False, pk__gt=asked.after).order_by("pk")
    wanted = {"unit__code": asked.unit, "year": asked.year, "indicator": asked.indicator}
    found = adopted.filter(**{name: value for name, value in wanted.items() if value})
    if not asked.superseded:
        found = found.exclude(replaced_by__adopted_on__isnull=False)
    limit = max(1, min(asked.limit, MOST))
    page = list(found[: limit + 1])
    following = page[limit - 1].pk if len(page) > limit else None
    return {"items": _plain(request, page[:limit]), "next": following}


@api.get("/figures/{key}", response=OriginOut, summary="One figure with its origin", tags=["figures"])
def figure_origin(request: HttpRequest, key: int) -> dict[str, Any]:
    """Formula, rule, every unit's share and the cells it stood in."""
    figure = get_object_or_404(with_shares(public_figures()), pk=key)
    own = ("formula", "source", "rule_since", "verified", "adopted_by", "reason", "base_note")
    return {
        **_plain(request, [figure])[0],
        **{name: getattr(figure, name) for name in own},
        "base": figure.base_id,
        "shares": list(figure.shares.all()),
    }


@api.get("/indicators", response=list[dict[str, str]], summary="Indicators of the catalogue", tags=["catalogue"])
def list_indicators(request: HttpRequest) -> list[dict[str, str]]:  # noqa: ARG001  # ninja hands it over by name
    """Every indicator: code, label, formula, round."""
    return [
        {"indicator": code, "label": one.label, "label_en": one.label_en, "formula": one.formula, "round": one.round}
        for code, one in catalogue().indicators.items()
    ]


def _plain(request: HttpRequest, figures: list[Figure]) -> list[dict[str, Any]]:
    latest = latest_revisions(figures)
    own = ("id", "indicator", "year", "round", "structure", "revision", "numerator", "denominator", "value_unit")
    days = ("covered", "expected", "reference_day", "adopted_on")
    return [
        {
            **{name: getattr(figure, name) for name in own + days},
            "label": catalogue().indicators[figure.indicator].label,
            "unit": figure.unit.code,
            "value": written(figure),
            "superseded_by": None if latest[figure.pk].pk == figure.pk else latest[figure.pk].pk,
            "origin": request.build_absolute_uri(figure.get_absolute_url()),
        }
        for figure in figures
    ]
