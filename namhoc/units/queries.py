"""Reads about units, for pages and for the rooms to the right."""

from __future__ import annotations

from datetime import date

from namhoc.units.models import Lineage, Unit, UnitVersion
from namhoc.units.network import EventKind, Network, Step, UnitStart


def network() -> Network:
    """Every unit with all its starts and steps, as plain values: two queries."""
    versions = UnitVersion.objects.select_related("unit", "parent")
    lineage = Lineage.objects.select_related("unit", "into")
    return Network(
        tuple(_start(version) for version in versions),
        tuple(
            Step(
                step.day,
                EventKind(step.kind),
                step.unit.code,
                None if step.into is None else step.into.code,
                step.decision,
                step.issuer,
            )
            for step in lineage
        ),
    )


def _start(version: UnitVersion) -> UnitStart:
    return UnitStart(
        version.unit.code,
        version.since,
        version.name,
        version.kind,
        None if version.parent is None else version.parent.code,
        version.disadvantaged,
        version.sample,
        version.closed,
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
