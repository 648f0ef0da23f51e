"""A list of names against its stated count: too short, or one name twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from namhoc.proof.claims import Verdict
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Facts, Sentence, Shown
from namhoc.proof.judges.lists import elements, in_brackets
from namhoc.proof.vocabulary import words_of

SHORT, TWICE = "count-vs-list", "name-twice"
FARTHEST, FEWEST, MOST = 10, 2, 60
JOINED = ("và", "and", "cùng", "các", "những")  # one name or two: nobody can count them for sure
OPEN = words_of("như v.v etc … chủ yếu nhất là e.g kể")


def judge_names(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        for place, item in enumerate(sentence):
            if item.kind is Kind.COUNT and FEWEST <= item.number <= MOST:
                names = _names(sentence, place)
                if names:
                    yield from _judged(item, names)


def _names(sentence: Sentence, place: int) -> list[tuple[str, ...]]:
    """Names in the bracket behind a count; none where anything in it is no name."""
    for there in range(place + 1, min(len(sentence), place + FARTHEST)):
        if sentence[there].is_mark("("):
            inside, _ = in_brackets(sentence, there)
            return _read_names(inside)
        if sentence[there].kind is not Kind.WORD:
            return []
    return []


def _read_names(inside: Sentence) -> list[tuple[str, ...]]:
    if any(
        item.is_figure
        or item.text in OPEN
        or item.is_word(*JOINED)
        or item.is_mark("-", "&")
        or item.is_mark(".", "…", "/", ":")
        for item in inside
    ):
        return []
    # One name to a comma; before a semicolon each list stands for its own kind of school.
    groups: list[Sentence] = [[]]
    for item in inside:
        if item.is_mark(";"):
            groups.append([])
        else:
            groups[-1].append(item)
    names = [
        (str(number) if len(groups) > 1 else "", *(item.text for item in _own_name(element)))
        for number, group in enumerate(groups)
        for element in elements(group)
        if _is_a_name(element)
    ]
    whole = sum(1 for group in groups for _ in elements(group))
    return names if len(names) == whole and len(names) >= FEWEST else []


def _is_a_name(element: Sentence) -> bool:
    return bool(element) and element[-1].kind is Kind.WORD and element[-1].capital


def _own_name(element: Sentence) -> Sentence:
    """The name without the kind that the first of a group carries: ``MN Cẩm Tâm``."""
    return [item for item in element if item.kind is Kind.WORD and not item.is_word("mn", "th", "thcs", "thpt")]


def _judged(count: Item, names: list[tuple[str, ...]]) -> Iterator[Draft]:
    again = [
        " ".join(word.capitalize() for word in name if not word.isdigit())
        for name, times in Counter(names).items()
        if times > 1
    ]
    stated, listed = count.number, Fraction(len(names))
    facts: Facts = {"stated": Shown(stated), "listed": Shown(listed), "names": ", ".join(again)}
    if again and listed <= stated:
        yield Draft(TWICE, Verdict.MISMATCH, (count,), count, stated, Fraction(len(set(names))), facts)
    elif stated / 2 <= listed < stated and not count.qualifier:
        yield Draft(SHORT, Verdict.MISMATCH, (count,), count, stated, listed, facts)
    elif listed == stated:
        yield Draft(SHORT, Verdict.OK, (count,), count, stated, listed, facts)
