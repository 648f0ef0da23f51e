"""Figures: ratios, shares, points and counts, with what loosens them and what they count."""

from __future__ import annotations

from fractions import Fraction

from namhoc.proof.items.dates import Read
from namhoc.proof.items.item import Item, Kind
from namhoc.proof.items.page import Page
from namhoc.proof.numerals import Numeral, numeral, spelled
from namhoc.proof.tokens import WORD
from namhoc.proof.vocabulary import (
    COMPARED,
    MAGNITUDES,
    MONEY,
    QUALIFIERS,
    QUALIFIERS_BEHIND,
    QUALIFYING_MARKS,
    family_of,
)

OF_A_TOTAL = (
    ("trong", "tổng", "số"), ("trên", "tổng", "số"), ("tổng", "số"), ("trong", "số"), ("trên",), ("out", "of"), ("of",),
    ("of", "the"), ("out", "of", "the"), ("of", "a", "total", "of"), ("trong", "tổng"),
    ("out", "of", "a", "total", "of"),
)  # fmt: skip
LOOSE_JOINS = (
    ("trên",),
    ("of",),
    ("of", "the"),
    ("trong", "số"),
)  # only between counts of one kind
WORDS_BETWEEN = 12


def read_ratio(page: Page, place: int) -> Read:
    """12/12 · 250/397 trường: part and whole."""
    if not (page.is_mark(place + 1, "/") and page.is_number(place + 2)):
        return None
    top, bottom = _plain(page, place), _plain(page, place + 2)
    if top is None or bottom is None or top.places or bottom.places or not bottom.value:
        return None
    if page.is_near(place + 3, "/", "-") and (page.is_number(place + 4) or page.tokens[place + 3].text == "/"):
        return page.item(Kind.OTHER, place, place + 3), place + 3
    return _ratio(page, place, place + 3, (top.value, bottom.value)), place + 3


def read_ratio_in_words(page: Page, place: int) -> Read:
    """63 trường trong tổng số 74 trường · 437 out of 596 schools · 30 em trên tổng số 40."""
    top = _plain(page, place)
    if top is None or top.places:
        return None
    words = page.words_after(place + 1, WORDS_BETWEEN)
    after = place + 1 + len(words)
    slash = page.is_mark(after, "/")
    if slash:
        words, after = [*words, "tổng", "số"], _past_total(page, after + 1)
    join = _join(words)
    bottom = _plain(page, after) if page.is_number(after) else None
    if not join or bottom is None or bottom.places or bottom.value < top.value or page.is_mark(after + 1, "%", "/"):
        return None
    if slash and not page.is_word(after - 1, "số", "tổng"):
        return None
    if join in LOOSE_JOINS and not _same_kind(page, words[: -len(join)], after):
        return None
    return _ratio(page, place, after + 1, (top.value, bottom.value)), after + 1


def _past_total(page: Page, place: int) -> int:
    while page.is_word(place, "tổng", "số"):
        place += 1
    return place


def _join(words: list[str]) -> tuple[str, ...]:
    for length in (5, 4, 3, 2, 1):
        if tuple(words[-length:]) in OF_A_TOTAL and len(words) >= length:
            return tuple(words[-length:])
    return ()


def _same_kind(page: Page, between: list[str], after: int) -> bool:
    """Whether what is counted before "trên" is what is counted behind it, or was left out there."""
    counted, noun = family_of(between)
    behind, _ = family_of(page.words_after(after + 1))
    return bool(behind) and (not between or (counted == behind and len(noun) == len(between)))


def _ratio(page: Page, place: int, after: int, parts: tuple[Fraction, Fraction]) -> Item:
    item = page.item(Kind.RATIO, place, after)
    item.top, item.bottom = parts
    item.value = Fraction(parts[0], parts[1])
    return _described(page, item, place, after)


