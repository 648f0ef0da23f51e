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


class NamesOverTime:
    """What some units were called on any day; asked of the database once for all of them."""

    def __init__(self, units: Iterable[int]) -> None:
        wanted = set(units)
        versions = UnitVersion.objects.filter(unit__in=wanted, closed=False).order_by("since")
        self._starts: dict[int, list[tuple[date, str]]] = {}
        for unit, since, name in versions.values_list("unit", "since", "name") if wanted else ():
            self._starts.setdefault(unit, []).append((since, name))

    def on(self, unit: int, day: date) -> str:
        """The unit's name on that day; before its first day, its first."""
        starts = self._starts.get(unit, [])
        borne = [name for since, name in starts if since <= day]
        return borne[-1] if borne else starts[0][1] if starts else ""
