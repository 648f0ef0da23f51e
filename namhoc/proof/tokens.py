"""A text cut into numbers, words, marks and line breaks, each with its place; one pass, whatever the text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

NUMBER, WORD, MARK, BREAK = "number", "word", "mark", "break"
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # soft hyphen, zero widths, direction marks
TOKEN = re.compile(
    rf"(?P<break>\n[\s{INVISIBLE}]*)"
    rf"|(?P<gap>[^\S\n{INVISIBLE}]+|[{INVISIBLE}]+)"
    r"|(?P<number>[0-9]+(?:[.,][0-9]+)*)"
    r"|(?P<word>[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_]*)*)"
    r"|(?P<run>(?P<sign>[^\w\s])(?P=sign){3,})"
    r"|(?P<mark>.)",
    re.DOTALL,
)
SPELLINGS = {"tỉ": "tỷ", "kì": "kỳ", "xoá": "xóa", "hoà": "hòa", "sỹ": "sĩ"}  # two ways of one word
RUN = "run"
MOST_TOKENS = 60_000  # some forty thousand words; nothing behind them is read
DASHES = "-–—−"


class Token(NamedTuple):
    """One piece; ``text`` is lower case and composed, ``near`` says that nothing stands before it."""

    kind: str
    text: str
    start: int
    end: int
    near: bool
    capital: bool


@lru_cache(maxsize=4096)
def _word(text: str) -> str:
    word = unicodedata.normalize("NFC", text).lower()
    return SPELLINGS.get(word, word)


def scan(text: str) -> list[Token]:
    """All tokens of a text in order."""
    tokens: list[Token] = []
    near = False
    for found in TOKEN.finditer(text):
        kind = found.lastgroup or MARK
        if kind == "gap":
            near = False
            continue
        if len(tokens) == MOST_TOKENS:
            break
        tokens.append(_token(kind, found[0], found.start(), near=near))
        near = kind != BREAK
    return tokens


def _token(kind: str, text: str, start: int, *, near: bool) -> Token:
    end = start + len(text)
    if kind == WORD:
        return Token(kind, _word(text), start, end, near, text[0].isupper())
    if kind == RUN:  # leaders, rulers, walls of brackets
        return Token(MARK, "." if text[0] == "." else "•", start, end, near, capital=False)
    if kind == BREAK:
        return Token(kind, "\n\n" if text.count("\n") > 1 else "\n", start, end, near, capital=False)
    return Token(kind, "-" if text in DASHES else text, start, end, near, capital=False)
