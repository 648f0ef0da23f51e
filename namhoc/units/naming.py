"""What units are called on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from namhoc.units.models import UnitVersion


def unit_names(units: Iterable[int], day: date) -> dict[int, str]:
    """Names of units on a day, by key; those gone by then bear their last one."""
    versions = UnitVersion.objects.filter(unit__in=units, closed=False).order_by("since")
    names: dict[int, str] = {}
    for unit, since, name in versions.values_list("unit", "since", "name"):
        if since <= day or unit not in names:
            names[unit] = name
    return names
