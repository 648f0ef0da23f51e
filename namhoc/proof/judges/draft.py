"""What a judge hands over: the finding before its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from namhoc.proof.claims import Verdict
from namhoc.proof.items import Item

Sentence = list[Item]


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding without words; ``facts`` fill its sentence, numbers with the decimals they are shown with."""

    code: str
    verdict: Verdict
    items: tuple[Item, ...]
    marked: Item
    published: Fraction | str | None
    computed: Fraction | str | None
    facts: Facts = field(default_factory=dict)
    cause: Cause | None = None
    added: tuple[Shown, ...] = ()  # what makes the sum of the working
    origin: str = ""  # where the figure opens that it was held against


@dataclass(frozen=True, slots=True)
class Shown:
    """A number with the decimals it is to be shown with."""

    value: Fraction
    places: int = 0


Facts = dict[str, str | Shown | tuple[str | Shown, ...]]  # several in a row are written as one
Cause = tuple[str, Facts]
Judge = Callable[[list[Sentence]], Iterator[Draft]]
