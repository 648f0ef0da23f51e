"""What is done to units: found, renamed, moved, merged, split, closed. Each with its day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.units.errors import AnswersToItself, StartsLater, UnitNotThere
from namhoc.units.models import Lineage, Unit, UnitVersion
from namhoc.units.network import EventKind, UnitStart
from namhoc.units.queries import state_on


@transaction.atomic
def found_unit(start: UnitStart, *, official_code: str = "", by: Actor) -> Unit:
    """A unit begins on a day. Its parent, where it has one, must be there already."""
    unit, _created = Unit.objects.get_or_create(code=start.code, defaults={"official_code": official_code})
    parent = None if start.parent is None else _above(unit, Unit.objects.get(code=start.parent), start.since)
    UnitVersion.objects.create(
        unit=unit,
        since=start.since,
        name=start.name,
        kind=start.kind,
        parent=parent,
        disadvantaged=start.disadvantaged,
        sample=start.sample,
        closed=start.closed,
    )
    write_entry("found-unit", unit, by=by, details={"since": start.since, "name": start.name})
    return unit


@transaction.atomic
def rename_unit(unit: Unit, name: str, *, day: date, decision: str = "", by: Actor) -> UnitVersion:
    """The unit bears another name from ``day`` on."""
    version = _changed(unit, day, name=name)
    _noted(EventKind.RENAME, unit, day, decision)
    write_entry("rename-unit", unit, by=by, details={"since": day, "name": name})
    return version


@transaction.atomic
def move_unit(unit: Unit, parent: Unit, *, day: date, decision: str = "", by: Actor) -> UnitVersion:
    """The unit answers to another from ``day`` on."""
    version = _changed(unit, day, parent=_above(unit, parent, day))
    _noted(EventKind.MOVE, unit, day, decision)
    write_entry("move-unit", unit, by=by, details={"since": day, "parent": parent.code})
    return version


@transaction.atomic
def merge_units(
    units: Sequence[Unit], into: Unit, *, day: date, decision: str = "", issuer: str = "", by: Actor
) -> None:
    """Several units become one on a day: those that are not the one they become are closed."""
    _standing(into, day)
    for unit in units:
        if unit != into:
            _end(unit, day)
            kept = {"decision": decision, "issuer": issuer}
            Lineage.objects.create(day=day, kind=EventKind.MERGE, unit=unit, into=into, **kept)
    codes = [unit.code for unit in units]
    write_entry("merge-units", into, by=by, details={"day": day, "units": codes})


@transaction.atomic
def split_unit(unit: Unit, into: Sequence[Unit], *, day: date, decision: str = "", by: Actor) -> None:
    """One unit becomes several on a day, perhaps with itself among them.

    Without shares its figures are not comparable across that day
    """
    for part in into:
        _standing(part, day)
        if part != unit:
            Lineage.objects.create(day=day, kind=EventKind.SPLIT, unit=unit, into=part, decision=decision)
    if unit not in into:
        _end(unit, day)
    codes = [part.code for part in into]
    write_entry("split-unit", unit, by=by, details={"day": day, "into": codes})


@transaction.atomic
def close_unit(unit: Unit, *, day: date, decision: str = "", by: Actor) -> None:
    """The unit ends on ``day`` and nothing takes its place."""
    _end(unit, day)
    _noted(EventKind.CLOSE, unit, day, decision)
    write_entry("close-unit", unit, by=by, details={"day": day})


def _standing(unit: Unit, day: date) -> UnitVersion:
    state = state_on(unit, day)
    if state is None:
        raise UnitNotThere(unit.code, day)
    return state


def _above(unit: Unit, parent: Unit, day: date) -> Unit:
    """The parent, where it stands on ``day`` and does not itself answer to the unit."""
    above: Unit | None = parent
    while above is not None:
        if above == unit:
            raise AnswersToItself(unit.code, day)
        above = _standing(above, day).parent
    return parent


def _changed(unit: Unit, day: date, **changes: object) -> UnitVersion:
    """A new start like the one before it but for ``changes``; on its own day it is mended."""
    before = _standing(unit, day)
    kept = {name: getattr(before, name) for name in ("name", "kind", "parent", "disadvantaged", "sample", "closed")}
    version, _created = UnitVersion.objects.update_or_create(unit=unit, since=day, defaults={**kept, **changes})
    return version


def _end(unit: Unit, day: date) -> None:
    if unit.versions.filter(since__gt=day).exists():
        raise StartsLater(unit.code, day)
    _changed(unit, day, closed=True)


def _noted(kind: EventKind, unit: Unit, day: date, decision: str) -> None:
    """The step that leads to no other unit, once a day."""
    Lineage.objects.update_or_create(day=day, kind=kind, unit=unit, into=None, defaults={"decision": decision})
