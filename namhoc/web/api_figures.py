"""Figures as the open interface tells them, on the units they are asked on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.errors import HttpError

from namhoc.engine.figures import ValueUnit
from namhoc.law.catalogue import catalogue
from namhoc.law.today import today
from namhoc.measure.decimals import decimal_text
from namhoc.measure.models import Figure
from namhoc.measure.queries import figures_on_structure
from namhoc.measure.structures import Answered, Structure
from namhoc.publish.queries import latest_revisions
from namhoc.publish.writing import written, written_value
from namhoc.web.api_schemas import AskedOn


def told(request: HttpRequest, figures: list[Figure], asked: AskedOn) -> list[dict[str, Any]]:
    """One plain value a figure, in their order: as many queries for many as for one.

    Raises  ``HttpError`` 422 where the units of a day are asked for and no day is named, or a day goes with others
    """
    latest, numbers = latest_revisions(figures), _numbers(figures, asked)
    own = ("id", "indicator", "year", "round", "revision", "value_unit", "reference_day", "adopted_on")
    return [
        {
            **{name: getattr(figure, name) for name in own},
            **numbers[figure.pk],
            "label": catalogue().indicators[figure.indicator].label,
            "unit": figure.unit.code,
            "superseded_by": None if latest[figure.pk].pk == figure.pk else latest[figure.pk].pk,
            "origin": request.build_absolute_uri(figure.get_absolute_url()),
        }
        for figure in figures
    ]


def _numbers(figures: list[Figure], asked: AskedOn) -> dict[int, dict[str, Any]]:
    """The part of each figure that depends on whose units it is asked on."""
    if asked.day is not None and asked.structure is not Structure.ON_A_DAY:
        raise HttpError(
            422, str(_("day=… goes with structure=on-a-day alone; leave it out, or ask for that structure."))
        )
    if asked.structure is Structure.AS_REPORTED:
        return {figure.pk: _as_stored(figure) for figure in figures}
    if asked.structure is Structure.ON_A_DAY and asked.day is None:
        raise HttpError(422, str(_("structure=on-a-day needs the day, as day=YYYY-MM-DD.")))
    answers = figures_on_structure(figures, asked.structure, today=today(), day=asked.day)
    return {figure.pk: _as_answered(figure, answers[figure.pk]) for figure in figures}


def _as_stored(figure: Figure) -> dict[str, Any]:
    same = ("structure", "numerator", "denominator", "covered", "expected")
    value = decimal_text(figure.value, ValueUnit(figure.value_unit)) or None
    same_ones = {name: getattr(figure, name) for name in same}
    return {**same_ones, "value": value, "text": written(figure), "structure_note": ""}


def _as_answered(figure: Figure, answered: Answered) -> dict[str, Any]:
    worked, note = answered.worked, {"structure_note": answered.note}
    if worked is None:
        nothing: dict[str, Any] = dict.fromkeys(("numerator", "denominator", "value"))
        return {**nothing, "structure": answered.day.isoformat(), "text": "", "covered": 0, "expected": 0, **note}
    numbers = worked.figure
    return {
        "structure": worked.structure,
        "numerator": numbers.numerator,
        "denominator": numbers.denominator,
        "covered": numbers.covered,
        "expected": numbers.expected,
        "value": decimal_text(worked.value, worked.value_unit) or None,
        "text": written_value(worked.value, catalogue().indicators[figure.indicator]),
        **note,
    }
