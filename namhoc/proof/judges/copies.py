"""A figure that may have been copied: two subjects of one sentence with the very same fraction or long share."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from namhoc.proof.claims import Verdict
from namhoc.proof.exact import WHOLE
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Facts, Sentence
from namhoc.proof.judges.roles import PAST, Role, clauses
from namhoc.proof.vocabulary import AIMS, starts_with, words_of

CODE = "suspicious-equal"
COPIED = (Kind.RATIO, Kind.PERCENT)
SMALL = 20  # fractions of so few are often equal by chance
FEWEST_PLACES = 2
SAME_ON_PURPOSE = words_of("cùng đều giữ duy trì nguyên bằng như cũng same both equal tức or hay")
LONGEST_LABEL = 8


def judge_copies(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        if not any(sum(item.kind is kind for item in sentence) > 1 for kind in COPIED):
            continue
        words = [item.text for item in sentence]
        told = [one for clause in clauses(sentence) for one in clause]
        if SAME_ON_PURPOSE & set(words) or any(one.role not in (Role.PLAIN, Role.APART) for one in told):
            continue
        if any(starts_with(words[place:], AIMS | PAST) for place in range(len(words))):
            continue
        for kind in COPIED:
            yield from _equal_neighbours(sentence, kind)


def _equal_neighbours(sentence: Sentence, kind: Kind) -> Iterator[Draft]:
    places = [place for place, item in enumerate(sentence) if item.kind is kind]
    for one, other in pairwise(places):
        first, second = sentence[one], sentence[other]
        labels = [_label(sentence, place) for place in (one, other)]
        if _same_figure(first, second) and all(labels) and labels[0] != labels[1]:
            facts: Facts = {"printed": second.text, "one": labels[0], "other": labels[1]}
            yield Draft(CODE, Verdict.SUSPICIOUS, (first, second), second, second.text, first.text, facts)


def _same_figure(one: Item, other: Item) -> bool:
    if one.kind is Kind.RATIO:
        return one.parts == other.parts and one.number < 1 and one.parts[1] >= SMALL
    long = one.places >= FEWEST_PLACES and one.places == other.places
    return long and one.number == other.number and one.number % 1 != 0 and one.number < WHOLE


def _label(sentence: Sentence, place: int) -> str:
    """The words that name the subject: before the figure, back to the mark before it."""
    words: list[str] = []
    for item in reversed(sentence[max(0, place - LONGEST_LABEL) : place]):
        if item.kind is not Kind.WORD:
            break
        words.insert(0, item.text)
    return " ".join(words)
