"""A figure as a sentence, its numbers marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from namhoc.engine.gaps import Gap
from namhoc.journal.language import in_english
from namhoc.law.indicators import Indicator
from namhoc.measure import shown
from namhoc.measure.models import Figure
from namhoc.plan.labels import label_of

_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Piece:
    """A stretch of the sentence; ``is_value`` marks the value itself."""

    text: str
    is_value: bool = False


def sentence_of(figure: Figure, indicator: Indicator) -> tuple[Piece, ...]:
    """The indicator's own clause in Vietnamese; in English its name and value."""
    value = shown.value(figure.value, indicator)
    if in_english() or not indicator.says or isinstance(figure.value, Gap):
        return Piece(f"{label_of(indicator)}: "), Piece(value, is_value=True)
    texts = {
        "numerator": shown.number(figure.numerator),
        "denominator": shown.number(figure.denominator or 0),
        "value": value,
    }
    pieces = tuple(_pieces(indicator.says.strip(), texts))
    first = Piece(pieces[0].text[:1].upper() + pieces[0].text[1:], pieces[0].is_value)
    return first, *pieces[1:]


def _pieces(template: str, texts: dict[str, str]) -> Iterator[Piece]:
    last = 0
    for found in _PLACE.finditer(template):
        if found.start() > last:
            yield Piece(template[last : found.start()])
        yield Piece(texts.get(found[1], ""), is_value=found[1] == "value")
        last = found.end()
    if last < len(template):
        yield Piece(template[last:])


def plain(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)
