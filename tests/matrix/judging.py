"""Comparing the law with the site, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.matrix.asking import Answer, Site
from tests.matrix.cells import Cell
from tests.matrix.policy import Policy

CLOSED = frozenset({"forbidden", "sign in", "status 500"})
REFUSALS = frozenset({"absent", "forbidden", "sign in", "wrong method"})
A_NAME = 40  # bytes by which two pages that say the same may differ: a longer address in a link


@dataclass(frozen=True)
class Mismatch:
    """A cell whose answer is not the law's."""

    cell: Cell
    expected: str
    answer: Answer
    also: str = ""

    def sentence(self, policy: Policy) -> str:
        told = self.also or f"the law says {self.expected}, the site answered {self.answer.said}"
        return f"{self.cell.sentence(policy)}: {told} ({self.answer.status})"


def mismatches(policy: Policy, site: Site, cells: Iterable[Cell]) -> Iterator[Mismatch]:
    """The cells that are answered otherwise than the law has it, or leave something behind though refused."""
    nowhere: dict[tuple[str, str], int] = {}
    for cell in cells:
        route, person = policy.routes[cell.route], policy.people[cell.person]
        expected = policy.expected(cell.route, cell.method, person, cell.thing)
        answer = site.ask(route, cell.method, cell.person, cell.thing)
        if route.lets_in and expected == "allowed" and answer.said not in CLOSED:
            continue
        if answer.said != expected:
            yield Mismatch(cell, expected, answer)
        elif expected in REFUSALS and answer.wrote:
            yield Mismatch(cell, expected, answer, "refused, and yet it wrote to the database")
        elif expected == "absent" and cell.thing.keys:
            size = _size_of_nowhere(nowhere, site, policy, cell)
            if abs(size - answer.size) > A_NAME:
                yield Mismatch(cell, expected, answer, f"{answer.size} bytes tell it from what never existed ({size})")


def _size_of_nowhere(known: dict[tuple[str, str], int], site: Site, policy: Policy, cell: Cell) -> int:
    """How long the answer is about what never existed: the same for all that one person asks by one route."""
    at = (cell.person, cell.route)
    if at not in known:
        known[at] = site.size_of_nowhere(policy.routes[cell.route], cell)
    return known[at]
