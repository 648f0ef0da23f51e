"""Units changed by people: whether a post may is asked here, to the right of the room that changes them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction

from namhoc.journal.actor import SYSTEM, Actor
from namhoc.people.errors import Refused
from namhoc.people.queries import ask_permission, ask_right, may, units_open_to
from namhoc.people.roles import Reach, reach_of
from namhoc.units import actions
from namhoc.units.actions import record_events
from namhoc.units.log.events import Event
from namhoc.units.log.recording import hold_the_log
from namhoc.units.log.stored import Checked
from namhoc.units.models import Unit
from namhoc.units.network import EventKind
from namhoc.units.permits import LetThrough

CHANGE_UNITS = "change-units"


@transaction.atomic
def reorganise_units(events: Sequence[Event], *, seen: str | None = None, by: Actor) -> Checked:
    """Record events on units, each unit that they name being one that the post may change on the day of the act.

    Shape   a unit that the events found is asked for at the one it is to answer to; while it is asked, no other
            reorganisation can take a unit out of reach; ``seen`` is the digest of the preview looked at
    Raises  ``Refused``; ``units.errors.EventsRefused`` with findings where they cannot have happened, and
            ``units.errors.ChangedMeanwhile`` where they would do otherwise than was seen
    """
    hold_the_log()
    return record_events(events, seen=seen, by=let_through(events, by=by))


@transaction.atomic
def withdraw_units_events(events: Sequence[Event], *, reason: str, seen: str | None = None, by: Actor) -> Checked:
    """Take events on units back, on the same terms as they would be recorded; raises as ``reorganise_units`` does."""
    hold_the_log()
    return actions.withdraw_events(events, reason=reason, seen=seen, by=let_through(events, by=by))


def let_through(events: Sequence[Event], *, by: Actor) -> Actor:
    """The same actor, let through to the units that the events name. Raises ``Refused``, ``NeedsSecondFactor``."""
    if by.role == SYSTEM:
        return by
    ask_right(by, CHANGE_UNITS)
    named = {code for event in events for code in event.codes}
    there = set(Unit.objects.filter(code__in=named).values_list("code", flat=True))
    allowed = codes_open_to(by, there)
    above = _may_be_answered_to(allowed, by)
    allowed |= _founded_under(above, there, events)
    changed = {code for event in events for code in (event.unit, event.into) if code}
    if refused := sorted((changed - allowed) | (named - above - allowed)):
        raise Refused(CHANGE_UNITS, refused[0])
    return LetThrough(**vars(by), may_change=frozenset(allowed | above))


@transaction.atomic
def join_group(unit: Unit, group: Unit, tree: str, *, since: date, by: Actor) -> None:
    """Put a unit into a group of another tree, both being units that the post may change on the day of the act.

    Raises  ``Refused``; ``units.errors.EventsRefused`` with findings
    """
    actions.join_group(unit, group, tree, since=since, by=_let_to((unit, group), by=by))


@transaction.atomic
def leave_group(unit: Unit, group: Unit, tree: str, *, since: date, by: Actor) -> None:
    """Take a unit out of a group, on the same terms as it was put in.

    Raises  ``Refused``; ``units.errors.EventsRefused`` where it was not in it
    """
    actions.leave_group(unit, group, tree, since=since, by=_let_to((unit, group), by=by))


def _let_to(units: Collection[Unit], *, by: Actor) -> Actor:
    """The same actor, let through to these units. Raises ``Refused``, ``NeedsSecondFactor``."""
    if by.role == SYSTEM:
        return by
    for unit in units:
        ask_permission(by, CHANGE_UNITS, unit)
    return LetThrough(**vars(by), may_change=frozenset(unit.code for unit in units))


def codes_open_to(by: Actor, codes: Collection[str]) -> set[str]:
    """Which of these units the post may change."""
    return set(units_open_to(by, CHANGE_UNITS).filter(code__in=codes).values_list("code", flat=True))


def may_found_under(unit: Unit, *, by: Actor) -> bool:
    """Whether the post may found units that answer to this one."""
    return unit.code in _may_be_answered_to(set(), by) or may(by, CHANGE_UNITS, unit)


def _may_be_answered_to(allowed: set[str], by: Actor) -> set[str]:
    """Under which units others may be put: whoever may change what answers to their own, under that too."""
    reach = reach_of(by.role, CHANGE_UNITS)
    return allowed | {by.unit} if reach is not None and Reach.CHILDREN in reach else allowed


def _founded_under(above: set[str], there: set[str], events: Sequence[Event]) -> set[str]:
    """The new units below these, however deep."""
    waiting = {
        event.unit: event.parent for event in events if event.kind is EventKind.FOUND and event.unit not in there
    }
    founded: set[str] = set()
    while found := {unit for unit, parent in waiting.items() if parent in above | founded} - founded:
        founded |= found
    return founded
