"""The family of a unit as it is stored: followed back to whom it came from and on to what it became."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from namhoc.units.log.stored import START, events_about, levels_abolished
from namhoc.units.models import Lineage, UnitVersion
from namhoc.units.network import EventKind, UnitStart
from namhoc.units.picture.family import Family, family

MOST = 60  # so many units can still be told apart in one picture
HANDS_ON = (EventKind.MERGE.value, EventKind.SPLIT.value)


def family_of(code: str) -> Family:
    """The family of one unit: a few queries for each generation, however many units there are.

    Shape   all that it came from and became; and who joined or left those on the way, without their own families
    """
    before, after = _followed({code}, back=True), _followed({code}, back=False)
    line = {code, *before, *after}
    beside = (_steps(after | {code}, back=True) | _steps(before | {code}, back=False)) - line
    drawn = {*sorted(line)[:MOST], code}
    drawn |= set(sorted(beside)[: max(0, MOST - len(drawn))])
    lives = lives_of(drawn)
    ends = {start.since for life in lives.values() for start in life if start.closed}
    levels = levels_abolished(ends)
    return family(
        code, lives, events_about(drawn), levels=levels, followed=line & drawn, left_out=len(line | beside) - len(drawn)
    )


def lives_of(codes: Collection[str]) -> dict[str, list[UnitStart]]:
    """The starts of units, by day."""
    lives: dict[str, list[UnitStart]] = defaultdict(list)
    rows = UnitVersion.objects.filter(unit__code__in=codes).order_by("unit__code", "since").values_list(*START)
    for row in rows:
        lives[row[0]].append(UnitStart(*row))
    return dict(lives)


def parents_named(starts: Iterable[UnitStart], day: date) -> dict[str, str]:
    """What the units above were called on ``day``, by code; those gone by then by their last name."""
    codes = {start.parent for start in starts if start.parent is not None}
    names: dict[str, str] = {}
    for code, starts_of in lives_of(codes).items():
        named = [start for start in starts_of if not start.closed]
        past = [start for start in named if start.since <= day]
        names[code] = (past or named)[-1 if past else 0].name
    return names


def children_left(code: str, day: date) -> list[tuple[str, str]]:
    """Who answered to a unit on the eve of the day it ended: their names, and of those above them since."""
    eve = UnitVersion.objects.on(day - timedelta(1)).filter(parent__code=code)
    names = dict(eve.order_by("name").values_list("unit__code", "name"))
    above = UnitVersion.objects.on(day).filter(unit__code__in=names, parent__isnull=False)
    now = dict(above.values_list("unit__code", "parent__code"))
    called = dict(UnitVersion.objects.on(day).filter(unit__code__in=now.values()).values_list("unit__code", "name"))
    return [(name, called.get(now.get(child, ""), "")) for child, name in names.items()]


def _followed(codes: set[str], *, back: bool) -> set[str]:
    found: set[str] = set()
    newest = codes
    while newest and len(found) <= 2 * MOST:
        newest = _steps(newest, back=back) - found - codes
        found |= newest
    return found


def _steps(codes: Collection[str], *, back: bool) -> set[str]:
    here, there = ("into__code__in", "unit__code") if back else ("unit__code__in", "into__code")
    rows = Lineage.objects.filter(kind__in=HANDS_ON, **{here: codes})
    return set(rows.values_list(there, flat=True)) - set(codes)
