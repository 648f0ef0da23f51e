"""Groups of other trees: whether a unit may go into one or out of it on a day, and which are left by units that end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest

from django.db.models import Q
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from namhoc.law.catalogue import catalogue
from namhoc.law.findings import Finding, Place
from namhoc.paper.numbers import short_date
from namhoc.units.models import GroupStart, Unit, UnitVersion
from namhoc.units.touched import Touched, Touching


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


def touched_by(touching: Touching) -> list[Touched]:
    """Places in groups that end with a unit or with the group: held on the day on which it ends, or later."""
    met = GroupStart.objects.filter(Q(unit__code__in=touching.ending) | Q(group__code__in=touching.ending))
    places: dict[tuple[object, ...], list[GroupStart]] = defaultdict(list)
    starts = GroupStart.objects.filter(unit__in=met.values("unit")).select_related("unit", "group")
    for start in starts.order_by("since"):
        places[start.tree, start.unit_id, None if start.exclusive else start.group_id].append(start)
    count = sum(_is_cut_short(place, touching.ending) for place in places.values())
    if not count:
        return []
    label = ngettext("%(count)s place in a group ends", "%(count)s places in groups end", count)
    fate = _("Who ends leaves its groups, and a group that ends has nobody. Put the units that go on into groups anew.")
    return [Touched("groups", count, label % {"count": count}, fate)]


def _is_cut_short(place: Sequence[GroupStart], ending: Mapping[str, date]) -> bool:
    """Whether one of the place's starts lasts until its unit or group ends, or begins only then."""
    for start, after in zip_longest(place, place[1:]):
        days = [ending[code] for code in (start.unit.code, start.group.code) if code in ending]
        if start.member and days and (after is None or after.since > min(days)):
            return True
    return False


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


def groups_told(unit: Unit, day: date) -> list[tuple[str, str, str]]:
    """The groups in which the unit is on ``day``: the tree's label, the group's code and its name."""
    starts = GroupStart.objects.filter(unit=unit).on(day).values_list("tree", "group", "group__code")
    listed = list(starts.order_by("tree", "group__code"))
    names = dict(
        UnitVersion.objects.on(day).filter(unit__in=[group for _tree, group, _c in listed]).values_list("unit", "name")
    )
    return [(tree_label(tree), code, names[group]) for tree, group, code in listed]


def tree_label(code: str) -> str:
    """A tree in the reader's language; one that the catalogue does not have, as it is written."""
    entry = catalogue().trees.get(code)
    if entry is None:
        return code
    return entry.label_en if (get_language() or "").startswith("en") else entry.label
