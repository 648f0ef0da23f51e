"""What events would make of units, told before anything is written: each unit as it would be and as it is."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from namhoc.units.log.stored import START, Checked
from namhoc.units.models import UnitVersion
from namhoc.units.network import EventKind, UnitStart
from namhoc.units.touched import Touching


@dataclass(frozen=True)
class Change:
    """One unit on a day on which it would do otherwise than it does: as it was and as it would be."""

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
    """What each unit would do on which day, by day; of one day beginnings come first and endings last."""
    if checked.since is None:
        return []
    now = _by_unit(UnitStart(*row) for row in _later(checked.since).values_list(*START))
    then = _by_unit(checked.starts)
    touched = {code for code in {*now, *then} if now.get(code, []) != then.get(code, [])}
    eve = _eve(checked.since, touched)
    changes = [
        change for code in touched for change in _changes(code, now.get(code, []), then.get(code, []), eve.get(code))
    ]
    return sorted(changes, key=lambda one: (one.day, one.ends, not one.begins, one.name, one.code))


def touching(checked: Checked, changes: Iterable[Change]) -> Touching:
    """The same as the rooms need to know it: who ends on which day, what can no longer be compared."""
    blurred = {event.unit for event in checked.fresh if event.kind is EventKind.SPLIT and event.share is None}
    ending: dict[str, date] = {}
    for change in changes:
        if change.ends:
            ending.setdefault(change.code, change.day)
    return Touching(ending, frozenset(blurred))


def digest_of(checked: Checked, changes: Iterable[Change]) -> str:
    """What a preview showed, in short: whether it still holds when it is to be done."""
    events = [*(event.key for event in checked.fresh), *((one.whole.key, one.filled) for one in checked.completed)]
    events += [("withdrawn", event.key) for event in checked.withdrawn]
    told = repr((events, [(one.code, one.day, one.before, one.after) for one in changes]))
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


def _changes(code: str, now: Sequence[UnitStart], then: Sequence[UnitStart], eve: UnitStart | None) -> Iterator[Change]:
    """The days on which the unit would do otherwise than it does; what it goes on doing as before is no change.

    Shape   from the eve of the day to the day; where it would no longer do what it does, from what that made of it
    """
    for day in sorted({start.since for start in set(now) ^ set(then)}):
        is_so, would_be = _turn(day, now, eve), _turn(day, then, eve)
        if _told(*is_so) == _told(*would_be):
            continue
        if not _told(*would_be) and stands(is_so[0]) != stands(would_be[0]):
            continue  # what a unit did that has ended by then: its ending is told on its own day
        before, after = would_be[0] if _told(*would_be) else is_so[1], would_be[1]
        if after is None or _told(before, after):
            yield Change(code, day, before, after)


def _turn(day: date, starts: Sequence[UnitStart], eve: UnitStart | None) -> tuple[UnitStart | None, UnitStart | None]:
    """The unit on the eve of the day and on the day."""
    past = [eve, *(start for start in starts if start.since < day)][-1]
    return past, next((start for start in starts if start.since == day), past)


def _told(before: UnitStart | None, after: UnitStart | None) -> dict[str, object]:
    """What the unit is from the day on that it was not before."""
    was = {} if before is None else vars(before)
    became = {} if after is None else vars(after)
    return {name: value for name, value in became.items() if name != "since" and was.get(name, ...) != value}
