"""Where a sentence parts a whole: "37 trường (13 mầm non, 12 tiểu học, 12 THCS)", and what the parts are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Sentence
from namhoc.proof.vocabulary import (
    FALLS,
    INCLUDING,
    KINDS,
    LONGEST_NOUN,
    PARTS,
    REST,
    RISES,
    ends_with,
    phrases_of,
    starts_with,
    words_of,
)

FARTHEST_OPENING = 28  # pieces between a whole and what opens its parts
LONGEST_ASIDE = 5  # words without a figure that still go on with a label
LONGEST_LIST = 240  # pieces of a list; what is longer lists nothing that a reader adds up
OF_ALL = phrases_of("trong,trong số,trong tổng số,of,of the,among,among the")
LONGEST_LOOSE = 80  # pieces of a list that nothing opens
FEWEST = 2
ADDED = (Kind.COUNT, Kind.RATIO, Kind.MONEY)  # what makes sums
SPLITS = (",", ";", "+", "&", "|", "/")
JOINS = ("và", "and", "cùng", "với")
INDIVIDUALS = (("cá", "nhân"), ("individuals",))
DEGREES = words_of("mức độ cấp hạng level levels loại")
CHANGES = (RISES | FALLS | words_of("so vượt đạt")) - {"đạt", "more", "less", "lower", "higher"}


class Opening(StrEnum):
    """What says that parts follow; only "trong đó" leaves some out."""

    BRACKET = "bracket"
    COLON = "colon"
    COMPRISING = "comprising"
    INCLUDING = "including"
    LOOSE = "loose"  # only a comma, where all that follows are parts of one kind


FIRST_WORDS = LONGEST_NOUN + 4  # a kind is named within them


@dataclass(slots=True)
class Part:
    """One figure of a list with the words before and behind it."""

    figure: Item
    before: list[Item] = field(default_factory=list)
    behind: list[Item] = field(default_factory=list)

    @property
    def label(self) -> tuple[str, ...]:
        """What the part is called, without what it counts."""
        words = [item.text for item in self.behind]
        words = words[len(self.figure.noun) :] if tuple(words[: len(self.figure.noun)]) == self.figure.noun else words
        named = [item.text for item in self.before]
        return tuple(named + words)

    @property
    def kind(self) -> str:
        """Of which way of parting the label speaks: level, sex, receiver, prize, owner, degree; empty if of none."""
        if any(item.kind is Kind.LEVEL for item in (*self.before, *self.behind)) and DEGREES & set(self.label):
            return "degree"
        if any(item.kind is Kind.GRADE for item in (*self.before, *self.behind)):
            return "grade"
        if self.figure.family == "collectives" or self.figure.noun in INDIVIDUALS:
            return "receiver"
        return _kind_named(*self._runs)

    @property
    def degree(self) -> tuple[str, ...]:
        """Which level the label names: ``mức độ 2``."""
        return tuple(item.text for item in (*self.before, *self.behind) if item.kind in (Kind.LEVEL, Kind.GRADE))

    @property
    def name(self) -> tuple[str, ...]:
        return self._named(self.kind) if self.kind in KINDS else self.label

    def _named(self, kind: str) -> tuple[str, ...]:
        return _phrase_named(kind, *self._runs)

    @property
    def _runs(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words behind and before, as many of them as may name a kind."""
        behind, before = (tuple(item.text for item in run[:FIRST_WORDS]) for run in (self.behind, self.before))
        return behind, before


@lru_cache(maxsize=4096)
def _kind_named(behind: tuple[str, ...], before: tuple[str, ...]) -> str:
    return next((name for name in KINDS if _phrase_named(name, behind, before)), "")


@lru_cache(maxsize=4096)
def _phrase_named(kind: str, *runs: tuple[str, ...]) -> tuple[str, ...]:
    for run in runs:
        for skip in range(min(len(run), LONGEST_NOUN)):
            if found := starts_with(list(run[skip:]), KINDS[kind]):
                return found
    return ()


@dataclass(frozen=True, slots=True)
class Parted:
    """A whole, its parts, how they were opened, and whether something was left out or broke off."""

    whole: Item
    parts: list[Part]
    opening: Opening
    open_ended: bool
    others: list[Item]  # counts before the whole, any of which may be the one that was meant


def parted(sentence: Sentence) -> Iterator[Parted]:
    """Every whole of a sentence that is followed by its parts."""
    for place, whole in enumerate(sentence):
        if whole.kind not in ADDED:
            continue
        found = _opening(sentence, place)
        if found is None:
            continue
        opening, content = found
        parts, open_ended = parts_of(content)
        if len(parts) >= FEWEST:
            others = [item for item in sentence[:place] if item.kind is Kind.COUNT]
            yield Parted(whole, parts, opening, open_ended, others)


def _opening(sentence: Sentence, place: int) -> tuple[Opening, Sentence] | None:
    """What opens a list behind a whole, and the pieces inside it."""
    commas, there, last = 0, place + 1, min(len(sentence), place + FARTHEST_OPENING)
    whole = ends_with([piece.text for piece in sentence[max(0, place - 4) : place]], OF_ALL)
    while there < last:
        item = sentence[there]
        if item.is_mark("("):
            inside, there = in_brackets(sentence, there)
            if figures := sum(piece.kind in ADDED for piece in inside):
                return (Opening.BRACKET, inside) if not commas and figures >= FEWEST else None
            continue
        if opened := _opened(sentence, there, after_comma=commas > 0):
            return opened
        if whole and (item.is_mark(",") or item.is_word("có", "thì")):  # "Trong số 25 trường, có …"
            return Opening.INCLUDING, _to_the_end(sentence, there + 1)
        if item.kind in ADDED or item.is_mark(")", "|", "•") or (item.is_mark(";") and not _goes_on(sentence, there)):
            return None
        if item.kind is Kind.PERCENT:  # what was behind the comma was the whole's own share
            commas = 0
        commas += item.is_mark(",")
        there += 1
    return None


