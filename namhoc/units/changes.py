"""What events would make of units, told before anything is written: each unit as it would be and as it is."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from namhoc.units.log import START, Checked
from namhoc.units.models import UnitVersion
from namhoc.units.network import EventKind, UnitStart
from namhoc.units.touched import Touching


@dataclass(frozen=True)
class Change:
    """One unit on the first day on which it would be otherwise than it is."""

    code: str
    day: date
    before: UnitStart | None
    after: UnitStart | None

    @property
    def ends(self) -> bool:
        return stands(self.before) and not stands(self.after)

    @property
    def begins(self) -> bool:
        return stands(self.after) and not stands(self.before)

    @property
    def moves(self) -> bool:
        return self._differs("parent")

    @property
    def renamed(self) -> bool:
        return self._differs("name")

    @property
    def retyped(self) -> bool:
        return self._differs("kind")

    @property
    def name(self) -> str:
        state = self.before if stands(self.before) else self.after
        return self.code if state is None else state.name

    def _differs(self, what: str) -> bool:
        if self.before is None or self.after is None or self.before.closed or self.after.closed:
            return False
        return bool(getattr(self.before, what) != getattr(self.after, what))


def stands(state: UnitStart | None) -> bool:
    return state is not None and not state.closed


def changes_of(checked: Checked) -> list[Change]:
    """Each unit that would change, by day; of one day beginnings come first and endings last."""
    if checked.since is None:
        return []
    now = _by_unit(UnitStart(*row) for row in _later(checked.since).values_list(*START))
    then = _by_unit(checked.starts)
    touched = {code for code in {*now, *then} if now.get(code, []) != then.get(code, [])}
    eve = _eve(checked.since, touched)
    changes = [_change(code, now.get(code, []), then.get(code, []), eve.get(code)) for code in touched]
    return sorted(changes, key=lambda one: (one.day, one.ends, not one.begins, one.name, one.code))


def touching(checked: Checked, changes: Iterable[Change]) -> Touching:
    """The same as the rooms need to know it: who ends, who goes on in whom, what can no longer be compared."""
    changed = list(changes)
    heirs: dict[str, list[str]] = defaultdict(list)
    for event in checked.fresh:
        if event.into:
            heirs[event.unit].append(event.into)
    blurred = {event.unit for event in checked.fresh if event.kind is EventKind.SPLIT and event.share is None}
    return Touching(
        day=checked.since or date.max,
        ending=frozenset(one.code for one in changed if one.ends),
        changed=frozenset(one.code for one in changed if not one.ends and not one.begins),
        blurred=frozenset(blurred),
        offices=frozenset(one.before.parent for one in changed if one.before is not None and one.before.parent),
        heirs=heirs,
    )


def digest_of(checked: Checked, changes: Iterable[Change]) -> str:
    """What a preview showed, in short: whether it still holds when it is to be done."""
    told = repr(
        ([event.key for event in checked.fresh], [(one.code, one.day, one.before, one.after) for one in changes])
    )
    return hashlib.sha256(told.encode()).hexdigest()


def _later(since: date) -> QuerySet[UnitVersion]:
    return UnitVersion.objects.filter(since__gte=since).order_by("unit", "since")


def _eve(since: date, codes: Collection[str]) -> dict[str, UnitStart]:
    """The latest start before the day, of these units."""
    versions = UnitVersion.objects.filter(unit__code__in=codes)
    past = UnitVersion.objects.filter(unit=OuterRef("unit"), since__lt=since).order_by("-since").values("pk")[:1]
    return {row[0]: UnitStart(*row) for row in versions.filter(pk=Subquery(past)).values_list(*START)}


def _by_unit(starts: Iterable[UnitStart]) -> dict[str, list[UnitStart]]:
    by_unit: dict[str, list[UnitStart]] = defaultdict(list)
    for start in starts:
        by_unit[start.code].append(start)
    return dict(by_unit)


def _change(code: str, now: Sequence[UnitStart], then: Sequence[UnitStart], eve: UnitStart | None) -> Change:
    days = sorted({start.since for start in set(now) ^ set(then)})
    day = days[0]
    return Change(code, day, _on(day, now, eve), _on(day, then, eve))


def _on(day: date, starts: Sequence[UnitStart], eve: UnitStart | None) -> UnitStart | None:
    past = [start for start in starts if start.since <= day]
    return past[-1] if past else eve
