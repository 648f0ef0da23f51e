"""Names listed without a bracket against their count: "4 xã gồm A, B và C", "03 trường là: …", "(1) … (2) …"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from namhoc.proof.claims import Verdict
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Facts, Sentence, Shown
from namhoc.proof.judges.names import FEWEST, JOINED, MOST, OPEN, SHORT
from namhoc.proof.numerals import spelled
from namhoc.proof.vocabulary import LEVELS, starts_with, words_of

OPENERS = words_of("gồm là are comprising including namely")
TITLES = words_of("xã phường huyện thị trấn thành phố quận tỉnh trường bản thôn mn th thcs thpt ptdtbt ptdtnt thptdtnt")
PLACES = frozenset({"places", "schools"})
FARTHEST = 12
FEWEST_BARE = 3  # names that follow their noun at once


def judge_listed(sentences: list[Sentence]) -> Iterator[Draft]:
    for number, sentence in enumerate(sentences):
        for place, item in enumerate(sentence):
            if item.kind is Kind.COUNT and FEWEST <= item.number <= MOST and not item.qualifier and item.family:
                listed = _numbered(sentences, number, place) or _named(sentence, place) or _before(sentence, place)
                if listed:
                    yield from _held(item, listed)


def _held(count: Item, listed: set[int]) -> Iterator[Draft]:
    """Nobody is accused whose count fits one way of counting; far from each other the list is of something else."""
    nearest = min(listed, key=lambda one: abs(one - count.number))
    if count.number / 2 <= nearest <= count.number * 2:
        facts: Facts = {"stated": Shown(count.number), "listed": Shown(Fraction(nearest))}
        verdict = Verdict.OK if count.number in listed else Verdict.MISMATCH
        yield Draft(SHORT, verdict, (count,), count, count.number, Fraction(nearest), facts)


def _named(sentence: Sentence, place: int) -> set[int]:
    """How many names follow, counted each way that "và" allows; nothing where anything in the list is no name."""
    start = _start(sentence, place)
    if start is None:
        return set()
    bare = sentence[start - 1].kind is Kind.WORD and not sentence[start - 1].is_word(*OPENERS)
    names: list[Sentence] = [[]]
    joined = 0
    for item in sentence[start:]:
        if item.is_mark(",", ";") or item.is_word("và", "and"):
            joined += item.kind is Kind.WORD
            names.append([])
        elif item.is_figure or item.text in OPEN or (item.kind is Kind.MARK and not item.is_mark(".")):
            return set()
        elif item.kind is Kind.WORD:
            names[-1].append(item)
    if joined > 1 or not all(_is_name(name) for name in names[:-1]) or not _begins_as_name(names[-1]):
        return set()
    ends_as_name = _is_name(names[-1])
    if len(names) < (FEWEST_BARE if bare else FEWEST) or not (ends_as_name or joined or bare):
        return set()
    return {len(names), len(names) - joined}


def _start(sentence: Sentence, place: int) -> int | None:
    """Where the list begins: behind a colon, behind "gồm" or "là", or behind the noun of places themselves."""
    there = place + 1 + len(sentence[place].noun)
    if sentence[place].family in PLACES and _begins_as_name(sentence[there : there + 4]):
        return there
    for spot in range(there, min(len(sentence), place + FARTHEST)):
        item = sentence[spot]
        following = sentence[spot + 1] if spot + 1 < len(sentence) else None
        if item.is_mark(":") or (item.is_word(*OPENERS) and following is not None and not following.is_mark(":")):
            return spot + 1
        if item.kind is not Kind.WORD:
            return None
    return None


def _before(sentence: Sentence, place: int) -> set[int]:
    """``Các xã Tân An, Tân Bình, Tân Châu (3 xã)``: the names stand before the bracket that counts them."""
    last = place + 1 + len(sentence[place].noun)
    closed = last < len(sentence) and sentence[last].is_mark(")")
    if not closed or not sentence[place - 1].is_mark("("):
        return set()
    start = place - 1
    while start and not (sentence[start - 1].is_figure or sentence[start - 1].is_mark(":", ";", "(", ")")):
        start -= 1
    opened = [spot for spot in range(start, place) if sentence[spot].is_word(*OPENERS, "các", "những")]
    names: list[Sentence] = [[]]
    for item in sentence[opened[-1] + 1 if opened else start : place - 1]:
        if item.is_mark(",") or item.is_word("và", "and"):
            names.append([])
        else:
            names[-1].append(item)
    joined = sum(item.is_word("và", "and") for item in sentence[start:place])
    right = len(names) >= FEWEST and joined <= 1 and all(_is_name(name) for name in names)
    return {len(names), len(names) - joined} if right else set()


def _capital(item: Item) -> bool:
    return item.kind is Kind.WORD and item.capital and not item.is_word(*TITLES, *JOINED)


def _bare_name(name: Sentence) -> Sentence:
    """A name without what it is a name of: "Tiểu học Võ Thị Sáu", "xã Tân Thanh"."""
    words = [item.text for item in name]
    first = 0
    while first < len(words) and (words[first] in TITLES or starts_with(words[first:], LEVELS)):
        first += len(starts_with(words[first:], LEVELS)) or 1
    return name[first:]


def _is_name(name: Sentence) -> bool:
    own = _bare_name(name)
    return bool(own) and all(_capital(item) for item in own)


def _begins_as_name(name: Sentence) -> bool:
    return bool(_bare_name(name)[:1]) and _capital(_bare_name(name)[0])


def _numbered(sentences: list[Sentence], number: int, place: int) -> set[int]:
    """The last number of "(1) …; (2) …; (3) …" behind a colon, also where each stands in a line of its own."""
    opening = sentences[number][place : place + FARTHEST]
    if not any(item.is_mark(":") for item in opening):
        return set()
    last = 0
    for away, sentence in enumerate(sentences[number : number + MOST]):
        for mark, behind in pairwise(sentence[0 if away else place + 1 :]):
            if _is_mark_of(last + 1, mark, behind):
                last += 1
        if away and last and not sentence[0].is_mark("("):
            break
    return {last} if last >= FEWEST else set()


def _is_mark_of(count: int, mark: Item, behind: Item) -> bool:
    """``(2)`` · ``2)`` · ``hai là``."""
    if behind.is_mark(")"):
        return mark.text == str(count)
    return behind.is_word("là") and spelled([mark.text]) == (count, 1)
