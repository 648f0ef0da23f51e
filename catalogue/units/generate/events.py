"""What became of each unit on the day, as events.

A commune that was taken in whole and alone goes on, with a new name or type where it got one; all others end, and what
they formed is founded anew, though it bear an old name and an old code. Provinces likewise. Of a divided commune no
share is known: none is given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from catalogue.units.generate.codes import code_of, spelled, type_of
from catalogue.units.generate.package import Lists, Named, Place

LISTED = "2025-01-01"  # the list before knows Huế as a city of its own, so it is no older than this
REORGANISED = "2025-07-01"


@dataclass(frozen=True)
class Event:
    """A line of the file."""

    day: str
    kind: str
    unit: str
    into: str = ""
    share: str = ""
    name: str = ""
    type: str = ""
    parent: str = ""
    decision: str = ""
    official_code: str = ""


@dataclass(frozen=True)
class Decided:
    """By which text; the communes' resolutions by the code of their province after."""

    provinces: str
    districts: str
    communes: Mapping[str, str]


@dataclass(frozen=True)
class Reorganisation:
    """The country without the provinces whose events are kept by hand."""

    lists: Lists
    decided: Decided
    by_hand: frozenset[str] = frozenset()  # codes of provinces before

    def events(self) -> Iterator[Event]:
        yield from self._founded_before()
        yield from self._provinces()
        yield from self._districts()
        for place in self._before:
            if place.commune or len(self.lists.became[place]) > 1:
                yield from self._commune(place)
        yield from self._founded_after()

    @cached_property
    def _before(self) -> list[Place]:
        return [place for place in self.lists.before if place.province.code not in self.by_hand]

    @cached_property
    def _taken_in(self) -> Mapping[Place, list[Place]]:
        taken: dict[Place, list[Place]] = defaultdict(list)
        for old, parts in self.lists.became.items():
            for part in parts:
                taken[part].append(old)
        return taken

    def _goes_on(self, place: Place) -> bool:
        """Whole and alone: one commune before, one after, and nothing else went in or out."""
        parts = self.lists.became[place]
        return place.commune is not None and len(parts) == 1 and self._taken_in[parts[0]] == [place]

    def _province_goes_on(self, province: Named) -> bool:
        after = self.lists.provinces_became[province]
        return [old for old, new in self.lists.provinces_became.items() if new == after] == [province]

    def _province_after(self, province: Named) -> str:
        old = [one for one, new in self.lists.provinces_became.items() if new == province]
        return code_of("province", province.code, province.name, new=len(old) > 1)

    def _code_after(self, place: Place) -> str:
        """The code of a commune after: that of the one that goes on, or a new one."""
        old = self._taken_in[place]
        if len(old) == 1 and self._goes_on(old[0]):
            return _code(old[0])
        return code_of("commune", *_named(place.commune), new=True)

    def _resolution(self, place: Place) -> str:
        return self.decided.communes[place.province.code]

    def _founded_before(self) -> Iterator[Event]:
        for province in {place.province: None for place in self._before}:
            yield _found(LISTED, "province", province, code_of("province", *_named(province)))
        for place in {replace(place, commune=None): None for place in self._before}:
            yield _found(LISTED, "district", place.district, _district(place), parent=_province(place))
        for place in self._before:
            if place.commune:
                yield _found(LISTED, "commune", place.commune, _code(place), parent=_district(place))

    def _provinces(self) -> Iterator[Event]:
        merged = {place.province: None for place in self._before if not self._province_goes_on(place.province)}
        for after in {self.lists.provinces_became[province]: None for province in merged}:
            founded = _found(REORGANISED, "province", after, self._province_after(after))
            yield replace(founded, decision=self.decided.provinces)
        for province in merged:
            into = self._province_after(self.lists.provinces_became[province])
            code = code_of("province", *_named(province))
            yield Event(REORGANISED, "merge", code, into=into, decision=self.decided.provinces)

    def _districts(self) -> Iterator[Event]:
        """A district without communes became a commune itself; the others end with their level."""
        for place in self._before:
            if not place.commune:
                (after,) = self.lists.became[place]
                kept = {"into": self._code_after(after), "decision": self._resolution(after)}
                yield Event(REORGANISED, "merge", _district(place), **kept)
        for place in {replace(place, commune=None): None for place in self._before if place.commune}:
            yield Event(REORGANISED, "level-removed", _district(place), decision=self.decided.districts)

    def _commune(self, place: Place) -> Iterator[Event]:
        parts = self.lists.became[place]
        if self._goes_on(place):
            yield from self._changes(place, parts[0])
            return
        kind = "merge" if len(parts) == 1 else "split"
        for part in parts:
            kept = {"into": self._code_after(part), "decision": self._resolution(part)}
            yield Event(REORGANISED, kind, _code(place), **kept)

    def _changes(self, place: Place, after: Place) -> Iterator[Event]:
        """A commune that goes on: renamed, of another type, and in another province where its own was merged."""
        code, decision = _code(place), self._resolution(after)
        old, new = (spelled("commune", one.commune.name) for one in (place, after) if one.commune)
        kind = type_of("commune", new)
        if kind != type_of("commune", old):
            yield Event(REORGANISED, "retype", code, name=new if new != old else "", type=kind, decision=decision)
        elif new != old:
            yield Event(REORGANISED, "rename", code, name=new, decision=decision)
        if not self._province_goes_on(place.province):
            yield Event(
                REORGANISED, "move", code, parent=self._province_after(after.province), decision=self.decided.provinces
            )

    def _founded_after(self) -> Iterator[Event]:
        ended = [place for place in self._before if not self._goes_on(place)]
        for place in {part: None for old in ended for part in self.lists.became[old]}:
            parent = self._province_after(place.province)
            founded = _found(REORGANISED, "commune", place.commune, self._code_after(place), parent=parent)
            yield replace(founded, decision=self._resolution(place))


def _found(day: str, level: str, named: Named | None, code: str, *, parent: str = "") -> Event:
    official, name = _named(named)
    shown = spelled(level, name)
    return Event(day, "found", code, name=shown, type=type_of(level, shown), parent=parent, official_code=official)


def _named(named: Named | None) -> tuple[str, str]:
    if named is None:
        raise ValueError("a list names a place without a district or a commune where it must have one")
    return named.code, named.name


def _province(place: Place) -> str:
    return code_of("province", *_named(place.province))


def _district(place: Place) -> str:
    return code_of("district", *_named(place.district))


def _code(place: Place) -> str:
    return code_of("commune", *_named(place.commune))
