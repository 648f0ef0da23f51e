"""Figures: shares, points and counts, with what loosens them and what they count."""

from __future__ import annotations

from fractions import Fraction

from namhoc.proof.exact import WHOLE
from namhoc.proof.items.dates import Read
from namhoc.proof.items.item import Item, Kind
from namhoc.proof.items.page import Page
from namhoc.proof.numerals import Numeral, numeral, spelled
from namhoc.proof.tokens import NUMBER, WORD
from namhoc.proof.vocabulary import (
    COMPARED,
    MAGNITUDES,
    MONEY,
    NO_MONEY,
    QUALIFIERS,
    QUALIFIERS_BEHIND,
    QUALIFYING_MARKS,
    family_of,
)

SMALLEST_SUM = 100  # dong


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
    elif page.english and number.places and words[:1] in (["points"], ["point"]):
        kind, end = Kind.POINTS, after + 1
    if not end:
        return None
    item = page.item(kind, place, end)
    item.value, item.places = number
    return described(page, item, place, end), end


def read_count(page: Page, place: int) -> Read:
    """1.234 học sinh · 14 vạn · 1,2 triệu · 43."""
    token = page.tokens[place]
    number = numeral(token.text, share=False, english=page.english)
    after = place + 1
    if number is None:
        return page.item(Kind.OTHER, place, after), after
    number, after = _magnified(page, number, after)
    words = page.words_after(after, 2)
    if is_money(words, number):
        return money(page, place, after, number)
    if (stuck := page.at(after)) is not None and stuck.kind == WORD and stuck.near:
        return page.item(Kind.OTHER, place, after), after
    item = page.item(Kind.COUNT if number.value.denominator == 1 else Kind.OTHER, place, after)
    item.value, item.places = number.value, max(number.places, 0)
    if after > place + 1:
        item.qualifier = "~"  # "14 vạn" is never meant to the last head
    return described(page, item, place, after), after


def _magnified(page: Page, number: Numeral, after: int) -> tuple[Numeral, int]:
    """1,2 triệu · 3 tỷ 450 triệu: the decimals of millions are fewer than none."""
    words = page.words_after(after, 2)
    if not words or words[0] not in MAGNITUDES or words[1:] == ["lệ"]:
        return number, after
    power = MAGNITUDES[words[0]]
    whole = Numeral(number.value * 10**power, number.places - power)
    more = _written(page, after + 1)
    if more is None or power < MAGNITUDES["triệu"] or not page.is_word(after + 2, *MAGNITUDES):
        return whole, after + 1
    rest, end = _magnified(page, more, after + 2)
    return (Numeral(whole.value + rest.value, rest.places), end) if rest.value < 10**power else (whole, after + 1)


def _written(page: Page, place: int) -> Numeral | None:
    token = page.at(place)
    known = token is not None and token.kind == NUMBER
    return numeral(token.text, share=False, english=page.english) if known and token else None


def is_money(words: list[str], number: Numeral) -> bool:
    """Whether a currency follows; "35 đồng" are medals, "12 đồng chí" people."""
    if not words or words[0] not in MONEY or words[:2] in NO_MONEY:
        return False
    return words[0] != "đồng" or number.value >= SMALLEST_SUM


def money(page: Page, place: int, after: int, number: Numeral) -> tuple[Item, int]:
    """15 tỷ đồng, whose last sign at ``after`` is the currency."""
    item = page.item(Kind.MONEY, place, after + 1)
    item.value, item.places = number
    item.qualifier = qualifier_at(page, place, after + 1)
    return item, after + 1


def read_spelled_share(page: Page, place: int) -> Read:
    """Ba phần tư số trường · hai phần ba · mười lăm phần trăm."""
    words = page.words_after(place, 8)
    top = spelled(words)
    if top is None or words[top[1] : top[1] + 1] != ["phần"]:
        return None
    taken = top[1] + 1
    hundredth = words[taken : taken + 1] == ["trăm"]
    bottom = (WHOLE, 1) if hundredth else _fourth(words[taken:]) or spelled(words[taken:])
    if bottom is None or bottom[0] < top[0]:
        return None
    after = place + taken + bottom[1]
    item = page.item(Kind.PERCENT, place, after)
    item.value = Fraction(top[0] * WHOLE, bottom[0])
    item.qualifier = "" if hundredth else "~"
    return described(page, item, place, after), after


def _fourth(words: list[str]) -> tuple[int, int] | None:
    """Only here "tư" stands alone: ba phần tư."""
    return (4, 1) if words[:1] == ["tư"] else None


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


def described(page: Page, item: Item, place: int, after: int) -> Item:
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
