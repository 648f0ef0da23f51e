"""A change told in any order: "46 trường, tăng 3 trường so với năm học trước (43 trường)", "năm trước 331, tăng 25"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from namhoc.proof.claims import Verdict
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.changes import TO, Change, judged_change
from namhoc.proof.judges.draft import Draft, Sentence
from namhoc.proof.judges.roles import Role, Told, compared_clauses, names_the_past

HEADS = {"pupils", "staff", "persons"}
LEADING_ON = TO | {"tăng", "giảm"}
SHARES = (Kind.PERCENT, Kind.POINTS)


def judge_moves(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        for clause in compared_clauses(sentence):
            if any(told.role in (Role.AIM, Role.EXCESS) for told in clause):
                continue
            for place, told in enumerate(clause):
                if told.role is Role.CHANGE and told.rises is not None:
                    yield from _of_one_change(clause, place)


def _of_one_change(clause: list[Told], place: int) -> Iterator[Draft]:
    """What one reading explains is right; accused is only what exactly one reading speaks of, and denies."""
    found = [list(judged_change(change)) for change in _readings(clause, place)]
    spoken = [drafts for drafts in found if drafts]
    right = [drafts for drafts in spoken if drafts[0].verdict is not Verdict.MISMATCH]
    if right or (len(spoken) == 1 and not _explained(clause, place)):
        yield from (right or spoken)[0]


def _explained(clause: list[Told], place: int) -> bool:
    """Whether any two figures of the clause lie so far from each other, also those that are no neighbours."""
    change = clause[place].item
    others = [
        told.item for told in clause if told is not clause[place] and told.item.kind in (Kind.COUNT, Kind.PERCENT)
    ]
    return any(abs(one.number - other.number) == change.number for one, other in combinations(others, 2))


def _readings(clause: list[Told], place: int) -> Iterator[Change]:
    """Each three neighbours of which one is the change, one was before and one is now."""
    change = clause[place]
    for first in range(max(0, place - 2), place + 1):
        others = [told for told in clause[first : first + 3] if told is not change]
        if len(others) != len(("before", "after")):
            continue
        before = _earlier(*others) or _in_bracket(change, *others)
        if before is not None:
            after = next(told for told in others if told is not before)
            closed = before.bracket == after.bracket != 0 and first == place - 2 and change.bracket != before.bracket
            if not closed and _comparable(before, after, change.item):
                yield Change(before.item, after.item, change.item, change.rises, change.item)


def _earlier(one: Told, other: Told) -> Told | None:
    """Which of two figures was before: said to be, or of the earlier year."""
    roles = [told.role for told in (one, other)]
    if sorted(roles) == sorted([Role.BEFORE, Role.PLAIN]):
        return one if one.role is Role.BEFORE else other
    if roles == [Role.PLAIN, Role.PLAIN] and (_is_of_earlier_years(one, other) or _is_of_earlier_years(other, one)):
        return one if _is_of_earlier_years(one, other) else other
    if other.words and set(other.words) <= LEADING_ON | set(one.item.noun) and other.bracket == one.bracket:
        return one  # "60 lên 66"
    return other if roles == [Role.BEFORE, Role.BEFORE] and 0 != one.bracket == other.bracket else None


def _is_of_earlier_years(one: Told, other: Told) -> bool:
    if not one.years or not other.years:
        return False
    return max(one.years) <= max(other.years) and min(one.years) < min(other.years)


def _in_bracket(change: Told, *others: Told) -> Told | None:
    """``ít hơn năm học trước 64 em (2.179 em)``: the change names the past, the bracket behind it gives its figure."""
    for told in others:
        bare = told.bracket and not change.bracket and told.words in ((), change.item.noun)
        if bare and told.role is Role.PLAIN and names_the_past(change.words):
            return told
    return None


def _comparable(before: Told, after: Told, change: Item) -> bool:
    one, other = before.item, after.item
    if one.kind is not other.kind or one.kind in (Kind.RATIO, Kind.POINTS):
        return False
    if not _alike(one, other):
        return False
    if change.kind in SHARES:
        return change.kind is Kind.PERCENT or one.kind is Kind.PERCENT
    return change.kind is one.kind and _alike(one, change)


def _alike(one: Item, other: Item) -> bool:
    families = {one.family, other.family} - {""}
    return len(families) <= 1 or (families <= HEADS and "persons" in families)
