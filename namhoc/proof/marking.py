"""A text cut where findings begin and end, to be shown again with its marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from namhoc.proof.claims import Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the text; which findings speak of it, by their numbers from 1; and which of those begin with it."""

    text: str
    findings: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


def pieces_of(text: str, findings: Sequence[Finding]) -> list[Piece]:
    """The whole text in pieces; put together again they are the text."""
    spans = [(number, *finding.span) for number, finding in enumerate(findings, start=1)]
    cuts = sorted({0, len(text), *(end for _number, *ends in spans for end in ends)})
    return [_piece(text, first, last, spans) for first, last in pairwise(cuts)]


def _piece(text: str, first: int, last: int, spans: Sequence[tuple[int, int, int]]) -> Piece:
    over = [(number, begin) for number, begin, end in spans if begin <= first and last <= end]
    begins = tuple(number for number, begin in over if begin == first)
    return Piece(text[first:last], tuple(number for number, _begin in over), begins)
