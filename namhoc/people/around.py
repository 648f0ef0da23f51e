"""What lies around a unit on a day: what answers to it, what it was made of, what it has taken over.

Gone units are asked what they were last: the parent of their last name. A right says with ``Reach`` how far it goes.
Nearly every page asks this, some of them several times. Hence plain SQL: to put such queries together anew took ten
times as long as to answer them.
"""

# ruff: noqa: S608 - the questions are put together from constants, and from keys that are whole numbers
from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from functools import cached_property

from django.db import connection, models

from namhoc.people.roles import Reach
from namhoc.units.models import Unit
from namhoc.units.network import EventKind

SUCCEEDED = f"'{EventKind.MERGE.value}', '{EventKind.SPLIT.value}'"
# Of a version {0}: it is in force on the day; it is the last until then by which its unit was named.
_LATER = """SELECT 1 FROM units_unitversion l
    WHERE l.unit_id = {0}.unit_id AND l.since > {0}.since AND l.since <= %(day)s"""
_IN_FORCE = f"{{0}}.since <= %(day)s AND NOT {{0}}.closed AND NOT EXISTS ({_LATER})"
_LAST_NAMED = f"v.since <= %(day)s AND NOT v.closed AND NOT EXISTS ({_LATER} AND NOT l.closed)".format("v")
# Of a row {0}: its unit is gone on the day.
_GONE = f"NOT EXISTS (SELECT 1 FROM units_unitversion s WHERE s.unit_id = {{0}}.unit_id AND {_IN_FORCE.format('s')})"

_CHILDREN = f"SELECT v.unit_id FROM units_unitversion v WHERE v.parent_id IN ({{units}}) AND {_IN_FORCE.format('v')}"
_DEEPER = f"""
WITH RECURSIVE below(unit_id) AS (
    SELECT v.unit_id FROM units_unitversion v WHERE v.parent_id IN ({{units}}) AND {_LAST_NAMED}
  UNION
    SELECT v.unit_id FROM below b JOIN units_unitversion v ON v.parent_id = b.unit_id WHERE {_LAST_NAMED}
) SELECT unit_id FROM below"""
_LAST_UNDER = f"""SELECT v.unit_id FROM units_unitversion v
    WHERE v.parent_id IN ({{units}}) AND {_LAST_NAMED} AND {_GONE.format("v")}"""
_WENT_INTO = f"""SELECT g.unit_id FROM units_lineage g
    WHERE g.into_id IN ({{units}}) AND g.kind IN ({SUCCEEDED}) AND g.day <= %(day)s AND {_GONE.format("g")}"""
# The gone whose place one of the units has taken: gone into it, or answering to it at their end and gone into none.
_GAVE_PLACE_TO = f"""{_WENT_INTO} UNION {_LAST_UNDER} AND NOT EXISTS (
    SELECT 1 FROM units_lineage h WHERE h.unit_id = v.unit_id AND h.kind IN ({SUCCEEDED}) AND h.day <= %(day)s)"""


class Around:
    """One unit on one day; reads only what is asked, and that once."""

    def __init__(self, code: str, day: date) -> None:
        self.code, self.day = code, day

    def within(self, reach: Reach | None) -> models.QuerySet[Unit]:
        """The units that stand so to this one: the one door to things of units.

        They are found at once and handed on by their keys: what is then asked of them stays one plain query.
        """
        if reach is None:
            return Unit.objects.none()
        if Reach.ANYWHERE in reach:
            return Unit.objects.all()
        return Unit.objects.filter(pk__in=sorted(set().union(*(self._found(part) for part in reach))))

    def holds(self, unit: Unit, reach: Reach | None) -> bool:
        """Whether the unit is one of these: reads only as far as it takes to find it."""
        if reach is None:
            return False
        return Reach.ANYWHERE in reach or any(unit.pk in self._found(part) for part in reach)

    def _found(self, part: Reach) -> set[int]:
        found: dict[Reach, Callable[[], set[int]]] = {
            Reach.OWN: lambda: self._own,
            Reach.CHILDREN: lambda: self._children,
            Reach.DEEPER: lambda: self._deeper,
            Reach.LEFT: lambda: self._left,
            Reach.PREDECESSORS: lambda: self._predecessors,
        }
        return found[part]()

    @cached_property
    def _own(self) -> set[int]:
        return set(Unit.objects.filter(code=self.code).values_list("pk", flat=True))

    @cached_property
    def _children(self) -> set[int]:
        return self._asked(_CHILDREN, self._own)

    @cached_property
    def _deeper(self) -> set[int]:
        """Everything further down, also below what this unit was made of."""
        return self._asked(_DEEPER, self._own | self._predecessors)

    @cached_property
    def _left(self) -> set[int]:
        return self._asked(_LAST_UNDER, self._stands_in_for)

    @cached_property
    def _stands_in_for(self) -> set[int]:
        """The unit, and the gone ones whose place it has taken."""
        return self._followed(_GAVE_PLACE_TO)

    @cached_property
    def _predecessors(self) -> set[int]:
        return self._followed(_WENT_INTO) - self._own

    def _followed(self, before: str) -> set[int]:
        """From this unit back through gone ones, as far as it leads."""
        found = newest = self._own
        while newest:
            newest = self._asked(before, newest) - found
            found = found | newest
        return found

    def _asked(self, question: str, units: Collection[int]) -> set[int]:
        """The answer about some units; their keys are whole numbers out of the database."""
        if not units:
            return set()
        with connection.cursor() as cursor:
            cursor.execute(question.format(units=", ".join(map(str, sorted(units)))), {"day": self.day})
            return {row[0] for row in cursor.fetchall()}
