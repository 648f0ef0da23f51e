"""What units were called and were on a day, many at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from namhoc.units.models import Unit, UnitVersion


def unit_states(units: Iterable[int], day: date) -> Mapping[int, UnitVersion]:
    """The version of each unit that stood on ``day``, by the unit's key; one query.

    Gaps    a unit that had ended by then has its last version, one that had not begun its first
    """
    versions = UnitVersion.objects.filter(unit__in=set(units), closed=False).order_by("since")
    states: dict[int, UnitVersion] = {}
    for version in versions:
        if version.since <= day or version.unit_id not in states:
            states[version.unit_id] = version
    return states


def unit_choices(office: Unit, day: date) -> list[tuple[str, str]]:
    """The office's units on a day and the office itself, code and name, for choosing one."""
    under = UnitVersion.objects.on(day).filter(parent=office).select_related("unit").order_by("name")
    return [(version.unit.code, version.name) for version in under]
