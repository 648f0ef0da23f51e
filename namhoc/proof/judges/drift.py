"""A whole that drifts through a text: "45/62 trường đạt chuẩn", and further on "40/63 trường có thư viện"."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.proof.claims import Verdict
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Facts, Sentence, Shown
from namhoc.proof.vocabulary import AIMS, LEVELS, OWNERS, SCOPES, starts_with, words_of

CODE = "denominator-drifts"
COUNTED_ONCE = ("schools", "places")  # pupils are so many in September, others in May, others again at an age
FEWEST, NEAR, NEAR_PART = 5, 2, 20  # wholes that differ by two, or by a twentieth, were meant to be one
OTHER_TIME = words_of("trước đầu cuối năm kỳ đến dự kiến phấn đấu nay previous last earlier")


def judge_drift(sentences: list[Sentence]) -> Iterator[Draft]:
    known: dict[tuple[str, ...], list[Item]] = {}
    for sentence in sentences:
        if _is_of_less(sentence):
            continue
        for item in sentence:
            if item.kind is Kind.RATIO and item.family in COUNTED_ONCE and item.parts[1] >= FEWEST:
                yield from _held(known.setdefault(item.noun, []), item)


def _is_of_less(sentence: Sentence) -> bool:
    """A school level, an owner, a scope, a place or another time: the whole is another one."""
    words = [item.text for item in sentence]
    if OTHER_TIME & set(words) or any(item.years for item in sentence):
        return True
    if any(item.kind is Kind.WORD and item.capital for item in sentence[1:]):
        return True
    return any(starts_with(words[place:], LEVELS | OWNERS | SCOPES | AIMS) for place in range(len(words)))


def _held(earlier: list[Item], item: Item) -> Iterator[Draft]:
    bottoms = {one.parts[1] for one in earlier}
    bottom = item.parts[1]
    earlier.append(item)
    if len(bottoms) != 1 or bottom in bottoms:
        return
    first = earlier[0]
    away = abs(bottom - first.parts[1])
    if away <= NEAR or away <= first.parts[1] / NEAR_PART:
        facts: Facts = {"noun": " ".join(item.noun), "one": Shown(first.parts[1]), "other": Shown(bottom)}
        yield Draft(CODE, Verdict.SUSPICIOUS, (first, item), item, bottom, first.parts[1], facts)
