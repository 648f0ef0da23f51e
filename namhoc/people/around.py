"""What lies around a unit on a day: what answers to it, what it was made of, what it has taken over.

Gone units are asked what they were last: the parent of their last name. A right says with ``Reach`` how far it goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django.db import connection, models
from django.db.models import Exists, OuterRef, Q, Subquery

from namhoc.people.roles import Reach
from namhoc.units.models import Lineage, Unit, UnitVersion
from namhoc.units.network import EventKind

SUCCESSIONS = (EventKind.MERGE.value, EventKind.SPLIT.value)
_LAST_NAMED = """v.since <= %s AND NOT v.closed AND NOT EXISTS (
    SELECT 1 FROM units_unitversion l
    WHERE l.unit_id = v.unit_id AND l.since > v.since AND l.since <= %s AND NOT l.closed)"""
_DEEPER = f"""
WITH RECURSIVE below(unit_id) AS (
    SELECT v.unit_id FROM units_unitversion v WHERE v.parent_id IN ({{tops}}) AND {_LAST_NAMED}
  UNION
    SELECT v.unit_id FROM below b JOIN units_unitversion v ON v.parent_id = b.unit_id WHERE {_LAST_NAMED}
) SELECT unit_id FROM below"""  # noqa: S608 - put together from constants


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

    def holds(self, reach: Reach, unit: Unit) -> bool:
        """Whether one unit stands so to this one."""
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
        return set(UnitVersion.objects.on(self.day).filter(parent__in=self._own).values_list("unit", flat=True))

    @cached_property
    def _deeper(self) -> set[int]:
        """Everything further down, also below what this unit was made of."""
        tops = sorted({*self._own, *self._predecessors}) or [0]
        marks = ", ".join(["%s"] * len(tops))
        with connection.cursor() as cursor:
            cursor.execute(_DEEPER.format(tops=marks), [*tops, *[self.day] * 4])
            return {row[0] for row in cursor.fetchall()}

    @cached_property
    def _left(self) -> set[int]:
        return set(self._last_under(self._stands_in_for).values_list("unit", flat=True))

    @cached_property
    def _stands_in_for(self) -> set[int]:
        """The unit, and the gone ones whose place it has taken: merged into it, or answering to it at their end."""
        return self._followed(lambda found: Q(pk__in=self._into(found)) | self._heirless_under(found))

    @cached_property
    def _predecessors(self) -> set[int]:
        return self._followed(lambda found: Q(pk__in=self._into(found, SUCCESSIONS))) - self._own

    def _followed(self, before: Callable[[Iterable[int]], Q]) -> set[int]:
        """From this unit back through gone ones, as far as it leads."""
        found = set(self._own)
        newest = found
        while newest:
            gone = Unit.objects.filter(before(newest)).exclude(self._stands("pk"))
            newest = set(gone.values_list("pk", flat=True)) - found
            found |= newest
        return found

    def _into(self, units: Iterable[int], kinds: Iterable[str] = (EventKind.MERGE.value,)) -> models.QuerySet[Any]:
        return Lineage.objects.filter(into__in=list(units), kind__in=list(kinds), day__lte=self.day).values("unit")

    def _heirless_under(self, units: Iterable[int]) -> Q:
        heirs = Lineage.objects.filter(unit=OuterRef("pk"), kind=EventKind.MERGE.value, day__lte=self.day)
        return Q(pk__in=self._last_under(units)) & ~Q(Exists(heirs))

    def _stands(self, unit: str) -> Exists:
        return Exists(UnitVersion.objects.on(self.day).filter(unit=OuterRef(unit)))

    def _last_under(self, units: Iterable[int]) -> models.QuerySet[Any]:
        """The gone units whose last parent is one of these."""
        named = UnitVersion.objects.filter(since__lte=self.day, closed=False)
        last = named.filter(unit=OuterRef("unit")).order_by("-since").values("pk")[:1]
        lasting = named.filter(parent__in=list(units), pk=Subquery(last))
        return lasting.exclude(self._stands("unit")).values("unit")
