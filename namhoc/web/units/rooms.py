"""What the rooms have of a unit, and what of theirs a change of units meets: each says its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from namhoc.certify import touched as certify
from namhoc.collect import touched as collect
from namhoc.convene import touched as convene
from namhoc.journal.actor import Actor
from namhoc.measure import touched as measure
from namhoc.people import touched as people
from namhoc.plan import touched as plan
from namhoc.recognise import touched as recognise
from namhoc.units import groups
from namhoc.units.models import Unit
from namhoc.units.touched import Held, Touched, Touching

HOLDING: tuple[Callable[[Unit, date, Actor | None], list[Held]], ...] = (
    measure.held_of,
    collect.held_of,
    certify.held_of,
    people.held_of,
)
TOUCHED: tuple[Callable[[Touching], list[Touched]], ...] = (  # in the order of the year
    people.touched_by,
    plan.touched_by,
    collect.touched_by,
    measure.touched_by,
    certify.touched_by,
    convene.touched_by,
    recognise.touched_by,
    groups.touched_by,
)


def held_of(unit: Unit, day: date, reader: Actor | None) -> list[Held]:
    """What there is of one unit, as far as the reader may see it."""
    return [held for asked in HOLDING for held in asked(unit, day, reader)]


def touched_by(touching: Touching) -> list[Touched]:
    """Everything that a change of units meets."""
    return [touched for asked in TOUCHED for touched in asked(touching)]
