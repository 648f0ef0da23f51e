"""The policy's own reading of who may do what: written apart from the code it judges, and importing nothing of it.

It knows units and people from world.yaml and the law from policy.yaml; it says what a request must be answered with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Protocol

import yaml

HERE = Path(__file__).parent
ANSWERS = frozenset({"allowed", "absent", "forbidden", "sign in", "wrong method", "not now"})
METHODS = ("GET", "POST")


class Unreadable(Exception):
    """A line of the policy that its interpreter cannot read: never taken for a silent yes or no."""


class About(Protocol):
    """What a request is about, as far as the law looks at it."""

    kind: str
    state: str
    of: Mapping[str, str]
    done_by: Mapping[str, str]


@dataclass(frozen=True)
class Person:
    """One of the people of the world."""

    name: str
    post: str = ""
    unit: str = ""
    account: bool = True
    administrator: bool = False
    both_factors: bool = True


class Land:
    """The units on the day: who answers to whom, and what became of those that are gone."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self.parent: dict[str, str | None] = {code: parent for code, (_kind, parent) in facts["units"].items()}
        self.into: dict[str, list[str]] = {}
        self.gone: set[str] = set()
        for change in facts["changes"]:
            if "move" in change:
                self.parent[change["move"]] = change["to"]
                continue
            unit = change.get("close") or change.get("merge") or change["split"]
            self.gone.add(unit)
            self.into[unit] = list(change.get("into", ()))

    @cache  # noqa: B019 - one land a run
    def relation(self, thing: str, mine: str) -> str:
        """How the thing's unit stands to mine."""
        if thing == mine:
            return "same"
        if thing in self.gone:
            return self._of_a_gone_one(thing, mine)
        if mine in self.gone:
            return "successor" if thing in self._heirs(mine) else "unrelated"
        above, below = self._above(mine), self._above(thing)
        if thing in above:
            return "parent" if above[0] == thing else "higher ancestor"
        if mine in below:
            return "child" if below[0] == mine else "deeper descendant"
        return "sibling" if above[:1] == below[:1] else "unrelated"

    def _of_a_gone_one(self, thing: str, mine: str) -> str:
        if mine in self._heirs(thing):
            return "predecessor"
        last = self.parent[thing]
        places = () if last is None else self._in_place_of(last)
        if mine in places:
            return "dissolved child"
        above = {one for place in places for one in self._above(place)}
        return "dissolved deeper" if mine in above else "dissolved elsewhere"

    def _heirs(self, unit: str) -> set[str]:
        """What a gone unit went into, through mergers and splits."""
        found = set(self.into.get(unit, ()))
        return found.union(*(self._heirs(one) for one in found if one in self.gone)) if found else found

    def _in_place_of(self, unit: str) -> tuple[str, ...]:
        """Who took an office's place: itself while it stands, what it went into, else whom it last answered to."""
        if unit not in self.gone:
            return (unit,)
        if self.into.get(unit):
            return tuple(one for heir in self.into[unit] for one in self._in_place_of(heir))
        last = self.parent[unit]
        return () if last is None else self._in_place_of(last)

    def _above(self, unit: str) -> list[str]:
        found: list[str] = []
        parent = self.parent[unit]
        while parent is not None:
            found.append(parent)
            parent = self.parent[parent]
        return found


@dataclass(frozen=True)
class Right:
    """One sentence of the law: which posts, towards which units, while a thing stands how."""

    posts: frozenset[str]
    part: str
    places: frozenset[str]
    states: frozenset[str] | None

    def covers(self, person: Person, about: About, land: Land) -> bool:
        if self.states is not None and about.state not in self.states:
            return False
        if "anyone" in self.posts:
            return True
        if person.post not in self.posts or person.unit in land.gone:
            return False
        unit = about.of.get(self.part, person.unit if not about.of else "")
        return bool(unit) and land.relation(unit, person.unit) in self.places


@dataclass(frozen=True)
class Clause:
    """One step of an answer: unless this holds, answer so."""

    asks: str
    otherwise: str


@dataclass(frozen=True)
class Route:
    """What a route is about, and the steps by which each of its methods is answered."""

    name: str
    about: str
    methods: Mapping[str, Sequence[Clause]] = field(default_factory=dict)
    sends_on: bool = False  # an answer may lead to another page, and be the right one
    silent: bool = False  # the journal is told nothing: what is done is one's own
    any_method: bool = False  # refused before it is asked how
    lets_in: bool = False  # only who comes in is said here; what they find there is tried elsewhere


_ABOUT_THINGS: Mapping[str, Callable[[str, Person, About], bool]] = {
    "while ": lambda states, _person, about: about.state in states.split(", "),
    "of kind ": lambda kinds, _person, about: about.kind in kinds.split(", "),
    "not the ": lambda part, person, about: about.done_by.get(part) != person.name,
    "signed in while ": lambda states, person, about: person.account or about.state not in states.split(", "),
    "the ": lambda part, person, about: about.done_by.get(part) == person.name,
}


