"""Live figures inside a text: ``{{figure:12:value}}`` names a figure and the form it is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class FigureForm(StrEnum):
    """How a figure is written at one place of a text."""

    VALUE = "value"  # 75%
    FRACTION = "fraction"  # 9/12
    NUMERATOR = "numerator"  # 9
    DENOMINATOR = "denominator"  # 12
    CHANGE = "change"  # +8,3 điểm phần trăm, against its base
    AMOUNT = "amount"  # 8,3 điểm phần trăm, after "tăng" or "giảm"
    EXCESS = "excess"  # 4,29 điểm phần trăm, over its target
    PREVIOUS = "previous"  # 66,67%, its base
    TARGET = "target"  # 10%


@dataclass(frozen=True)
class LiveFigure:
    """One figure at one place of a text."""

    figure: int
    form: FigureForm = FigureForm.VALUE

    def __str__(self) -> str:
        return f"{{{{figure:{self.figure}:{self.form}}}}}"


Run: TypeAlias = str | LiveFigure
Given: TypeAlias = str | int | tuple[int, str] | LiveFigure

_FORMS = "|".join(FigureForm)
_TOKEN = re.compile(r"\{\{figure:(\d{1,18})(?::(" + _FORMS + r"))?\}\}")
_NEARLY = re.compile(r"\{\{[^{}]*\}\}|\{\{")


def runs_of(text: str) -> list[Run]:
    """The text cut at its live figures."""
    return list(_cut(text))


def _cut(text: str) -> Iterator[Run]:
    end = 0
    for found in _TOKEN.finditer(text):
        if found.start() > end:
            yield text[end : found.start()]
        yield LiveFigure(int(found[1]), FigureForm(found[2] or FigureForm.VALUE))
        end = found.end()
    if end < len(text):
        yield text[end:]


def text_of(runs: str | Iterable[Given]) -> str:
    """Runs as one text: words stay, a figure's key or (key, form) becomes its token."""
    return runs if isinstance(runs, str) else "".join(_token(run) for run in runs)


def _token(run: Given) -> str:
    if isinstance(run, int):
        return str(LiveFigure(run))
    if isinstance(run, tuple):
        return str(LiveFigure(run[0], FigureForm(run[1])))
    return str(run)


def figures_in(*texts: str) -> list[int]:
    """The keys of the figures that texts cite, each once, in order of appearance."""
    cited = (run.figure for text in texts for run in runs_of(text) if isinstance(run, LiveFigure))
    return list(dict.fromkeys(cited))


def broken_tokens(text: str) -> list[str]:
    """What looks like a live figure but cannot be read as one."""
    return _NEARLY.findall(_TOKEN.sub("", text))


def renewed(text: str, latest: Mapping[int, int]) -> str:
    """The same text citing the latest revisions: ``latest`` maps a figure's key to its successor's."""
    runs = (
        LiveFigure(latest.get(run.figure, run.figure), run.form) if isinstance(run, LiveFigure) else run
        for run in runs_of(text)
    )
    return text_of(list(runs))


def paragraphs_of(text: str) -> Sequence[str]:
    """A text cut at its empty lines; single line breaks become spaces."""
    pieces = re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    return [" ".join(piece.split()) for piece in pieces if piece.strip()]
