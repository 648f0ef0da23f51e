"""A result, its aim and what lies between, in any order: "kế hoạch 96%, thực hiện 94,5%, thấp hơn 1,5 điểm"."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.proof.claims import Verdict
from namhoc.proof.exact import WHOLE, Range, allowed, counted
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.aims import CODE
from namhoc.proof.judges.bases import checked
from namhoc.proof.judges.draft import Draft, Facts, Sentence, Shown
from namhoc.proof.judges.roles import Role, Told, compared_clauses
from namhoc.proof.vocabulary import AIMS, starts_with

SHARES = (Kind.PERCENT, Kind.POINTS)


def judge_goals(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        for clause in compared_clauses(sentence):
            found = _goal(clause)
            if found:
                yield _compared(*found)
            yield from _achieved(clause)


def _goal(clause: list[Told]) -> tuple[Item, Item, Told] | None:
    """Result, aim and difference, where a clause has one of each and nothing else of their kind."""
    aims = [told for told in clause if told.role is Role.AIM]
    apart = [told for told in clause if told.role in (Role.EXCESS, Role.CHANGE) and told.rises is not None]
    results = [told for told in clause if told.role is Role.PLAIN and told.item.kind in (Kind.COUNT, Kind.PERCENT)]
    if len(clause) != len(("result", "aim", "difference")) or not len(aims) == len(apart) == len(results) == 1:
        return None
    result, aim, difference = results[0].item, aims[0].item, apart[0]
    return (result, aim, difference) if _comparable(result, aim, difference.item) else None


def _achieved(clause: list[Told]) -> Iterator[Draft]:
    """``giao 1.100 cháu, thực hiện 1.177 cháu, bằng 107% kế hoạch``: the share of the aim that was reached."""
    counts = [told for told in clause if told.item.kind is Kind.COUNT]
    shares = [told for told in clause if told.item.kind is Kind.PERCENT and _of_an_aim(told.behind)]
    aims = [told for told in counts if told.role is Role.AIM]
    if len(clause) != len(("aim", "result", "share")) or not len(shares) == len(aims) == len(counts) - 1 == 1:
        return
    result = next(told.item for told in counts if told.role is not Role.AIM)
    if result.family in ("", aims[0].item.family):
        found = checked(result, shares[0].item, aims[0].item)
        if found is not None:
            yield found


def _of_an_aim(behind: tuple[str, ...]) -> bool:
    words = list(behind)
    return bool(starts_with(words, AIMS) or (words[:2] == ["so", "với"] and starts_with(words[2:], AIMS)))


def _comparable(result: Item, aim: Item, difference: Item) -> bool:
    if result.kind is not aim.kind or (result.family and aim.family and result.family != aim.family):
        return False
    if result.kind is Kind.PERCENT:
        return difference.kind in SHARES
    return difference.kind is Kind.COUNT and difference.family in ("", result.family, aim.family)


def _compared(result: Item, aim: Item, told: Told) -> Draft:
    excess = told.item
    sign = 1 if told.rises else -1
    room = _room(result).minus(_room(aim)) if told.rises else _room(aim).minus(_room(result))
    fits = room.meets(_room(excess)) or (excess.kind is Kind.PERCENT and _relative(result, aim, excess, sign))
    facts: Facts = {
        "result": _shown(result), "aim": _shown(aim), "printed": Shown(excess.number * sign, excess.places),
        "computed": Shown(result.number - aim.number, max(result.places, aim.places)),
    }  # fmt: skip
    verdict = Verdict.OK if fits else Verdict.MISMATCH
    computed = (result.number - aim.number) * sign
    return Draft(CODE, verdict, (result, aim, excess), excess, excess.number, computed, facts)


def _relative(result: Item, aim: Item, excess: Item, sign: int) -> bool:
    if not aim.number:
        return True
    share = (result.number - aim.number) * sign * WHOLE / aim.number
    printed = _room(excess)
    slack = (printed.high - printed.low) / 2  # a share cut off instead of rounded
    return printed.low - slack <= share <= printed.high + slack


def _room(item: Item) -> Range:
    if item.kind is Kind.COUNT:
        return counted(item.number, item.qualifier)
    return allowed(item.number, item.places, item.qualifier)


def _shown(item: Item) -> Shown:
    return Shown(item.number, item.places)
