"""What each figure speaks of: its subject, unit and scope, out of the words around it."""

from __future__ import annotations

from namhoc.proof.claims import Claim
from namhoc.proof.exact import WHOLE
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Sentence
from namhoc.proof.vocabulary import SCOPES, starts_with

SPOKEN = frozenset(Kind) - {Kind.WORD, Kind.MARK, Kind.FURNITURE, Kind.GRADE, Kind.LEVEL, Kind.AGE, Kind.CLOCK}
SUBJECT_WORDS = 6


def claims_of(text: str, sentences: list[Sentence]) -> tuple[Claim, ...]:
    """One claim a figure, numbered in the order of the text; the pieces learn their number."""
    claims: list[Claim] = []
    for sentence in sentences:
        scope = _scope(sentence)
        for place, item in enumerate(sentence):
            if item.kind in SPOKEN:
                item.id = f"c{len(claims) + 1}"
                claims.append(_claim(text, item, _subject(text, sentence, place), scope))
    return tuple(claims)


def _claim(text: str, item: Item, subject: str, scope: str) -> Claim:
    value = item.number * WHOLE if item.kind is Kind.RATIO else item.value
    unit = {Kind.PERCENT: "%", Kind.POINTS: "point"}.get(item.kind, " ".join(item.noun))
    return Claim(
        item.id, item.kind.value, (item.start, item.end), text[item.start : item.end], value, unit,
        item.top, item.bottom, subject, item.qualifier, scope,
    )  # fmt: skip


def _subject(text: str, sentence: Sentence, place: int) -> str:
    """The words just before a figure and the noun behind it, as they stand in the text."""
    first = place
    while first > 0 and place - first < SUBJECT_WORDS and sentence[first - 1].kind is Kind.WORD:
        first -= 1
    last = place
    while last + 1 < len(sentence) and last - place < SUBJECT_WORDS and sentence[last + 1].kind is Kind.WORD:
        last += 1
    before = text[sentence[first].start : sentence[place].start]
    behind = text[sentence[place].end : sentence[last].end]
    return " ".join(f"{before} {behind}".split())


def _scope(sentence: Sentence) -> str:
    words = [item.text for item in sentence]
    for place in range(len(words)):
        if words[place] in FIRST_OF_SCOPE and (found := starts_with(words[place : place + 4], SCOPES)):
            return " ".join(found)
    return ""


FIRST_OF_SCOPE = frozenset(scope[0] for scope in SCOPES)
