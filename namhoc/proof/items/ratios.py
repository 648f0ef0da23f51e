"""A part and its whole said together: 12/15 · 63 trường trong tổng số 74 trường · nine of the twelve schools."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from namhoc.proof.items.dates import Read
from namhoc.proof.items.figures import described
from namhoc.proof.items.item import Item, Kind
from namhoc.proof.items.page import Page
from namhoc.proof.numerals import numeral, spelled
from namhoc.proof.vocabulary import family_of, phrases_of

OF_A_TOTAL = phrases_of(
    "trong tổng số,trên tổng số,tổng số,trong số,trong,trên,trên chỉ tiêu,trên kế hoạch,trong tổng,of,of the,out of,"
    "out of the,of a total of,out of a total of,of all"
)
LOOSE_JOINS = phrases_of("trên,trong,trong số,of,of the")  # only between counts of one kind
WORDS_BETWEEN, LONGEST_JOIN = 12, 5


@dataclass(frozen=True, slots=True)
class Amount:
    """A whole number in digits or words, and the place behind it."""

    value: Fraction
    after: int


def read_ratio(page: Page, place: int) -> Read:
    """12/12 · 250/397 trường: part and whole."""
    if not (page.is_mark(place + 1, "/") and page.is_number(place + 2)):
        return None
    top, bottom = _written(page, place), _written(page, place + 2)
    if top is None or bottom is None or not bottom.value:
        return None
    if page.is_near(place + 3, "/", "-") and (page.is_number(place + 4) or page.tokens[place + 3].text == "/"):
        return page.item(Kind.OTHER, place, place + 3), place + 3
    return _ratio(page, place, top, bottom)


def read_ratio_in_words(page: Page, place: int) -> Read:
    """63 trường trong tổng số 74 trường · 437 out of 596 schools · 38 cháu/tổng số 40."""
    top = _written(page, place)
    return _joined(page, place, top) if top else None


def read_spelled_ratio(page: Page, place: int) -> Read:
    """Chín trong mười hai trường · Fifteen of the 17 communes; "một trong mười hai trường" is one among others."""
    top = _amount(page, place)
    return _joined(page, place, top) if top and top.value > 1 else None


def _joined(page: Page, place: int, top: Amount) -> Read:
    words = _words_up_to_a_number(page, top.after)
    after = top.after + len(words)
    slash = page.is_mark(after, "/")
    if slash:
        words, after = [*words, "tổng", "số"], _past_total(page, after + 1)
    join = _join(words)
    bottom = _amount(page, after) if join else None
    if not join or bottom is None or not bottom.value or page.is_mark(bottom.after, "%", "/"):
        return None
    if slash and not page.is_word(after - 1, "số", "tổng") and not _same_kind(page, words[:-2], bottom):
        return None
    if (join in LOOSE_JOINS or bottom.value < top.value) and not _same_kind(page, words[: -len(join)], bottom):
        return None
    return _ratio(page, place, top, bottom)


def _words_up_to_a_number(page: Page, place: int) -> list[str]:
    """The words before the next number; a number in words begins where "trong", "trên" or "of" ends."""
    words = page.words_after(place, WORDS_BETWEEN)
    for length in range(1, len(words)):
        if _join(words[:length]) and spelled(words[length:]):
            return words[:length]
    return words


def _past_total(page: Page, place: int) -> int:
    while page.is_word(place, "tổng", "số"):
        place += 1
    return place


def _join(words: list[str]) -> tuple[str, ...]:
    for length in range(LONGEST_JOIN, 0, -1):
        if tuple(words[-length:]) in OF_A_TOTAL and len(words) >= length:
            return tuple(words[-length:])
    return ()


def _same_kind(page: Page, between: list[str], bottom: Amount) -> bool:
    """Whether what is counted before "trên" is what is counted behind it, or was left out there."""
    if between and between[:1] == page.words_after(bottom.after, 1):  # "276 phiếu hợp lệ trên 320 phiếu"
        return True
    counted, noun = family_of(between)
    behind, _ = family_of(page.words_after(bottom.after))
    return (bool(behind) or not between) and (not between or (counted == behind and len(noun) == len(between)))


def _written(page: Page, place: int) -> Amount | None:
    token = page.at(place)
    if token is None or token.kind != "number":
        return None
    number = numeral(token.text, share=False, english=page.english)
    return Amount(number.value, place + 1) if number is not None and not number.places else None


def _amount(page: Page, place: int) -> Amount | None:
    if page.is_number(place):
        return _written(page, place)
    found = spelled(page.words_after(place, 6))
    return Amount(Fraction(found[0]), place + found[1]) if found else None


def _ratio(page: Page, place: int, top: Amount, bottom: Amount) -> tuple[Item, int]:
    item = page.item(Kind.RATIO, place, bottom.after)
    item.top, item.bottom = top.value, bottom.value
    item.value = Fraction(top.value, bottom.value)
    return described(page, item, place, bottom.after), bottom.after
