"""The tokens of one text with what readers ask of them: the words around a place, the language, the furniture."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from namhoc.proof.items.furniture import furniture_lines
from namhoc.proof.items.item import Item, Kind
from namhoc.proof.tokens import MARK, NUMBER, WORD, Token, scan

ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "in",
        "to",
        "with",
        "for",
        "schools",
        "students",
        "teachers",
        "pupils",
        "by",
        "at",
        "from",
        "year",
    ]
)
YEAR_DIGITS = 4  # a day, a month and a year have no more
FEW_WORDS = 400  # so many tell the language


@dataclass(frozen=True, slots=True)
class Page:
    """One text, cut."""

    text: str
    tokens: list[Token]
    english: bool
    furniture: list[tuple[int, int]]

    def at(self, place: int) -> Token | None:
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def is_mark(self, place: int, *marks: str) -> bool:
        token = self.at(place)
        return token is not None and token.kind == MARK and token.text in marks

    def is_near(self, place: int, *marks: str) -> bool:
        return self.is_mark(place, *marks) and self.tokens[place].near

    def is_number(self, place: int) -> bool:
        token = self.at(place)
        return token is not None and token.kind == NUMBER

    def is_word(self, place: int, *words: str) -> bool:
        token = self.at(place)
        return token is not None and token.kind == WORD and token.text in words

    def whole(self, place: int) -> int | None:
        """The small plain number at a place, such as a day or a month."""
        token = self.at(place)
        plain = token is not None and token.kind == NUMBER and token.text.isdigit() and len(token.text) <= YEAR_DIGITS
        return int(token.text) if plain and token else None

    def words_before(self, place: int, most: int = 4) -> list[str]:
        """The words that stand before a place with no mark between, nearest last."""
        first = place
        while first > 0 and place - first < most and self.tokens[first - 1].kind == WORD:
            first -= 1
        return [token.text for token in self.tokens[first:place]]

    def words_after(self, place: int, most: int = 4) -> list[str]:
        """The words that stand from a place on with no mark between."""
        words: list[str] = []
        while len(words) < most and (token := self.at(place + len(words))) is not None and token.kind == WORD:
            words.append(token.text)
        return words

    def is_furniture(self, start: int) -> bool:
        line = bisect_right(self.furniture, (start, len(self.text) + 1)) - 1
        return line >= 0 and start < self.furniture[line][1]

    def item(self, kind: Kind, first: int, after: int) -> Item:
        """The piece made of the tokens from one place up to another."""
        start, end = self.tokens[first].start, self.tokens[after - 1].end
        return Item(kind, start, end, self.text[start:end])


def page_of(text: str) -> Page:
    tokens = scan(text)
    words = [token.text for token in tokens if token.kind == WORD][:FEW_WORDS]
    english = bool(words) and sum(word in ENGLISH for word in words) * 8 > len(words)
    return Page(text, tokens, english and all(word.isascii() for word in _common(words)), furniture_lines(text))


def _common(words: list[str]) -> list[str]:
    """Words that a Vietnamese text cannot do without."""
    return [word for word in words if word in {"và", "của", "trường", "học", "năm", "đạt", "các", "được"} - {"học"}]
