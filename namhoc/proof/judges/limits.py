"""What no figure can be: a part greater than its whole, a share above a hundred."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.proof.claims import Verdict
from namhoc.proof.exact import WHOLE
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Facts, Sentence, Shown
from namhoc.proof.vocabulary import words_of

TOO_GREAT, ABOVE = "fraction-above-whole", "share-above-hundred"
MAY_EXCEED = words_of(
    "kế hoạch chỉ tiêu dự toán vượt tăng giảm so giao gấp target plan increase up exceeding exceeded năng suất suất mức"
)
SHARE_WORDS = words_of("tỷ đạt rate chiếm")


def judge_limits(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        if MAY_EXCEED & {word for item in sentence for word in item.text.lower().split()}:
            continue
        for place, item in enumerate(sentence):
            if item.kind is Kind.RATIO and item.number > 1 and item.family:
                yield _draft(TOO_GREAT, item)
            elif item.kind is Kind.PERCENT and item.number > WHOLE and _is_a_share(sentence, place):
                yield _draft(ABOVE, item)


def _is_a_share(sentence: Sentence, place: int) -> bool:
    before = {item.text for item in sentence[max(0, place - 6) : place]}
    return bool(SHARE_WORDS & before) or sentence[place].family in ("schools", "pupils", "staff", "places", "classes")


def _draft(code: str, item: Item) -> Draft:
    facts: Facts = {"printed": item.text, "share": Shown(item.number, item.places)}
    return Draft(code, Verdict.MISMATCH, (item,), item, item.text, None, facts)
