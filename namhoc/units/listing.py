"""The units of a day as pages list them: what answers to one, all of a kind, the way up from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count

from namhoc.proof.folding import folded
from namhoc.units.models import UnitVersion
from namhoc.units.queries import units_on
from namhoc.units.telling import type_label

ROW = ("unit__code", "name", "kind", "parent__code", "unit__official_code", "sample")


@dataclass(frozen=True)
class UnitRow:
    """One unit on a day, with how many answer to it."""

    code: str
    name: str
    kind: str
    parent: str | None
    official_code: str
    sample: bool
    below: int = 0
    parent_name: str = ""

    @property
    def type_label(self) -> str:
        return type_label(self.kind)


def rows_under(parent: str | None, day: date) -> list[UnitRow]:
    """The units that answer to ``parent`` on ``day``; without one, those that answer to nobody. By name."""
    asked = UnitVersion.objects.on(day)
    asked = asked.filter(parent__isnull=True) if parent is None else asked.filter(parent__code=parent)
    rows = list(asked.values_list(*ROW))
    below = _below([row[0] for row in rows], day)
    return by_name(replace(UnitRow(*row), below=below.get(row[0], 0)) for row in rows)


def rows_of_type(kind: str, parent: str | None, day: date) -> list[UnitRow]:
    """All units of a kind on ``day``; of a parent, all that answer to it directly or through others."""
    within = {listed.code for listed in units_on(day, under=parent)} if parent else None
    rows = UnitVersion.objects.on(day).filter(kind=kind).values_list(*ROW)
    return by_name(UnitRow(*row) for row in rows if within is None or row[0] in within)


def way_up(code: str, day: date) -> list[tuple[str, str]]:
    """The unit and those above it on ``day``, the highest first: code and name."""
    way: list[tuple[str, str]] = []
    above: str | None = code
    while above is not None and above not in {passed for passed, _name in way}:
        row = UnitVersion.objects.on(day).filter(unit__code=above).values_list("name", "parent__code").first()
        if row is None:
            break
        way.append((above, row[0]))
        above = row[1]
    return way[::-1]


def types_on(day: date) -> list[tuple[str, str, int]]:
    """The kinds of units that stand on ``day``: code, label and how many, most first."""
    counted = UnitVersion.objects.on(day).order_by().values("kind").annotate(units=Count("pk"))
    found = [(row["kind"], type_label(row["kind"]), row["units"]) for row in counted]
    return sorted(found, key=lambda one: (-one[2], one[1]))


def with_parents(rows: Sequence[UnitRow], day: date) -> list[UnitRow]:
    """The same rows, each knowing what the unit above it is called that day."""
    codes = {row.parent for row in rows if row.parent}
    named = dict(UnitVersion.objects.on(day).filter(unit__code__in=codes).values_list("unit__code", "name"))
    return [replace(row, parent_name=named.get(row.parent or "", "")) for row in rows]


def _below(codes: Sequence[str], day: date) -> dict[str, int]:
    counted = UnitVersion.objects.on(day).filter(parent__code__in=codes).order_by().values("parent__code")
    return {row["parent__code"]: row["units"] for row in counted.annotate(units=Count("pk"))}


def by_name(rows: Iterable[UnitRow]) -> list[UnitRow]:
    return sorted(rows, key=lambda row: (folded(row.name), row.name, row.code))
