"""How far a year's figures have come: what a report may rest on today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from namhoc.measure.models import Figure


@dataclass(frozen=True)
class Standing:
    """How many figures there are, how many of them are official, and how many lack units."""

    figures: int
    adopted: int
    incomplete: int

    @property
    def waiting(self) -> int:
        return self.figures - self.adopted


def standing_of(figures: Iterable[Figure]) -> Standing:
    kept = list(figures)
    adopted = sum(1 for figure in kept if figure.adopted_on is not None)
    return Standing(len(kept), adopted, sum(1 for figure in kept if figure.covered < figure.expected))
