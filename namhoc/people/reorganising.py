"""Units changed by people: whether a post may is asked here, to the right of the room that changes them."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from namhoc.journal.actor import SYSTEM, Actor
from namhoc.people.errors import Refused
from namhoc.people.queries import ask_permission, units_open_to
from namhoc.people.roles import reach_of
from namhoc.units.actions import record_events
from namhoc.units.events import Event
from namhoc.units.log import Checked
from namhoc.units.models import Unit
from namhoc.units.network import EventKind
from namhoc.units.permits import LetThrough

CHANGE_UNITS = "change-units"


@transaction.atomic
def reorganise_units(events: Sequence[Event], *, by: Actor) -> Checked:
    """Record events on units, each unit that they name being one that the post may change on the day of the act.

    Shape   a unit that the events found is asked for at the one it is to answer to
    Raises  ``Refused``; ``units.errors.EventsRefused`` with findings where they cannot have happened
    """
    return record_events(events, by=let_through(events, by=by))


def let_through(events: Sequence[Event], *, by: Actor) -> Actor:
    """The same actor, let through to the units that the events name. Raises ``Refused``."""
    if by.role == SYSTEM:
        return by
    if reach_of(by.role, CHANGE_UNITS) is None:
        raise Refused(CHANGE_UNITS, by.unit)
    named = {code for event in events for code in event.codes}
    there = set(Unit.objects.filter(code__in=named).values_list("code", flat=True))
    allowed = set(units_open_to(by, CHANGE_UNITS).filter(code__in=there).values_list("code", flat=True))
    for unit in Unit.objects.filter(code__in=sorted(allowed)[:1]):
        ask_permission(by, CHANGE_UNITS, unit)
    allowed |= _founded_under(allowed, there, events)
    if refused := sorted(named - allowed):
        raise Refused(CHANGE_UNITS, refused[0])
    return LetThrough(**vars(by), may_change=frozenset(allowed))


def _founded_under(allowed: set[str], there: set[str], events: Sequence[Event]) -> set[str]:
    """The new units below those that may be changed, however deep."""
    waiting = {
        event.unit: event.parent for event in events if event.kind is EventKind.FOUND and event.unit not in there
    }
    founded: set[str] = set()
    while found := {unit for unit, parent in waiting.items() if parent in allowed | founded} - founded:
        founded |= found
    return founded
