"""What no figure can be: a part greater than its whole, a share above a hundred."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from namhoc.proof.claims import Verdict
from namhoc.proof.exact import WHOLE
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Facts, Sentence, Shown
from namhoc.proof.judges.roles import Role, Told, clauses
from namhoc.proof.vocabulary import words_of

TOO_GREAT, ABOVE, TARGET = "fraction-above-whole", "share-above-hundred", "target-above-hundred"
MAY_EXCEED = words_of(
    "kế hoạch chỉ tiêu dự toán vượt tăng giảm so giao gấp target plan increase up exceeding exceeded năng suất suất mức"
)
SHARE_WORDS = words_of("tỷ đạt rate chiếm")


def judge_limits(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        if any(item.kind is Kind.PERCENT for item in sentence):
            yield from _targets(sentence)
        if MAY_EXCEED & {word for item in sentence for word in item.text.lower().split()}:
            continue
        for place, item in enumerate(sentence):
            if item.kind is Kind.RATIO and item.number > 1 and item.family:
                yield _draft(TOO_GREAT, item)
            elif item.kind is Kind.PERCENT and item.number > WHOLE and _is_a_share(sentence, place):
                yield _draft(ABOVE, item)


def _targets(sentence: Sentence) -> Iterator[Draft]:
    """A share of heads that is to be above a hundred: "chỉ tiêu huy động 103% trẻ 5 tuổi", "vượt 8% chỉ tiêu 95%"."""
    told = [one for clause in clauses(sentence) for one in clause if one.item.kind in (Kind.PERCENT, Kind.POINTS)]
    aims = [one.item for one in told if one.role is Role.AIM]
    over = [one.item for one in told if one.role is Role.EXCESS and one.rises]
    if len(aims) != 1 or not _of_heads(sentence) or any(item.is_mark("|") for item in sentence):
        return
    aim = aims[0]
    if aim.number > WHOLE and not _fulfils_a_plan(told):
        yield _doubted(aim, aim.number)
    elif aim.number < WHOLE and len(told) == len(("aim", "excess")) and len(over) == 1:
        reached = min(aim.number + over[0].number, aim.number * (1 + over[0].number / WHOLE))
        if reached > WHOLE:
            yield _doubted(over[0], reached)


def _fulfils_a_plan(told: list[Told]) -> bool:
    """``tỷ lệ huy động so với kế hoạch đạt 101%``: what came beside what was planned, and that may be more."""
    return any({"so", "kế"} & set(one.words) for one in told if one.role is Role.AIM)


def _of_heads(sentence: Sentence) -> bool:
    """Whether the share is one of a whole, and none of a plan or of money."""
    words = {item.text for item in sentence}
    return "tỷ" in words and "lệ" in words and not {"đồng", "thu", "chi", "tuyển", "vốn", "ngân", "dự"} & words


def _doubted(item: Item, reached: Fraction) -> Draft:
    facts: Facts = {"printed": item.text, "reached": Shown(reached, item.places)}
    return Draft(TARGET, Verdict.SUSPICIOUS, (item,), item, item.text, reached, facts)


def _is_a_share(sentence: Sentence, place: int) -> bool:
    before = {item.text for item in sentence[max(0, place - 6) : place]}
    return bool(SHARE_WORDS & before) or sentence[place].family in ("schools", "pupils", "staff", "places", "classes")


def _draft(code: str, item: Item) -> Draft:
    facts: Facts = {"printed": item.text, "share": Shown(item.number, item.places)}
    return Draft(code, Verdict.MISMATCH, (item,), item, item.text, None, facts)
