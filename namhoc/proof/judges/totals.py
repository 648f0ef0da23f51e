"""A total that stands behind its parts: "36 giáo viên và 58 học sinh, tổng cộng 94 người", "… Cộng: 1.538 em"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from namhoc.proof.claims import Verdict
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Facts, Sentence, Shown
from namhoc.proof.judges.lists import parts_of
from namhoc.proof.judges.parts import ALIKE, CODE
from namhoc.proof.judges.roles import Role, Told, clauses
from namhoc.proof.vocabulary import ends_with, phrases_of, words_of

BEHIND_PARTS = phrases_of("tổng cộng,cộng,cộng là,tổng cộng là,tổng cộng có,tổng,tổng là,totalling,in total")
IN_ALL = (["in", "all"], ["in", "total"], ["altogether"])
SUMMED_UP = words_of("cộng tổng all total totalling altogether")
FEWEST, MOST_BEHIND = 2, 3
HEADS = frozenset({"persons"})
SUMMED = frozenset({Kind.COUNT, Kind.MONEY})
BEYOND = words_of("vì do bởi since kể lũy nay")  # what a total has beyond the parts before it
CHANGING = words_of("nâng đưa lên từ giảm còn")


def judge_totals(sentences: list[Sentence]) -> Iterator[Draft]:
    for number, sentence in enumerate(sentences):
        if not SUMMED_UP & {item.text for item in sentence}:
            continue
        told = _told(sentence)
        found = next((place for place, one in enumerate(told) if _is_total(sentence, one)), None)
        if found is not None:
            parts = told[:found] if found or not number else _told(sentences[number - 1])
            yield from _summed(parts, told[found:])


def _told(sentence: Sentence) -> list[Told]:
    return [one for clause in clauses(sentence) for one in clause]


def _is_total(sentence: Sentence, told: Told) -> bool:
    if told.item.kind not in SUMMED or told.item.qualifier or BEYOND & {*told.words, *told.behind}:
        return False
    if ends_with(list(told.words), BEHIND_PARTS) and not CHANGING & set(told.words):
        return True
    if told.words in (("tổng", "số"), ("tổng", "số", "là")) and _parts_of_one_kind(sentence, told.item):
        return True
    place = sentence.index(told.item)
    behind = [item.text for item in sentence[place + 1 : place + 1 + MOST_BEHIND] if item.kind is Kind.WORD]
    return any(behind[first : first + len(words)] == words for words in IN_ALL for first in range(len(behind)))


def _parts_of_one_kind(sentence: Sentence, total: Item) -> bool:
    """``… 20 huy chương bạc; tổng số 60 huy chương``: only levels, prizes and the like are added up by these words."""
    parts, _ = parts_of(sentence[: sentence.index(total)])
    kinds = {part.kind for part in parts if part.figure is not total}
    return len(parts) >= FEWEST and len(kinds) == 1 and "" not in kinds


def _summed(parts: list[Told], totals: list[Told]) -> Iterator[Draft]:
    """Each total over the parts that count what it counts; "tổng cộng 11 tập thể và 36 cá nhân" are two of them."""
    figures = [told.item for told in parts]
    if any(item.kind not in SUMMED or item.qualifier for item in figures):
        return
    if any(told.role not in (Role.PLAIN, Role.APART) for told in parts):
        return
    for told in totals:
        if told.item.kind not in SUMMED or (told is not totals[0] and told.words[-1:] not in (("và",), ("and",))):
            return
        mine = _mine(figures, told.item, alone=len(totals) == 1)
        if len(mine) >= FEWEST:
            yield _judged(told.item, mine)


def _mine(figures: list[Item], total: Item, *, alone: bool) -> list[Item]:
    """The parts of one total: all, if they may be; else those of its noun."""
    same = [item for item in figures if item.noun == total.noun and item.noun]
    if sum((item.number for item in same), Fraction()) == total.number:
        return same
    return figures if alone and all(_alike(item, total) for item in figures) else same


def _alike(part: Item, total: Item) -> bool:
    if part.kind is not total.kind:
        return False
    families = {part.family, total.family} - {""}
    heads = {"pupils", "staff", "persons"}
    return (
        len(families) <= 1 or any(families <= alike for alike in ALIKE) or (total.family in HEADS and families <= heads)
    )


def _judged(total: Item, parts: list[Item]) -> Draft:
    """Right if some run of parts up to the total makes it: what stands farther off may belong to something else."""
    values = [item.number for item in parts]
    runs = [sum(values[first:], Fraction()) for first in range(len(values) - 1)]
    whole = sum(values, Fraction())
    right = total.number in runs
    facts: Facts = {
        "total": Shown(whole), "printed": Shown(total.number), "away": Shown(abs(whole - total.number)),
    }  # fmt: skip
    verdict = Verdict.OK if right else Verdict.MISMATCH
    added = tuple(Shown(value) for value in values)
    return Draft(CODE, verdict, (*parts, total), total, total.number, whole, facts, added=added)
