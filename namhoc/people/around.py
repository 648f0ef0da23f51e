"""What lies around a unit on a day: what answers to it, what it was made of, what it has taken over.

Gone units are asked what they were last: the parent of their last name. A right says with ``Reach`` how far it goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.expressions import RawSQL

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
        """The units that stand so to this one: the one door to things of units."""
        if reach is None:
            return Unit.objects.none()
        if Reach.ANYWHERE in reach:
            return Unit.objects.all()
        parts: dict[Reach, Callable[[], Q]] = {
            Reach.OWN: lambda: Q(code=self.code),
            Reach.CHILDREN: lambda: Q(pk__in=self._children()),
            Reach.DEEPER: lambda: Q(pk__in=self._deeper()),
            Reach.LEFT: lambda: Q(pk__in=self._left()),
            Reach.PREDECESSORS: lambda: Q(pk__in=self._predecessors),
        }
        asked = Q(pk__in=())
        for part in reach:
            asked |= parts[part]()
        return Unit.objects.filter(asked)

    @cached_property
    def _own(self) -> set[int]:
        return set(Unit.objects.filter(code=self.code).values_list("pk", flat=True))

    def _children(self) -> models.QuerySet[Any]:
        return UnitVersion.objects.on(self.day).filter(parent__code=self.code).values("unit")

    def _deeper(self) -> RawSQL:
        """Everything further down, also below what this unit was made of."""
        tops = sorted({*self._own, *self._predecessors}) or [0]
        marks = ", ".join(["%s"] * len(tops))
        return RawSQL(_DEEPER.format(tops=marks), [*tops, *[self.day] * 4])  # noqa: S611 - marks and days only

    def _left(self) -> models.QuerySet[Any]:
        return self._last_under(self._stands_in_for)

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
