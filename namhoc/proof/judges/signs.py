"""A share whose sign is missing: "đạt 98,5 học sinh", "nhà trẻ 49,63; mẫu giáo 98,92%"."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.proof.claims import Verdict
from namhoc.proof.exact import WHOLE
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Facts, Sentence, Shown
from namhoc.proof.vocabulary import phrases_of, starts_with, words_of

CODE = "share-without-sign"
HEADS = frozenset({"pupils", "staff", "persons", "schools", "classes", "places", "rooms"})
SHARED = phrases_of("tỷ lệ,đạt,chiếm,huy động,duy trì,chuyên cần,rate,share,attendance")
EACH = words_of("bình quân trung mỗi điểm môn average per each gấp hệ số giáo")
BACK, AHEAD, MOST_PLACES = 10, 14, 2


def judge_signs(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        for place, item in enumerate(sentence):
            if not (_is_decimal(item) and _speaks_of_a_share(sentence, place)):
                continue
            if item.family in HEADS or _sibling_has_sign(sentence, place, item):
                facts: Facts = {"printed": Shown(item.number, item.places)}
                yield Draft(CODE, Verdict.SUSPICIOUS, (item,), item, item.number, None, facts)


def _is_decimal(item: Item) -> bool:
    return (
        item.kind is Kind.OTHER and item.value is not None and 0 < item.places <= MOST_PLACES and item.number <= WHOLE
    )


def _speaks_of_a_share(sentence: Sentence, place: int) -> bool:
    words: list[str] = []
    for item in sentence[max(0, place - BACK) : place]:
        words = [] if item.is_mark(";", ".") else [*words, item.text]
    said = any(starts_with(words[there:], SHARED) for there in range(len(words)))
    return said and not EACH & set(words)


def _sibling_has_sign(sentence: Sentence, place: int, item: Item) -> bool:
    """Whether the next share of the list is printed as finely, and with its sign."""
    if item.family or place + 1 == len(sentence) or sentence[place + 1].kind is Kind.WORD:
        return False
    for there in range(place + 1, min(len(sentence), place + AHEAD)):
        following = sentence[there]
        if following.kind is Kind.PERCENT:
            return following.places == item.places
        if following.is_figure:
            return False
    return False
