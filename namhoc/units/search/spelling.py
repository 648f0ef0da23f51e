"""Names as they are looked for: without tones and dots, short forms written out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product

from namhoc.proof.folding import folded

Words = tuple[str, ...]
Shortened = Mapping[str, Sequence[Words]]  # letters, and the words they can stand for
MOST_READINGS = 12
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=2**16)
def _plain(word: str) -> Words:
    return tuple(_WORD.findall(folded(word)))


def words_of(text: str) -> Words:
    """``TH&THCS Nà Hỳ`` as ``th va thcs na hy``: the same for composed and decomposed letters."""
    return tuple(part for word in text.replace("&", " và ").split() for part in _plain(word))


def shortened(abbreviations: Mapping[str, Sequence[str]]) -> Shortened:
    """The catalogue's short forms, their words as they are looked for."""
    return {letters: tuple(words_of(text) for text in texts) for letters, texts in abbreviations.items()}


def written_out(words: Words, short: Shortened) -> Words:
    """One reading of a name: each short form as the first of what it stands for."""
    if not any(word in short for word in words):
        return words
    return tuple(part for word in words for part in (short[word][0] if word in short else (word,)))


def readings(words: Words, short: Shortened) -> Iterator[Words]:
    """All that someone may have meant, what was typed first; a single letter may be just that."""
    choices = [(*short.get(word, ()), *([(word,)] if word not in short or len(word) == 1 else [])) for word in words]
    for at, parts in enumerate(product(*choices)):
        if at == MOST_READINGS:
            return
        yield tuple(word for part in parts for word in part)
