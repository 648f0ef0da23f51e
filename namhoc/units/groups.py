"""Whether a unit may go into a group of another tree, or out of it, on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from namhoc.law.catalogue import catalogue
from namhoc.law.findings import Finding, Place
from namhoc.paper.numbers import short_date
from namhoc.units.models import GroupStart, Unit, UnitVersion


def joining_findings(tree: str, unit: Unit, group: Unit, since: date) -> Iterator[Finding]:
    """What stands against joining: the tree, the units, another group of that day, a circle."""
    told = {"found": unit.code, "group": group.code, "tree": tree, "day": short_date(since)}
    place = Place(unit=unit.code)
    if tree not in catalogue().trees:
        yield Finding("units.unknown-tree", place, {**told, "trees": ", ".join(catalogue().trees)})
        return
    standing = UnitVersion.objects.on(since).filter(unit__in=(unit, group)).values_list("unit__code", flat=True)
    for code in sorted({unit.code, group.code} - set(standing)):
        yield Finding("units.not-there-then", place, {**told, "found": code})
    same_day = GroupStart.objects.filter(tree=tree, unit=unit, since=since, member=True).exclude(group=group)
    if catalogue().trees[tree].exclusive and (other := same_day.first()) is not None:
        yield Finding("units.grouped-otherwise", place, {**told, "other": other.group.code})
    if unit == group or unit.pk in _above(tree, group, since):
        yield Finding("units.group-in-a-circle", place, told)


def leaving_findings(tree: str, unit: Unit, group: Unit, since: date) -> Iterator[Finding]:
    """What stands against leaving: that the unit is not in the group."""
    told = {"found": unit.code, "group": group.code, "tree": tree, "day": short_date(since)}
    if not GroupStart.objects.filter(tree=tree, unit=unit, group=group).on(since).exists():
        yield Finding("units.not-in-group", Place(unit=unit.code), told)


def _above(tree: str, group: Unit, since: date) -> set[int]:
    """The groups that hold the group, however high, on any day from ``since`` on."""
    days = GroupStart.objects.filter(tree=tree, since__gt=since).values_list("since", flat=True)
    found: set[int] = set()
    for day in sorted({since, *days}):
        waiting = [group.pk]
        while waiting:
            asked = GroupStart.objects.filter(tree=tree, unit__in=waiting).on(day)
            waiting = [pk for pk in asked.values_list("group", flat=True) if pk not in found]
            found.update(waiting)
    return found
