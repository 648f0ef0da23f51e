"""A figure's working for machines: every unit's share and the cells it came from, as CSV and as JSON."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from fractions import Fraction
from io import StringIO
from typing import Any

from namhoc.engine.figures import ValueUnit
from namhoc.measure.decimals import decimal_text
from namhoc.measure.models import Figure, Share
from namhoc.measure.structures import Answered
from namhoc.paper.spreadsheets import unmarked

COLUMNS = (
    "figure",
    "indicator",
    "year",
    "unit",
    "name",
    "part",
    "whole",
    "gap",
    "reason",
    "of",
    "question",
    "label",
    "value",
    "value_gap",
    "file",
    "sheet",
    "cell",
    "digest",
    "least",
    "share",
    "note",
    "approved_by",
    "approved_on",
)
_FIELDS = (
    "indicator",
    "year",
    "round",
    "structure",
    "revision",
    "is_base",
    "numerator",
    "denominator",
    "covered",
    "expected",
    "value_unit",
    "reference_day",
    "formula",
    "source",
    "rule_since",
    "verified",
    "base_note",
    "measured_on",
    "measured_by",
    "adopted_on",
    "adopted_by",
    "reason",
    "content",
)


def as_csv(figure: Figure) -> str:
    """One line a cell; a unit without cells has one line of its own."""
    text = StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for line in lines_of(figure):
        writer.writerow({name: unmarked(value) for name, value in line.items()})
    return text.getvalue()


def lines_of(figure: Figure) -> Iterator[dict[str, Any]]:
    """One line a cell; a unit without cells has one line of its own."""
    known = {"figure": figure.pk, "indicator": figure.indicator, "year": figure.year}
    for share in figure.shares.all():
        own = {**known, **_share(share)}
        for cell in share.cells or [{}]:
            yield {**own, **_cell(cell)}


def _share(share: Share) -> dict[str, Any]:
    own = {name: getattr(share, name) for name in ("name", "part", "whole", "gap", "reason")}
    return {"unit": "" if share.unit is None else share.unit.code, **own}


def _cell(cell: Mapping[str, Any]) -> dict[str, Any]:
    same = {name: cell.get(name, "") for name in COLUMNS[COLUMNS.index("of") :] if name != "value_gap"}
    return {**same, "value_gap": cell.get("gap", "")}


def as_plain(figure: Figure) -> dict[str, Any]:
    """Everything of the figure as JSON has it; numerator and denominator are exact, ``value`` is their quotient."""
    value = figure.value
    return {
        "figure": figure.pk,
        "unit": figure.unit.code,
        "value": str(value) if isinstance(value, Fraction) else None,
        **{name: getattr(figure, name) for name in _FIELDS},
        "base": figure.base_id,
        "base_as_reported": figure.base_as_reported_id,
        "replaces": figure.replaces_id,
        "target": _target(figure),
        "shares": [{**_share(share), "cells": share.cells} for share in figure.shares.all()],
    }


def _target(figure: Figure) -> dict[str, Any] | None:
    target = figure.target
    if target is None:
        return None
    document = target.basis
    basis = {"number": document.number, "day": document.day, "issuer": document.issuer, "title": document.title}
    return {"at_least": str(target.at_least), "base_on": target.base_on, "basis": basis}


def told_on(figure: Figure, answered: Answered | None) -> dict[str, Any]:
    """A figure's own columns for a table; where it was asked on other units, the numbers are those on them."""
    unit = ValueUnit(figure.value_unit)
    names = ("id", *_FIELDS)
    told = {name: getattr(figure, name) for name in names}
    told |= {"value": decimal_text(figure.value, unit), "structure_note": "" if answered is None else answered.note}
    if answered is None:
        return told
    told["structure"] = answered.day.isoformat()
    numbers = ("numerator", "denominator", "covered", "expected")
    if answered.worked is None:
        return told | dict.fromkeys((*numbers, "value"), None)
    counted = {name: getattr(answered.worked.figure, name) for name in numbers}
    return told | counted | {"value": decimal_text(answered.worked.value, unit)}
