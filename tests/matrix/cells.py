"""The cells of the matrix: each a request somebody might make, told as a sentence."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tests.matrix.policy import METHODS, Person, Policy
from tests.matrix.world import Thing

NEVER = ("PUT", "DELETE")  # no page has them
ALIKE = 1  # so many things of each state and relation is a person asked about: others differ in nothing the law sees


@dataclass(frozen=True)
class Cell:
    """One person's one request about one thing."""

    route: str
    method: str
    person: str
    thing: Thing

    def sentence(self, policy: Policy) -> str:
        """Who asks what of whose thing, in which state, and how those units stand to each other."""
        person = policy.people[self.person]
        who = f"{person.name} ({person.post} of {person.unit})" if person.post else person.name
        units = ", ".join(f"{part} {unit}, {standing(policy, person, unit)}" for part, unit in self.thing.of.items())
        about = f" about the {self.thing.state} {self.thing.kind} ({units})" if self.thing.of else ""
        return f"{who}: {self.method} {self.route}{about}"


def standing(policy: Policy, person: Person, unit: str) -> str:
    """How a thing's unit stands to a person's."""
    return f"{policy.land.relation(unit, person.unit)} to theirs" if person.unit else "not theirs"


def every_cell(policy: Policy, things: Iterable[Thing], alike: int = ALIKE) -> list[Cell]:
    """Each route and method, each person, each relation of units, each state of a thing."""
    by_kind: dict[str, list[Thing]] = {}
    for thing in things:
        by_kind.setdefault(thing.kind, []).append(thing)
    found: list[Cell] = []
    for name in policy.routes:
        about = [thing for kind in policy.kinds_of(name) for thing in by_kind[kind]]
        for person in policy.people.values():
            found += _of_one(policy, name, person, about, alike)
    return found


def _of_one(policy: Policy, route: str, person: Person, about: Sequence[Thing], alike: int) -> Iterator[Cell]:
    """A method that a route does not know is asked for once: it is refused before anything is looked at."""
    asked = _unlike(policy, person, about, alike)
    for method in METHODS:
        for thing in asked if method in policy.routes[route].methods else asked[:1]:
            yield Cell(route, method, person.name, thing)
    if not (policy.routes[route].lets_in or policy.routes[route].any_method):
        yield from (Cell(route, method, person.name, asked[0]) for method in NEVER)


def _unlike(policy: Policy, person: Person, about: Sequence[Thing], alike: int) -> list[Thing]:
    seen: dict[object, int] = {}
    chosen = []
    for thing in about:
        relations = tuple(standing(policy, person, unit) for unit in thing.of.values()) if person.post else ()
        mine = tuple(sorted(part for part, name in thing.done_by.items() if name == person.name))
        likeness = (thing.kind, thing.state, relations, mine)
        seen[likeness] = seen.get(likeness, 0) + 1
        if seen[likeness] <= alike:
            chosen.append(thing)
    return chosen


def cells_of(cells: Sequence[Cell], words: Sequence[str]) -> list[Cell]:
    """Those of the routes whose names contain one of the words; all of them without a word."""
    return [cell for cell in cells if not words or any(word in cell.route for word in words)]


def sample_of(cells: Sequence[Cell], size: int, seed: str) -> list[Cell]:
    """So many of them, half of them spread over routes and methods; the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    if size >= len(cells):
        return list(cells)
    by_route: dict[tuple[str, str], list[Cell]] = {}
    for cell in cells:
        by_route.setdefault((cell.route, cell.method), []).append(cell)
    spread = [chance.choice(asked) for asked in by_route.values()]
    chosen = chance.sample(spread, min(len(spread), size // 2))
    return [*chosen, *chance.sample(cells, size - len(chosen))]
