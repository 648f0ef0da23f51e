"""Reads about units, for pages and for the rooms to the right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from namhoc.units.levels import level_steps
from namhoc.units.log.stored import START, share_of
from namhoc.units.models import GroupStart, Lineage, Unit, UnitVersion, Withdrawal
from namhoc.units.network import EventKind, Network, Step, UnitStart

_STEPS = ("day", "kind", "unit__code", "into__code", "decision", "issuer")


class Listed(NamedTuple):
    """One unit in the list of a day."""

    code: str
    name: str
    kind: str
    parent: str | None
    official_code: str


def network() -> Network:
    """Every unit with all its starts and steps, as plain values: two queries, and no rows made objects of."""
    starts = tuple(UnitStart(*start) for start in UnitVersion.objects.values_list(*START))
    steps, removed = [], []
    rows = Lineage.objects.exclude(kind=EventKind.FOUND).values_list(*_STEPS, "share_above", "share_below", "type")
    for day, kind, unit, into, decision, issuer, above, below, type_ in rows:
        step = Step(day, EventKind(kind), unit, into, decision, issuer, share_of(above, below))
        if step.kind is EventKind.LEVEL_REMOVED and type_:
            removed.append((step, type_))
        else:
            steps.append(step)
    return Network(starts, (*steps, *level_steps(Network(starts), steps, removed)))


def units_on(day: date, *, under: str | None = None) -> list[Listed]:
    """All units that stood on ``day``, each after the one it answers to, then by code.

    Shape   with ``under`` all that answered to that unit, directly or through others; itself is not among them
    """
    columns = ("unit__code", "name", "kind", "parent__code", "unit__official_code")
    listed = [Listed(*row) for row in UnitVersion.objects.on(day).order_by().values_list(*columns)]
    return in_tree_order(listed, under)


def every_unit() -> QuerySet[Unit]:
    """All units there are or were: that they are is public."""
    return Unit.objects.all()


def unit_by_code(code: str) -> Unit:
    """The unit with this code; raises ``Unit.DoesNotExist``."""
    return Unit.objects.get(code=code)


def state_on(unit: Unit, day: date) -> UnitVersion | None:
    """What the unit was on ``day``."""
    latest = UnitVersion.objects.filter(unit=unit, since__lte=day).order_by("since").last()
    return None if latest is None or latest.closed else latest


def last_withdrawal(unit: Unit) -> Withdrawal | None:
    """The last event of the unit's life that was taken out of the log again."""
    return unit.withdrawals.order_by("pk").last()


def name_on(unit: Unit, day: date) -> str:
    """The unit's name on ``day``; where it did not exist then, its last name."""
    state = state_on(unit, day)
    return str(unit) if state is None else state.name


def children_on(parent: Unit, day: date) -> list[UnitVersion]:
    """The units that answered to ``parent`` on ``day``, by code."""
    asked = UnitVersion.objects.on(day).filter(parent=parent)
    return list(asked.select_related("unit").order_by("unit__code"))


def in_tree_order(listed: Iterable[Listed], under: str | None) -> list[Listed]:
    """From the top down; a unit whose parent does not stand that day comes with those that have none."""
    ordered_by_code = sorted(listed, reverse=True)
    standing = {unit.code for unit in ordered_by_code}
    children: dict[str | None, list[Listed]] = defaultdict(list)
    for unit in ordered_by_code:
        children[unit.parent if unit.parent in standing else None].append(unit)
    ordered, waiting = [], list(children[under])
    while waiting:
        unit = waiting.pop()
        ordered.append(unit)
        waiting += children.pop(unit.code, ())
    return ordered


def groups_on(tree: str, day: date) -> dict[str, frozenset[str]]:
    """In which groups of the tree each unit was on ``day``, by codes; who was in none is left out."""
    groups: dict[str, set[str]] = defaultdict(set)
    for unit, group in GroupStart.objects.filter(tree=tree).on(day).values_list("unit__code", "group__code"):
        groups[unit].add(group)
    return {unit: frozenset(found) for unit, found in groups.items()}


def members_on(tree: str, group: Unit, day: date) -> list[str]:
    """The codes of the units that were in the group on ``day``."""
    asked = GroupStart.objects.filter(tree=tree, group=group).on(day)
    return list(asked.order_by("unit__code").values_list("unit__code", flat=True))