def read_share(page: Page, place: int) -> Read:
    """84,13% · 84,13 phần trăm · 0,5 điểm phần trăm · 2 percentage points."""
    number = numeral(page.tokens[place].text, share=True, english=page.english)
    if number is None:
        return None
    after = place + 1
    kind, end = Kind.PERCENT, 0
    words = page.words_after(after, 3)
    if words[:3] == ["điểm", "phần", "trăm"]:
        kind, end = Kind.POINTS, after + 3
    elif (words[:1] == ["điểm"] and page.is_mark(after + 1, "%")) or words[:2] in (
        ["percentage", "points"],
        ["percentage", "point"],
    ):
        kind, end = Kind.POINTS, after + 2
    elif page.is_mark(after, "%"):
        points = page.is_word(after + 1, "điểm", "points", "point") and not page.is_word(
            after + 2, "trường", "cầu", "lẻ"
        )
        kind, end = (Kind.POINTS, after + 2) if points else (Kind.PERCENT, after + 1)
    elif words[:2] in (["phần", "trăm"], ["per", "cent"]):
        end = after + 2
    elif words[:1] in (["percent"], ["pct"]):
        end = after + 1
    if not end:
        return None
    item = page.item(kind, place, end)
    item.value, item.places = number
    return _described(page, item, place, end), end


def read_count(page: Page, place: int) -> Read:
    """1.234 học sinh · 14 vạn · 1,2 triệu · 43."""
    token = page.tokens[place]
    number = numeral(token.text, share=False, english=page.english)
    after = place + 1
    if number is None:
        return page.item(Kind.OTHER, place, after), after
    number, after = _magnified(page, number, after)
    words = page.words_after(after, 2)
    if words and words[0] in MONEY and words != ["đồng", "bằng"]:
        return page.item(Kind.MONEY, place, after + 1), after + 1
    if (stuck := page.at(after)) is not None and stuck.kind == WORD and stuck.near:
        return page.item(Kind.OTHER, place, after), after
    item = page.item(Kind.COUNT if number.value.denominator == 1 else Kind.OTHER, place, after)
    item.value, item.places = number
    if after > place + 1:
        item.qualifier = "~"  # "14 vạn" is never meant to the last head
    return _described(page, item, place, after), after


def _magnified(page: Page, number: Numeral, after: int) -> tuple[Numeral, int]:
    words = page.words_after(after, 2)
    if words and words[0] in MAGNITUDES and words[1:] != ["lệ"]:
        return Numeral(number.value * 10 ** MAGNITUDES[words[0]], 0), after + 1
    return number, after


def read_spelled(page: Page, place: int) -> Read:
    """Hai trường · mười hai xã · twenty-one schools: only where what is counted follows at once."""
    words = page.words_after(place, 6)
    found = spelled(words)
    if found is None:
        return None
    number, taken = found
    family, noun = family_of(words[taken:])
    if (
        not family
        or (words[taken] == "em" and taken == 1)
        or page.words_before(place, 1) in (["thứ"], ["một"], ["số"], ["năm"])
    ):
        return None
    item = page.item(Kind.COUNT, place, place + taken)
    item.value, item.family, item.noun = Fraction(number), family, noun
    return item, place + taken


def _plain(page: Page, place: int) -> Numeral | None:
    token = page.at(place)
    return (
        numeral(token.text, share=False, english=page.english) if token is not None and token.kind == "number" else None
    )


def _described(page: Page, item: Item, place: int, after: int) -> Item:
    item.qualifier = qualifier_at(page, place, after) or item.qualifier
    words = page.words_after(after, 4)
    item.family, item.noun = family_of(
        words[1:] if words[:1] in (["số"], ["of"], ["the"], ["tổng"], ["các"]) else words
    )
    return item


def qualifier_at(page: Page, place: int, after: int) -> str:
    """The sign of what loosens a number: before it, or behind it as "trở lên" is."""
    mark = page.at(place - 1)
    if mark is not None and mark.text in QUALIFYING_MARKS:
        return QUALIFYING_MARKS[mark.text]
    if page.is_near(after, "+"):
        return ">"
    behind = page.words_after(after, 4)
    for skip in range(3):
        if sign := QUALIFIERS_BEHIND.get(tuple(behind[skip : skip + 2])):
            return sign
    before = page.words_before(place, 3)
    for length in (2, 1):
        if (sign := QUALIFIERS.get(tuple(before[-length:]))) and len(before) >= length:
            compared = len(before) > length and before[-length - 1] in COMPARED
            return "" if compared else sign
    return ""