class Policy:
    """The table and its reading."""

    def __init__(self, table: Mapping[str, Any], facts: Mapping[str, Any]) -> None:
        self.table, self.facts, self.land = table, facts, Land(facts)

    @cached_property
    def people(self) -> dict[str, Person]:
        return {name: self._person(name, facts) for name, facts in self.facts["people"].items()}

    def _person(self, name: str, facts: Mapping[str, Any]) -> Person:
        today = self.facts["today"]
        held = facts.get("from", today) <= today < facts.get("until", self.table["for ever"])
        post = facts.get("post", "") if held and not facts.get("suspended") else ""
        return Person(
            name,
            "" if facts.get("in") in self.land.gone else post,
            facts.get("in", ""),
            account=bool(facts) and not facts.get("suspended"),
            administrator=bool(facts.get("superuser")),
            both_factors=facts.get("factors", 2) == 2,
        )

    def kinds_of(self, route: str) -> list[str]:
        """The kinds of things that the route's addresses name."""
        return [kind.strip() for kind in self.routes[route].about.split(",")]

    @cached_property
    def rights(self) -> dict[str, list[Right]]:
        return {act: [self._right(act, line) for line in lines] for act, lines in self.table["rights"].items()}

    def _right(self, act: str, line: Mapping[str, str]) -> Right:
        """``clerk, school head: own unit; once approved``."""
        ((posts, rest),) = line.items()
        place, _semicolon, when = rest.partition("; ")
        part = next((said for said in self.table["parts"] if place.startswith(said)), "")
        places = self.table["places"].get(place.removeprefix(part).strip())
        if places is None or (when and when not in self.table["states"]):
            raise Unreadable(f"{act}: {posts}: {rest}")
        known = {name.strip() for name in posts.split(",")}
        if not known <= set(self.table["posts"]):
            raise Unreadable(f"{act}: nobody is called {sorted(known - set(self.table['posts']))}")
        states = self.table["states"].get(when)
        return Right(
            frozenset(known),
            self.table["parts"].get(part, "its"),
            frozenset(places),
            None if states is None else frozenset(states),
        )

    @cached_property
    def routes(self) -> dict[str, Route]:
        found: dict[str, Route] = {}
        for group in self.table["routes"].values():
            frame = group.get("first", "")
            for names, said in group.items():
                for name in names.split(", ") if names not in ("first", "about") else ():
                    found[name] = self._route(name, said, group.get("about", "nothing"), frame)
        return found

    def _route(self, name: str, said: Mapping[str, Any], about: str, frame: str) -> Route:
        steps = {method: self._clauses(name, frame, said[method]) for method in METHODS if method in said}
        also = set(said) - {*METHODS, "about", "sends on", "silent", "lets in", "any method"}
        if also or not steps:
            raise Unreadable(f"{name}: {sorted(also)}")
        flags = {
            name: bool(said.get(name.replace("_", " "))) for name in ("sends_on", "silent", "lets_in", "any_method")
        }
        return Route(name, said.get("about", about), steps, **flags)

    def _clauses(self, name: str, frame: str, said: str) -> tuple[Clause, ...]:
        pieces = [piece.strip() for piece in f"{frame}; {said}".split(";")]
        return tuple(self._clause(name, piece) for piece in pieces if piece and piece != "anyone")

    def _clause(self, name: str, piece: str) -> Clause:
        asks, _else, otherwise = piece.partition(" else ")
        if otherwise not in ANSWERS:
            raise Unreadable(f"{name}: {piece!r} does not say what else")
        self._readable(name, asks)
        return Clause(asks, otherwise)

    def _readable(self, name: str, asks: str) -> None:
        known = asks in self._named or asks.startswith(tuple(_ABOUT_THINGS))
        if not known and not all(act.removesuffix(" somewhere") in self.rights for act in asks.split(" or ")):
            raise Unreadable(f"{name}: nobody said who may {asks!r}")

    def expected(self, route: str, method: str, person: Person, about: About) -> str:
        """What the law has such a request answered with."""
        table = self.routes[route]
        if method not in table.methods:
            return "wrong method"
        for clause in table.methods[method]:
            answer = self._unless(clause, person, about)
            if answer:
                return answer
        return "allowed"

    def _unless(self, clause: Clause, person: Person, about: About) -> str:
        """What is answered where the clause does not hold; nothing where it does."""
        if clause.asks in self._named:
            return "" if self._named[clause.asks](person, about) else clause.otherwise
        for word, holds in _ABOUT_THINGS.items():
            if clause.asks.startswith(word):
                return "" if holds(clause.asks.removeprefix(word), person, about) else clause.otherwise
        acts = [act for act in clause.asks.split(" or ") if self.may(person, act, about)]
        weighty = bool(acts) and all(act in self.table["with both factors"] for act in acts)
        refused = "forbidden" if weighty and not person.both_factors else ""
        return refused if acts else clause.otherwise

    @property
    def _named(self) -> Mapping[str, Any]:
        return {
            "signed in": lambda person, _about: person.account,
            "not signed in": lambda person, _about: not person.account,
            "with a post": lambda person, _about: bool(person.post),
            "administrator": lambda person, _about: person.administrator,
            "with both factors": lambda person, _about: person.both_factors or not person.account,
            "in an office with figures": lambda person, _about: person.unit in self.facts["offices"],
            "in a standing unit": lambda _person, about: about.of["its"] not in self.land.gone,
            "never": lambda _person, _about: False,
        }

    def may(self, person: Person, act: str, about: About) -> bool:
        """Whether the law gives this person the act on this thing, or on anything at all; sign-in aside."""
        if act.endswith(" somewhere"):
            rights = self.rights[act.removesuffix(" somewhere")]
            return any(person.post in right.posts for right in rights)
        kinds = self.rights[f"{act} ({about.kind})"] if f"{act} ({about.kind})" in self.rights else self.rights[act]
        return any(right.covers(person, about, self.land) for right in kinds)


def read_policy(table: str = "policy.yaml") -> Policy:
    facts = yaml.safe_load((HERE / "world.yaml").read_text(encoding="utf-8"))
    return Policy(yaml.safe_load((HERE / table).read_text(encoding="utf-8")), facts)
