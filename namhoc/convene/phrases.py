"""Sentences of official prose, kept in catalogue/papers and filled from facts.

A phrase is text with ``{names}``. What stands in square brackets is left out when a name in it has nothing to say:
``[{collectives} tập thể][ và ][{individuals} cá nhân]``. A bracket without a name stands only between two that stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from namhoc.law.catalogue import ROOT
from namhoc.paper.numbers import number

NAME = re.compile(r"\{(\w+)\}")
Facts = Mapping[str, str | int | None]
PIECE = re.compile(r"\[([^\[\]]*)\]|([^\[\]]+)")


@cache
def read_phrases(name: str, root: Path = ROOT) -> Mapping[str, Any]:
    """The phrases of ``catalogue/papers/NAME.yaml``, read once a process."""
    path = root / "papers" / f"{name}.yaml"
    read: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def fill(phrase: str, **facts: str | int | None) -> str:
    """The phrase with its facts, without the bracketed parts that have none; numbers are written 1.234.

    Gaps    in brackets 0 counts as nothing to say; outside them it is written
    Raises  ``KeyError`` for a name that no fact has: a slip in the catalogue
    """
    pieces = [(_piece(found, facts), found) for found in PIECE.finditer(phrase)]
    return "".join(_joined(pieces))


def _piece(found: re.Match[str], facts: Facts) -> str:
    text = found[1] if found[2] is None else found[2]
    if found[2] is None and not all(facts[name] for name in NAME.findall(text)):
        return ""
    return NAME.sub(lambda name: _said(facts[name[1]]), text)


def _joined(pieces: list[tuple[str, re.Match[str]]]) -> Iterator[str]:
    for at, (text, found) in enumerate(pieces):
        is_link = found[2] is None and not NAME.search(found[1])
        if not is_link or (_stands(pieces, at - 1) and _stands(pieces, at + 1)):
            yield text


def _stands(pieces: list[tuple[str, re.Match[str]]], at: int) -> bool:
    return 0 <= at < len(pieces) and pieces[at][0] != ""


def _said(fact: str | int | None) -> str:
    return number(fact) if isinstance(fact, int) else fact or ""


def listed(parts: Iterable[str], *, between: str = ", ", last: str | None = None) -> str:
    """Parts one after another; ``last`` stands before the last one."""
    said = [part for part in parts if part]
    if len(said) < 2 or last is None:  # noqa: PLR2004  # two things have a last one
        return between.join(said)
    return between.join(said[:-1]) + last + said[-1]


def capitalised(text: str) -> str:
    """The first letter large, the others as they are."""
    return text[:1].upper() + text[1:]
