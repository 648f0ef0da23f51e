"""What is done to units: one verb for each event, each with its day; and many events at once.

All of them ask of ``by`` that it was let through (``permits``), and refuse with findings what cannot have happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from itertools import repeat
from typing import Any

from django.db import transaction

from namhoc.front.changes import changed
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.law.catalogue import catalogue
from namhoc.law.findings import Finding
from namhoc.units.errors import ChangedMeanwhile, EventsRefused
from namhoc.units.groups import joining_findings, leaving_findings
from namhoc.units.log.changes import changes_of, digest_of
from namhoc.units.log.events import Event
from namhoc.units.log.recording import hold_the_log, record, withdraw
from namhoc.units.log.stored import Checked, check_events, check_withdrawal
from namhoc.units.models import GroupStart, Unit
from namhoc.units.network import EventKind, UnitStart
from namhoc.units.permits import refuse_the_unasked

UNITS = "units"  # as public pages call what they show of units


@transaction.atomic
def record_events(events: Sequence[Event], *, seen: str | None = None, by: Actor) -> Checked:
    """Set the events into the log at their days; the starts that follow from it are told anew from the first on.

    Shape   an event that was recorded before changes nothing; either all that are new are recorded or none;
            ``seen`` is the digest of the preview that was looked at
    Raises  ``EventsRefused`` with every finding; ``ChangedMeanwhile``; ``NotLetThrough``
    """
    refuse_the_unasked(by, {code for event in events for code in event.codes})
    hold_the_log()
    checked = _as_seen(check_events(events), seen)
    record(checked, by=by)
    _tell(checked)
    return checked


@transaction.atomic
def withdraw_events(events: Sequence[Event], *, reason: str, seen: str | None = None, by: Actor) -> Checked:
    """Take events out of the log that should not be there: they are kept aside, and what follows is told without them.

    Raises  ``EventsRefused`` with the later events that need them; ``ChangedMeanwhile``; ``NotLetThrough``
    """
    refuse_the_unasked(by, {code for event in events for code in event.codes})
    hold_the_log()
    checked = _as_seen(check_withdrawal(events), seen)
    withdraw(checked, reason=reason, by=by)
    _tell(checked)
    return checked


def _tell(checked: Checked) -> None:
    """Names of units stand on public pages: those are made anew where a name may be another."""
    if checked.told or checked.withdrawn:
        changed(UNITS)


def _as_seen(checked: Checked, seen: str | None) -> Checked:
    """The same, where it can be and does what was looked at. Raises ``EventsRefused``, ``ChangedMeanwhile``."""
    if checked.blocked:
        raise EventsRefused(checked.findings)
    if seen is not None and seen != digest_of(checked, changes_of(checked)):
        raise ChangedMeanwhile
    return checked


def found_unit(start: UnitStart, *, official_code: str = "", decision: str = "", issuer: str = "", by: Actor) -> Unit:
    """A unit begins on a day. Its parent, where it has one, must be there already."""
    told = {"name": start.name, "type": start.kind, "parent": start.parent, "official_code": official_code}
    flags = {"disadvantaged": start.disadvantaged, "sample": start.sample}
    _record(EventKind.FOUND, start.code, start.since, by, decision=decision, issuer=issuer, **told, **flags)
    return Unit.objects.get(code=start.code)


def rename_unit(unit: Unit, name: str, *, day: date, decision: str = "", issuer: str = "", by: Actor) -> None:
    """The unit bears another name from ``day`` on."""
    _record(EventKind.RENAME, unit.code, day, by, name=name, decision=decision, issuer=issuer)


def retype_unit(
    unit: Unit, kind: str, *, name: str = "", day: date, decision: str = "", issuer: str = "", by: Actor
) -> None:
    """The unit is of another kind from ``day`` on, perhaps under another name."""
    _record(EventKind.RETYPE, unit.code, day, by, type=kind, name=name, decision=decision, issuer=issuer)


def move_unit(unit: Unit, parent: Unit, *, day: date, decision: str = "", issuer: str = "", by: Actor) -> None:
    """The unit answers to another from ``day`` on."""
    _record(EventKind.MOVE, unit.code, day, by, parent=parent.code, decision=decision, issuer=issuer)


def merge_units(
    units: Sequence[Unit], into: Unit, *, day: date, decision: str = "", issuer: str = "", by: Actor
) -> None:
    """Several units become one on a day: those that are not the one they become are closed."""
    said: dict[str, Any] = {"into": into.code, "decision": decision, "issuer": issuer}
    record_events([Event(day, EventKind.MERGE, unit.code, **said) for unit in units if unit != into], by=by)


def split_unit(
    unit: Unit,
    into: Sequence[Unit],
    *,
    shares: Sequence[Fraction] = (),
    day: date,
    decision: str = "",
    issuer: str = "",
    by: Actor,
) -> None:
    """One unit becomes several on a day, perhaps with itself among them; ``shares`` are in the order of the parts.

    Without shares its figures are not comparable across that day
    """
    said: dict[str, Any] = {"decision": decision, "issuer": issuer}
    parts = zip(into, shares or repeat(None, len(into)), strict=True)
    record_events([Event(day, EventKind.SPLIT, unit.code, part.code, share, **said) for part, share in parts], by=by)


def close_unit(unit: Unit, *, day: date, decision: str = "", issuer: str = "", by: Actor) -> None:
    """The unit ends on ``day`` and nothing takes its place."""
    _record(EventKind.CLOSE, unit.code, day, by, decision=decision, issuer=issuer)


def reopen_unit(
    unit: Unit, parent: Unit | None = None, *, day: date, decision: str = "", issuer: str = "", by: Actor
) -> None:
    """A unit that had ended begins again as it was, under another where one is named."""
    above = None if parent is None else parent.code
    _record(EventKind.REOPEN, unit.code, day, by, parent=above, decision=decision, issuer=issuer)


def remove_level(unit: Unit, kind: str = "", *, day: date, decision: str = "", issuer: str = "", by: Actor) -> None:
    """A level ends: the unit itself, or all below it of the kind named; who answered to one answers to its parent."""
    _record(EventKind.LEVEL_REMOVED, unit.code, day, by, type=kind, decision=decision, issuer=issuer)


def _record(kind: EventKind, code: str, day: date, by: Actor, **told: Any) -> None:
    record_events([Event(day, kind, code, **told)], by=by)


@transaction.atomic
def join_group(unit: Unit, group: Unit, tree: str, *, since: date, by: Actor) -> None:
    """The unit is in a group of another tree from ``since`` on; in an exclusive tree it leaves the one it was in.

    Raises  ``EventsRefused`` with findings; ``NotLetThrough``
    """
    refuse_the_unasked(by, (unit.code, group.code))
    _refuse(joining_findings(tree, unit, group, since))
    _write_start(unit, group, tree, since, by=by, member=True)


@transaction.atomic
def leave_group(unit: Unit, group: Unit, tree: str, *, since: date, by: Actor) -> None:
    """The unit is no longer in the group from ``since`` on.

    Raises  ``EventsRefused`` where it was not in it; ``NotLetThrough``
    """
    refuse_the_unasked(by, (unit.code, group.code))
    _refuse(leaving_findings(tree, unit, group, since))
    _write_start(unit, group, tree, since, by=by, member=False)


def _refuse(findings: Iterable[Finding]) -> None:
    if found := list(findings):
        raise EventsRefused(found)


def _write_start(unit: Unit, group: Unit, tree: str, since: date, *, by: Actor, member: bool) -> None:
    before = _groups_told(unit, tree)
    told: dict[str, Any] = {"group": group, "member": member, "exclusive": catalogue().trees[tree].exclusive}
    known: dict[str, Any] = {} if told["exclusive"] else {"group": group}
    GroupStart.objects.update_or_create(tree=tree, unit=unit, since=since, **known, defaults=told)
    changed(UNITS)
    details = {"day": since, "tree": tree, "group": group.code}
    act = "join-group" if member else "leave-group"
    write_entry(act, unit, by=by, before=before, after=_groups_told(unit, tree), details=details)


def _groups_told(unit: Unit, tree: str) -> list[dict[str, Any]] | None:
    starts = GroupStart.objects.filter(tree=tree, unit=unit).values("group__code", "since", "member")
    return [dict(start) for start in starts] or None
