"""Every route of the site, walked from its URLconf: what the policy's table must name, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.matrix.policy import Policy


@dataclass(frozen=True)
class Address:
    """A route as the site knows it: its name, or its pattern where it has none, and what its address takes."""

    name: str
    pattern: str
    takes: frozenset[str]
    unnamed: int  # how many parts of the address are told by their place alone


def addresses() -> dict[str, Address]:
    """By name; several patterns of one name are one route."""
    found: dict[str, Address] = {}
    for address in _walked(get_resolver().url_patterns, "", "", frozenset()):
        known = found.get(address.name)
        takes = address.takes if known is None else known.takes & address.takes
        found[address.name] = Address(address.name, address.pattern, takes, address.unnamed)
    return found


def _walked(patterns: Sequence[Any], place: str, space: str, taken: frozenset[str]) -> Iterator[Address]:
    for one in patterns:
        pattern = place + str(one.pattern)
        takes = taken | set(one.pattern.converters) | set(getattr(one.pattern.regex, "groupindex", {}))
        if isinstance(one, URLResolver):
            yield from _walked(one.url_patterns, pattern, f"{space}{one.namespace}:" if one.namespace else space, takes)
        elif isinstance(one, URLPattern):
            name = f"{space}{one.name}" if one.name else pattern
            yield Address(name, pattern, takes, one.pattern.regex.groups - len(one.pattern.regex.groupindex))


def not_in_step(policy: Policy, known: Iterable[str]) -> list[str]:
    """What stands only on one side, as sentences: nothing where table and site agree."""
    there, said = set(known), set(policy.routes)
    missing = [f"the table has no line for the route {name!r}" for name in sorted(there - said)]
    return missing + [f"no route is called {name!r}, though the table speaks of it" for name in sorted(said - there)]
