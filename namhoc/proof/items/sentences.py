"""A text as sentences of pieces: each number read once, by the first reader that knows it."""

from __future__ import annotations

from collections.abc import Callable

from namhoc.proof.items import apart, dates, figures, ratios
from namhoc.proof.items.item import Item, Kind
from namhoc.proof.items.page import Page, page_of
from namhoc.proof.numerals import ENGLISH_ONES, ENGLISH_TENS, ONES, TEN
from namhoc.proof.tokens import BREAK, MARK, NUMBER, WORD, Token
from namhoc.proof.vocabulary import PARTS, starts_with

# The order matters: what tells when or which comes before what tells how many.
READERS: tuple[Callable[[Page, int], dates.Read], ...] = (
    apart.read_list_number,
    dates.read_date,
    apart.read_document,
    apart.read_telephone,
    dates.read_clock,
    apart.read_glued,
    apart.read_rank,
    dates.read_year,
    apart.read_age,
    apart.read_grade,
    apart.read_level,
    apart.read_rate,
    figures.read_share,
    ratios.read_ratio,
    apart.read_measure,
    ratios.read_ratio_in_words,
    figures.read_count,
)
SPELLED_STARTS = frozenset({*ONES, TEN, *ENGLISH_ONES, *ENGLISH_TENS})
LONGEST_SENTENCE = 300  # pieces; judges look back and forth in a sentence, so it has an end
ENDS = (".", "!", "?", "…")
SHORTENED = frozenset(
    ["tp", "tx", "incl", "no", "ths", "ts", "gs", "pgs", "mr", "mrs", "dr", "vs", "st"]
)  # a full stop behind them ends nothing


def sentences_of(text: str) -> tuple[list[list[Item]], bool]:
    """The sentences of a text, and whether it is English."""
    page = page_of(text)
    sentences: list[list[Item]] = [[]]
    place = 0
    while place < len(page.tokens):
        token = page.tokens[place]
        if _ends_sentence(page, place) or len(sentences[-1]) >= LONGEST_SENTENCE:
            sentences.append([])
            if _ends_sentence(page, place):
                if token.kind == MARK:  # a headline has none at its end
                    sentences[-2].append(Item(Kind.MARK, token.start, token.end, token.text))
                place += 1
            continue
        item, place = _read(page, token, place)
        if item is not None:
            sentences[-1].append(item)
    return [sentence for sentence in sentences if sentence], page.english


def _read(page: Page, token: Token, place: int) -> tuple[Item | None, int]:
    if token.kind == NUMBER:
        return _number(page, token, place)
    if token.kind == WORD and token.text in SPELLED_STARTS:
        for reader in (figures.read_spelled_share, ratios.read_spelled_ratio, figures.read_spelled):
            if found := reader(page, place):
                return found
    if token.kind == BREAK:
        return None, place + 1
    kind = Kind.WORD if token.kind == WORD else Kind.MARK
    return Item(kind, token.start, token.end, token.text, capital=token.capital), place + 1


def _number(page: Page, token: Token, place: int) -> tuple[Item | None, int]:
    if page.is_furniture(token.start):
        return page.item(Kind.FURNITURE, place, place + 1), place + 1
    for reader in READERS:
        if found := reader(page, place):
            return found
    return page.item(Kind.OTHER, place, place + 1), place + 1


def _ends_sentence(page: Page, place: int) -> bool:
    """A full stop before a new beginning, or a line that ends; not where the next begins with "Trong đó"."""
    token = page.tokens[place]
    if token.kind == MARK and token.text in ENDS:
        if page.is_word(place - 1, *SHORTENED) and token.near:
            return False
        return _begins_anew(page, place + 1) and not _goes_on(page, place + 1)
    if token.kind != BREAK:
        return False
    if _goes_on(page, place + 1):
        return False
    return token.text == "\n\n" or not _wrapped(page, place)


def _begins_anew(page: Page, place: int) -> bool:
    following = page.at(place)
    if following is None or following.kind == BREAK:
        return True
    if following.kind == WORD:
        return following.capital
    return not following.near


def _goes_on(page: Page, place: int) -> bool:
    while (token := page.at(place)) is not None and (token.kind == BREAK or token.text in ("-", "+", "•")):
        place += 1
    return bool(starts_with(page.words_after(place), PARTS))


def _wrapped(page: Page, place: int) -> bool:
    """Whether a line only broke because the paper ended."""
    before, following = page.at(place - 1), page.at(place + 1)
    if before is None or following is None:
        return False
    if before.kind == MARK and before.text in (*ENDS, ";", ":"):
        return False
    return (following.kind == WORD and not following.capital) or following.text in ("(", "%")