def _goes_on(sentence: Sentence, there: int) -> bool:
    """``62 trường; trong đó …``: the semicolon parts nothing."""
    return bool(starts_with([piece.text for piece in sentence[there + 1 : there + 4]], PARTS))


def _opened(sentence: Sentence, there: int, *, after_comma: bool) -> tuple[Opening, Sentence] | None:
    """Words, a colon, or a comma behind which nothing but parts follow."""
    item = sentence[there]
    if found := starts_with([piece.text for piece in sentence[there : there + 3]], PARTS):
        start = there + len(found)
        while start < len(sentence) and (sentence[start].is_mark(":", ",") or sentence[start].is_word("có", "là")):
            start += 1
        return (Opening.INCLUDING if found in INCLUDING else Opening.COMPRISING), _to_the_end(sentence, start)
    if item.is_mark(":"):
        return Opening.COLON, _to_the_end(sentence, there + 1)
    if not (item.is_word("với", "with") or (item.is_mark(",", ";") and not after_comma)):
        return None
    rest = _to_the_end(sentence[: there + LONGEST_LOOSE], there + 1)
    if next((piece.kind for piece in rest if piece.value is not None), Kind.RATIO) not in (Kind.COUNT, Kind.MONEY):
        return None
    if item.kind is Kind.WORD:
        return (Opening.COMPRISING, rest) if _is_pair(rest) else None
    return (Opening.LOOSE, rest) if _is_parted(rest) else None


def _is_pair(content: Sentence) -> bool:
    """``với 6.300 nam và 6.200 nữ``: the two that make every whole of people."""
    parts, _ = parts_of(content)
    return {part.kind for part in parts} == {"sex"} and len({part.name for part in parts}) == FEWEST


def _is_parted(content: Sentence) -> bool:
    """Three parts or more, all of one kind, none named twice: such a list needs nothing that opens it."""
    if starts_with([item.text for item in content[:3]], PARTS):
        return False
    parts, _ = parts_of(content)
    kinds = {part.kind for part in parts}
    named = {part.name for part in parts}
    return len(parts) > FEWEST and len(kinds) == 1 and "" not in kinds and len(named) == len(parts)


def in_brackets(sentence: Sentence, opening: int) -> tuple[Sentence, int]:
    """What stands between a bracket and its partner, and the place behind it."""
    depth = 0
    for there in range(opening, min(len(sentence), opening + LONGEST_LIST)):
        depth += sentence[there].is_mark("(") - sentence[there].is_mark(")")
        if not depth:
            return sentence[opening + 1 : there], there + 1
    return [], len(sentence)


def _to_the_end(sentence: Sentence, start: int) -> Sentence:
    """The rest of a sentence, or of the bracket in which it stands."""
    depth = 0
    end = min(len(sentence), start + LONGEST_LIST)
    for there in range(start, end):
        depth += sentence[there].is_mark("(") - sentence[there].is_mark(")")
        if depth < 0:
            return sentence[start:there]
    return sentence[start:end]


def parts_of(content: Sentence) -> tuple[list[Part], bool]:
    """The parts of a list from its start, as far as it goes on as one; and whether it is open at its end."""
    parts: list[Part] = []
    open_ended = False
    aside = 0
    nested = _has_nested(content)
    marks = (";",) if nested and any(item.is_mark(";") for item in content) else SPLITS
    for whole_element in elements(content, marks):
        if nested and marks is SPLITS and starts_with([item.text for item in whole_element[:3]], INCLUDING):
            return parts, True  # what follows may be parts of the part
        element = _first_clause(whole_element) if nested else whole_element
        figures = [item for item in element if item.kind in ADDED]
        words = {item.text for item in element}
        if figures and CHANGES & words:
            return parts, open_ended
        if len(figures) > 1:
            return parts, True
        open_ended = open_ended or bool(REST & words)
        if not figures:
            aside += len([item for item in element if item.kind is Kind.WORD])
            if aside > LONGEST_ASIDE:
                return parts, open_ended
            continue
        aside = 0
        place = element.index(figures[0])
        parts.append(Part(figures[0], _spoken(element[:place]), _spoken(element[place + 1 :])))
    return parts, open_ended


def _spoken(pieces: Sentence) -> list[Item]:
    return [item for item in pieces if item.kind in (Kind.WORD, Kind.LEVEL, Kind.GRADE, Kind.AGE)]


def _has_nested(content: Sentence) -> bool:
    words = [item.text for item in content]
    return any(starts_with(words[place : place + 3], INCLUDING) for place in range(len(words)))


def _first_clause(element: Sentence) -> Sentence:
    """A part without what it is itself made of: up to its own "trong đó"."""
    words = [item.text for item in element]
    ends = (place for place in range(len(words)) if starts_with(words[place : place + 3], INCLUDING))
    return element[: next(ends, len(element))]


def elements(content: Sentence, marks: tuple[str, ...] = SPLITS) -> Iterator[Sentence]:
    """A list cut at its commas and at "và"; what stands in brackets inside is left out."""
    element: Sentence = []
    there = 0
    while there < len(content):
        item = content[there]
        if item.is_mark("("):
            _, there = in_brackets(content, there)
            continue
        counted = any(piece.is_figure or piece.kind in ADDED for piece in element)
        if item.is_mark(*marks, ".") or (marks is SPLITS and item.is_word(*JOINS) and counted):
            if element:
                yield element
            element = []
        elif not item.is_mark(":", "-", "•"):
            element.append(item)
        there += 1
    if element:
        yield element
