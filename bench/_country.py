"""A made-up country's log of events: provinces, districts, communes and schools over some sixty years.

Drawn with a seeded generator, so the same log comes out each time; every event can happen when it happens.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from namhoc.units.log.events import Event
from namhoc.units.network import EventKind

FIRST = date(1966, 1, 1)
YEARS = 60
MOST_AT_ONCE = 4


@dataclass
class Country:
    """The units that stand now, by kind and by the unit above them, as the log goes on."""

    draw: random.Random
    events: list[Event] = field(default_factory=list)
    parent: dict[str, str | None] = field(default_factory=dict)
    kind: dict[str, str] = field(default_factory=dict)
    under: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    schools: list[str] = field(default_factory=list)
    districts: list[str] = field(default_factory=list)
    number: int = 0
    closed: list[str] = field(default_factory=list)

    def found(self, day: date, kind: str, parent: str | None) -> str:
        self.number += 1
        code = f"{kind}-{self.number:06}"
        name = f"{kind.capitalize()} Mường {self.number} thứ {self.number % 97}"
        self._say(day, EventKind.FOUND, code, name=name, type=kind, parent=parent)
        self._stand(code, kind, parent)
        return code

    def _stand(self, code: str, kind: str, parent: str | None) -> None:
        self.parent[code], self.kind[code] = parent, kind
        if parent is not None:
            self.under[parent].add(code)
        if kind == "school":
            self.schools.append(code)

    def _say(self, day: date, kind: EventKind, unit: str, **more: object) -> None:
        decision = f"{len(self.events) + 1}/QĐ-UBND; UBND tỉnh"
        self.events.append(Event(day, kind, unit, decision=decision, **more))  # type: ignore[arg-type]

    def _end(self, code: str) -> None:
        above = self.parent.pop(code)
        if above is not None:
            self.under[above].discard(code)

    def a_school(self, taken: set[str]) -> str:
        while True:
            code = self.draw.choice(self.schools)
            if code in self.parent and code not in taken:
                taken.add(code)
                return code

    # --- what happens ---------------------------------------------------------------------------------------------

    def happen(self, day: date) -> None:
        """A few events of one day, of units that have nothing else to do with each other."""
        taken: set[str] = set()
        if self.draw.random() < 0.05:  # noqa: PLR2004
            self._merge_communes(day)
            return
        often = {
            self._rename: 30,
            self._move: 12,
            self._merge: 14,
            self._merge_new: 8,
            self._split: 6,
            self._close: 6,
            self._retype: 6,
            self._new: 18,
        }
        for what in self.draw.choices(list(often), list(often.values()), k=self.draw.randint(1, MOST_AT_ONCE)):
            what(day, taken)

    def _merge_communes(self, day: date) -> None:
        """Two communes of one district: the schools of the one answer to the other."""
        beside = sorted(self.under[self.draw.choice(self.districts)])
        if len(beside) < 2:  # noqa: PLR2004
            return
        code, into = self.draw.sample(beside, 2)
        self._say(day, EventKind.MERGE, code, into=into)
        for child in self.under.pop(code, set()):
            self.parent[child] = into
            self.under[into].add(child)
        self._end(code)

    def _rename(self, day: date, taken: set[str]) -> None:
        code = self.a_school(taken)
        self._say(day, EventKind.RENAME, code, name=f"Trường đổi tên {len(self.events)}")

    def _retype(self, day: date, taken: set[str]) -> None:
        kind = self.draw.choice(("kindergarten", "primary", "lower-secondary"))
        self._say(day, EventKind.RETYPE, self.a_school(taken), type=kind)

    def _move(self, day: date, taken: set[str]) -> None:
        code, beside = self.a_school(taken), self.a_school(taken)
        above = self.parent[beside]
        old = self.parent[code]
        if above is None or old is None or above == old:
            return
        self.under[old].discard(code)
        self.under[above].add(code)
        self.parent[code] = above
        self._say(day, EventKind.MOVE, code, parent=above)

    def _merge(self, day: date, taken: set[str]) -> None:
        code, into = self.a_school(taken), self.a_school(taken)
        self._say(day, EventKind.MERGE, code, into=into)
        self._end(code)

    def _merge_new(self, day: date, taken: set[str]) -> None:
        some = [self.a_school(taken) for _at in range(self.draw.randint(2, 3))]
        into = self.found(day, "school", self.parent[some[0]])
        taken.add(into)
        for code in some:
            self._say(day, EventKind.MERGE, code, into=into)
            self._end(code)

    def _split(self, day: date, taken: set[str]) -> None:
        code = self.a_school(taken)
        new = self.found(day, "school", self.parent[code])
        taken.add(new)
        share = Fraction(self.draw.randint(1, 6), 7) if self.draw.random() < 0.7 else None  # noqa: PLR2004
        stays = self.draw.random() < 0.5  # noqa: PLR2004
        rest = code if stays else self.found(day, "school", self.parent[code])
        taken.add(rest)
        self._say(day, EventKind.SPLIT, code, into=new, share=share)
        self._say(day, EventKind.SPLIT, code, into=rest, share=None if share is None else 1 - share)
        if not stays:
            self._end(code)

    def _close(self, day: date, taken: set[str]) -> None:
        code = self.a_school(taken)
        above = self.parent[code]
        self._say(day, EventKind.CLOSE, code)
        self._end(code)
        self.closed.append(code)
        if self.draw.random() < 0.3 and above in self.parent:  # noqa: PLR2004
            again = day + timedelta(self.draw.randint(1, 20))
            self._say(again, EventKind.REOPEN, code, parent=above)

    def _new(self, day: date, taken: set[str]) -> None:
        beside = self.a_school(taken)
        taken.add(self.found(day, "school", self.parent[beside]))


def made_log(events: int, *, units: int, seed: int = 0, years: int = YEARS) -> list[Event]:
    """About so many events: so many units founded on the first day, what befalls them, and a level abolished."""
    country = Country(random.Random(seed))  # noqa: S311 - a repeatable draw, no secret
    first = units
    provinces = [country.found(FIRST, "province", None) for _at in range(max(1, first // 900))]
    districts = [country.found(FIRST, "district", provinces[at % len(provinces)]) for at in range(max(2, first // 80))]
    country.districts = districts
    communes = [country.found(FIRST, "commune", districts[at % len(districts)]) for at in range(max(4, first // 6))]
    while len(country.events) < first or len(country.schools) < 4 * MOST_AT_ONCE * 5:
        country.found(FIRST, "school", country.draw.choice(communes))
    for day in _days(country, events, years):
        country.happen(day)
    last = FIRST + timedelta(365 * years)
    for code in provinces:
        country._say(last, EventKind.LEVEL_REMOVED, code, type="district")  # noqa: SLF001
    return sorted(country.events, key=lambda event: event.day)


def _days(country: Country, events: int, years: int) -> Iterator[date]:
    """Days in order, as many as it takes; the last ones are left to reopenings and to the level that goes."""
    length = 365 * years - 40
    begun, at = len(country.events), 0
    while len(country.events) < events:
        done = (len(country.events) - begun) / max(1, events - begun)
        at = max(at + 1, int(length * done))
        yield FIRST + timedelta(at)
