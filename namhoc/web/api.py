"""The open interface: what is official, and where it comes from, as JSON with an OpenAPI description."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import override
from ninja import NinjaAPI, Query

from namhoc.law.catalogue import catalogue
from namhoc.measure.queries import public_figures, with_shares
from namhoc.measure.structures import Structure
from namhoc.measure.telling import book_for
from namhoc.proof import read
from namhoc.web.api_figures import told
from namhoc.web.api_schemas import MOST, Asked, AskedOn, OriginOut, PageOut, ProofIn, ProofOut

api = NinjaAPI(
    title="namhoc",
    version="1",
    description="Official figures of a school year, each with its numerator, denominator, rule and origin.",
    urls_namespace="api",
)


@api.get("/figures", response=PageOut, summary="Official figures", tags=["figures"])
def list_figures(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Adopted figures by key; those that a correction replaced only with ``superseded``."""
    adopted = public_figures().filter(adopted_on__isnull=False, pk__gt=asked.after).order_by("pk")
    wanted = {"unit__code": asked.unit, "year": asked.year, "indicator": asked.indicator}
    found = adopted.filter(**{name: value for name, value in wanted.items() if value})
    if not asked.superseded:
        found = found.exclude(replaced_by__adopted_on__isnull=False)
    limit = max(1, min(asked.limit, MOST))
    page = list((found if asked.structure is Structure.AS_REPORTED else with_shares(found))[: limit + 1])
    following = page[limit - 1].pk if len(page) > limit else None
    return {"items": told(request, page[:limit], asked), "next": following}


@api.get("/figures/{key}", response=OriginOut, summary="One figure with its origin", tags=["figures"])
def figure_origin(request: HttpRequest, key: int, asked: Query[AskedOn]) -> dict[str, Any]:
    """Formula, rule, every unit's share and the cells it stood in, as they were reported."""
    figure = get_object_or_404(with_shares(public_figures()), pk=key)
    own = ("formula", "source", "rule_since", "verified", "adopted_by", "reason", "base_note")
    return {
        **told(request, [figure], asked)[0],
        **{name: getattr(figure, name) for name in own},
        "base": figure.base_id,
        "shares": list(figure.shares.all()),
    }


@api.post("/proof", response=ProofOut, summary="The figures of a text, checked", tags=["proof"])
def check_text(request: HttpRequest, given: ProofIn) -> dict[str, Any]:  # noqa: ARG001  # ninja hands it over by name
    """Which figures of a text contradict each other, the arithmetic, or adopted figures. The text is not kept."""
    with override(given.language):
        book = book_for(catalogue(), given.text, given.office)
    return read(given.text, language=given.language, against=book).as_json()


@api.get("/indicators", response=list[dict[str, str]], summary="Indicators of the catalogue", tags=["catalogue"])
def list_indicators(request: HttpRequest) -> list[dict[str, str]]:  # noqa: ARG001  # ninja hands it over by name
    """Every indicator: code, label, formula, round."""
    return [
        {"indicator": code, "label": one.label, "label_en": one.label_en, "formula": one.formula, "round": one.round}
        for code, one in catalogue().indicators.items()
    ]
