"""What the words around a figure leave of it: whether a name is meant in full, and a count counts all there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Sentence
from namhoc.proof.vocabulary import INCLUDING, QUALIFIERS, TIES, ends_with, phrases_of, starts_with, words_of

Phrases = frozenset[tuple[str, ...]]

# What may follow an indicator's words without making them mean fewer: "… trên địa bàn", but not "… trên 50 tuổi".
OPEN = phrases_of(
    "đạt,đạt tỷ lệ,chiếm,chiếm tỷ lệ,tỷ lệ,bằng,là,tăng,giảm,giữ nguyên,vượt,thấp hơn,cao hơn,so với,trong đó,"
    "trong năm học,trên địa bàn,của toàn,của thị xã,của thành phố,của huyện,của phường,của xã,của ngành,năm học,"
    "toàn thị xã,toàn thành phố,toàn ngành,ước đạt,còn,is,was,reached,equal to,in the school year,accounting for"
)
# What may stand before a count that tells how many there are, not how many came or went.
TELLS = phrases_of(
    "có,hiện có,hiện nay có,hiện còn,gồm,gồm có,là,bình quân,tổng số,tổng số là,tổng cộng,cả thảy,tất cả,"
    "trường học có,duy trì,đạt,còn,toàn ngành có,had,has,have,there are,there were,total"
)
AHEAD = words_of("phấn đấu chỉ tiêu mục tiêu dự kiến sẽ kế hoạch trước cũ target plan previous last")
BEFORE_NAME = phrases_of("đạt chuẩn,chuẩn,đạt,và,tỷ lệ,số,tổng số,số lượng,rate of,share of,number of,the")
BETWEEN = words_of(
    "đạt là bằng chiếm tỷ lệ có ở của toàn thị xã thành phố huyện tỉnh ngành năm học ước hiện còn is was :"
)
LISTS = (",", "-", "/", "&", "và")
QUALIFYING = frozenset(QUALIFIERS)
LONGEST_BETWEEN = 10
TIED = words_of("đạt chiếm tỷ lệ tương đương bằng , ( = | – ; là or năm học và thì")


def is_open(sentence: Sentence, place: int) -> bool:
    """Whether what stands at a place leaves the words before it as wide as they are."""
    if place >= len(sentence) or sentence[place].kind not in (Kind.WORD, Kind.MARK):
        return True
    if joined := starts_with([item.text for item in sentence[place : place + 4]], OPEN):
        return not TIES & set(joined) or _share_at(sentence, place + len(joined))
    if sentence[place].text not in LISTS:
        return sentence[place].kind is Kind.MARK
    return place + 1 >= len(sentence) or _goes_on(sentence, place + 1)


def _share_at(sentence: Sentence, place: int) -> bool:
    """Whether a share stands there: ``trường đạt 75%``, and not ``trường đạt 4 chuẩn``."""
    return place < len(sentence) and sentence[place].kind in (Kind.PERCENT, Kind.RATIO)


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
    begins = _begins(phrases)
    return any(
        item.text in begins and starts_with([one.text for one in sentence[place : place + 4]], phrases)
        for place, item in enumerate(sentence)
    )


@cache
def _begins(phrases: Phrases) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in phrases)


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


def _goes_on(sentence: Sentence, place: int) -> bool:
    """Whether a comma begins something new: a figure, or a word that says how much."""
    item = sentence[place]
    return item.kind not in (Kind.WORD, Kind.MARK) or bool(starts_with([item.text], OPEN))
