"""What the words around a figure leave of it: whether a name is meant in full, and a count counts all there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Sentence
from namhoc.proof.vocabulary import INCLUDING, QUALIFIERS, ends_with, phrases_of, starts_with, words_of

Phrases = frozenset[tuple[str, ...]]

# What may stand before a count that tells how many there are, not how many came or went.
TELLS = phrases_of(
    "có,hiện có,hiện nay có,hiện còn,gồm,gồm có,là,bình quân,tổng số,tổng số là,tổng cộng,cả thảy,tất cả,"
    "trường học có,duy trì,đạt,còn,toàn ngành có,had,has,have,there are,there were,total"
)
AHEAD = words_of("phấn đấu chỉ tiêu mục tiêu dự kiến sẽ kế hoạch cần phải cũ target plan")
BEFORE_NAME = phrases_of("đạt chuẩn,chuẩn,đạt,và,tỷ lệ,số,tổng số,số lượng,rate of,share of,number of,the")
BETWEEN = words_of(
    "đạt là bằng chiếm tỷ lệ có ở của toàn thị xã thành phố huyện tỉnh ngành năm học ước hiện còn is was :"
)
LISTS = (",", "-", "/", "&", "và")
QUALIFYING = frozenset(QUALIFIERS)
LONGEST_BETWEEN = 10
TIED = words_of("đạt chiếm tỷ lệ tương đương bằng , ( = | – ; là or năm học và thì")


def tells(sentence: Sentence, place: int) -> bool:
    """Whether a count says how many there are; in a list, as its first one does."""
    if place == 0 or sentence[place - 1].is_mark(":"):
        return True
    first = next((there for there in range(place) if sentence[there].is_figure), None)
    if sentence[place - 1].is_mark("|"):  # a later cell of a row tells last year, or what changed
        return first is None
    if sentence[place - 1].is_mark(",", ";") or sentence[place - 1].is_word("và", "and"):
        return first is not None and tells(sentence, first)
    words = [item.text for item in sentence[max(0, place - 6) : place]]
    return bool(ends_with(words[: len(words) - len(ends_with(words, QUALIFYING))], TELLS))


def is_part(sentence: Sentence, place: int) -> bool:
    """Whether a count comes behind ``trong đó``: bare words then speak of fewer than they say."""
    return has_phrase(sentence[:place], INCLUDING)


def has_phrase(sentence: Sentence, phrases: Phrases) -> bool:
    """Whether one of the phrases stands anywhere in a sentence."""
    words = [item.text for item in sentence]
    return any(starts_with(words[place : place + 4], phrases) for place in range(len(words)))


def looks_ahead(sentence: Sentence, place: int) -> bool:
    """Whether the clause up to a figure speaks of an aim, or of an earlier time."""
    for there in range(place - 1, -1, -1):
        item = sentence[there]
        if item.is_mark(",", ";", "|", "(") or item.is_figure:
            return False
        if item.text in AHEAD or (item.text == "mức" and sentence[there + 1].text != "độ"):
            return True
    return False


def ends_before(sentence: Sentence, place: int) -> Iterator[int]:
    """Places at which the name of a figure may end; what only joins the two is passed over."""
    there = place
    while there > 0 and place - there <= LONGEST_BETWEEN:
        yield there
        if not _joins(sentence[there - 1]):
            return
        there -= 1


def is_tied(between: Sequence[Item]) -> bool:
    """Whether two figures are one, told twice: ``9/12 …, đạt 75%``; in a table they are neighbours."""
    return all(item.text in TIED for item in between) and sum(item.is_mark("|") for item in between) <= 1


def _joins(item: Item) -> bool:
    return item.text in BETWEEN or item.is_mark("|") or item.kind is Kind.SCHOOL_YEAR


def begins_name(sentence: Sentence, first: int) -> bool:
    if first == 0 or sentence[first - 1].kind is Kind.MARK:
        return not first or not sentence[first - 1].is_mark(*LISTS)
    return bool(ends_with([item.text for item in sentence[max(0, first - 2) : first]], BEFORE_NAME))
