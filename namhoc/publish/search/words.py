"""Words as articles are searched by them: folded, letters and digits only."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from namhoc.proof.folding import folded

MOST = 16  # words that are looked for
LONGEST = 60  # letters of one
AROUND = 18  # words shown before the first that was found
SHOWN = 55
_WORD = re.compile(r"\w+")
_PLAIN = re.compile(r"[a-z0-9]+")


def words_of(text: str) -> list[str]:
    """``Mường Lay: 9/12`` as ``muong lay 9 12``: what the index holds, and what is asked of it."""
    return _PLAIN.findall(folded(text))


def asked(text: str) -> list[str]:
    """The words someone typed, as many as are looked for."""
    return [word[:LONGEST] for word in words_of(text)[:MOST]]


def marked(text: str, words: Collection[str], *, last: str = "") -> SafeString:
    """The text as HTML, found words marked; ``last`` was perhaps not typed to its end."""
    parts, end = [], 0
    for start, stop in _met(text, words, last):
        parts += [escape(text[end:start]), "<mark>", escape(text[start:stop]), "</mark>"]
        end = stop
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308  # every part was escaped


def excerpt(text: str, words: Collection[str], *, last: str = "") -> str:
    """The part of a text where the words are, cut between words."""
    said = text.split()
    first = next((at for at, word in enumerate(said) if any(_met(word, words, last))), 0)
    start = max(0, first - AROUND) if first > SHOWN // 2 else 0
    cut = said[start : start + SHOWN]
    before, after = "… " if start else "", " …" if start + SHOWN < len(said) else ""
    return before + " ".join(cut) + after


def _met(text: str, words: Collection[str], last: str) -> Iterator[tuple[int, int]]:
    """Where words stand that were looked for; words side by side are one place."""
    place: tuple[int, int] | None = None
    for found in _WORD.finditer(text):
        plain = folded(found[0])
        if plain not in words and not (last and plain.startswith(last)):
            continue
        if place is not None and text[place[1] : found.start()] == " ":
            place = (place[0], found.end())
            continue
        if place is not None:
            yield place
        place = found.span()
    if place is not None:
        yield place
