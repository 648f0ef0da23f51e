"""Reads about units, for pages and for the rooms to the right."""

from __future__ import annotations

from datetime import date

from namhoc.units.models import Lineage, Unit, UnitVersion
from namhoc.units.network import EventKind, Network, Step, UnitStart

_STARTS = ("unit__code", "since", "name", "kind", "parent__code", "disadvantaged", "sample", "closed")
_STEPS = ("day", "kind", "unit__code", "into__code", "decision", "issuer")


def network() -> Network:
    """Every unit with all its starts and steps, as plain values: two queries, and no rows made objects of."""
    starts = UnitVersion.objects.values_list(*_STARTS)
    steps = Lineage.objects.values_list(*_STEPS)
    return Network(
        tuple(UnitStart(*start) for start in starts),
        tuple(Step(day, EventKind(kind), *rest) for day, kind, *rest in steps),
    )


def unit_by_code(code: str) -> Unit:
    """The unit with this code; raises ``Unit.DoesNotExist``."""
    return Unit.objects.get(code=code)


def state_on(unit: Unit, day: date) -> UnitVersion | None:
    """What the unit was on ``day``."""
    return UnitVersion.objects.on(day).filter(unit=unit).first()


def name_on(unit: Unit, day: date) -> str:
    """The unit's name on ``day``; where it did not exist then, its last name."""
    state = state_on(unit, day)
    return str(unit) if state is None else state.name


def children_on(parent: Unit, day: date) -> list[UnitVersion]:
    """The units that answered to ``parent`` on ``day``, by code."""
    asked = UnitVersion.objects.on(day).filter(parent=parent)
    return list(asked.select_related("unit").order_by("unit__code"))
