"""So many times as much: "tăng gấp 3 lần, từ 20 phòng lên 60 phòng"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from namhoc.proof.claims import Verdict
from namhoc.proof.exact import allowed
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.changes import CODE
from namhoc.proof.judges.draft import Draft, Facts, Sentence, Shown
from namhoc.proof.judges.roles import TO, Role, Told, clauses
from namhoc.proof.numerals import numeral

LOOSE = frozenset({"gần", "hơn", "trên", "khoảng", "nearly", "over", "about"})
COMPARED = (Kind.COUNT, Kind.MONEY, Kind.PERCENT)


def judge_times(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        if "gấp" not in {item.text for item in sentence}:
            continue
        times = [place for place in range(len(sentence)) if _is_times(sentence, place)]
        pairs = [pair for clause in clauses(sentence) if (pair := _pair(clause))]
        if len(times) == len(pairs) == 1:
            yield from _judged(sentence[times[0]], *pairs[0])


def _is_times(sentence: Sentence, place: int) -> bool:
    """``gấp 3 lần`` without "gần" or "hơn" before it."""
    item = sentence[place]
    before = {piece.text for piece in sentence[max(0, place - 3) : place]}
    return item.kind is Kind.MEASURE and item.text.endswith("lần") and "gấp" in before and not LOOSE & before


def _pair(clause: list[Told]) -> tuple[Item, Item] | None:
    """From one figure to another, and no third of their kind."""
    told = [one for one in clause if one.item.kind in COMPARED]
    if len(told) != len(("before", "after")):
        return None
    one, other = told
    leads = one.role is Role.BEFORE and bool(TO & set(other.words))
    alike = one.item.kind is other.item.kind and one.item.family in ("", other.item.family)
    return (one.item, other.item) if leads and alike else None


def _judged(times: Item, before: Item, after: Item) -> Iterator[Draft]:
    number = numeral(times.text.split()[0], share=False, english=False)
    if number is None or not before.number or before.qualifier or after.qualifier:
        return
    computed = Fraction(after.number, before.number)
    room = allowed(number.value, number.places, "")
    facts: Facts = {
        "before": Shown(before.number, before.places), "after": Shown(after.number, after.places),
        "printed": Shown(number.value, number.places), "computed": Shown(computed, number.places + 1), "sign": " lần",
    }  # fmt: skip
    verdict = Verdict.OK if room.low <= computed <= room.high else Verdict.MISMATCH
    yield Draft(CODE, verdict, (before, after), after, number.value, computed, facts)
