"""A change against what was before: from A to B, so much more or less; and points called per cent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from namhoc.proof.claims import Verdict
from namhoc.proof.exact import WHOLE, Range, allowed, counted
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Facts, Sentence, Shown
from namhoc.proof.vocabulary import FALLS, RISES, words_of

CODE, DIRECTION, POINTS, PREVIOUS = (
    "change-vs-previous",
    "change-direction",
    "points-called-percent",
    "implied-previous",
)
FROM, TO = frozenset({"từ", "from"}), frozenset({"lên", "xuống", "còn", "đến", "thành", "to"})
FARTHEST = 14
LONGEST_CHANGE = 3  # words between a figure and its change
SHARES = (Kind.PERCENT, Kind.POINTS)
AGAINST = words_of("so than compared over on")


@dataclass(frozen=True, slots=True)
class Change:
    """Before, after, and the printed difference with the side to which it goes."""

    before: Item
    after: Item
    change: Item | None
    rises: bool | None
    mark: Item


def judge_changes(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        for found in (*_changes(sentence), *_with_previous_in_brackets(sentence)):
            yield from judged_change(found)
        yield from _points(sentence)


def _changes(sentence: Sentence) -> Iterator[Change]:
    figures = [place for place, item in enumerate(sentence) if item.kind in (Kind.COUNT, Kind.PERCENT)]
    for one, other in pairwise(figures):
        first, second = sentence[one], sentence[other]
        if first.kind is not second.kind or not _after(sentence, one, FROM) or not _leads(sentence, one, other):
            continue
        if first.family and second.family and first.family != second.family:
            continue
        change = _change_before(sentence, one) or _change_behind(sentence, other)
        rises = _side(sentence, one) if change is None else change[1]
        yield Change(first, second, change[0] if change else None, rises, second)


def _with_previous_in_brackets(sentence: Sentence) -> Iterator[Change]:
    """``99,12%, tăng 0,35 điểm phần trăm so với năm 2022 (98,77%)``."""
    figures = [place for place, item in enumerate(sentence) if item.kind in (Kind.COUNT, *SHARES)]
    for one, two, three in zip(figures, figures[1:], figures[2:], strict=False):
        after, change, before = sentence[one], sentence[two], sentence[three]
        behind = [item.text for item in sentence[two + 1 : three]]
        words = [item.text for item in sentence[one + 1 : two] if item.kind is Kind.WORD]
        side = _side_of(words)
        if side is None or after.kind is not before.kind or behind[-1:] != ["("] or not AGAINST & set(behind[:4]):
            continue
        if "hơn" in behind:  # what stands in the bracket is measured against something else
            continue
        closed = three + 1 < len(sentence) and sentence[three + 1].is_mark(")")
        if closed and len(words) <= LONGEST_CHANGE and not any(item.is_mark(";") for item in sentence[one:three]):
            yield Change(before, after, change, side, change)


def _after(sentence: Sentence, place: int, words: frozenset[str]) -> bool:
    """Whether one of some words stands just before a figure, a qualifier, a noun or a year between them at most."""
    for there in range(place - 1, max(-1, place - 4), -1):
        if sentence[there].kind is Kind.WORD and sentence[there].text in words:
            return True
        if sentence[there].kind is Kind.MARK:
            return False
    return False


def _leads(sentence: Sentence, one: int, other: int) -> bool:
    between = sentence[one + 1 : other]
    words = [item.text for item in between if item.kind is Kind.WORD]
    marks = [item for item in between if item.is_mark(";", ",", ":")]
    return len(between) < FARTHEST and not marks and bool(TO & set(words[-4:])) and not (RISES | FALLS) & set(words)


def _side_of(words: list[str]) -> bool | None:
    rises, falls = bool(RISES & set(words)), bool(FALLS & set(words))
    return None if rises == falls else rises


def _side(sentence: Sentence, place: int) -> bool | None:
    """What "tăng từ" or "giảm từ" promises, said just before."""
    words = [item.text for item in sentence[max(0, place - 3) : place] if item.kind is Kind.WORD]
    return _side_of(words) if set(words) & FROM else None


def _change_behind(sentence: Sentence, place: int) -> tuple[Item, bool] | None:
    """``…, tăng 30 trường``: the next figure, said to be a rise or a fall."""
    for there in range(place + 1, min(len(sentence), place + FARTHEST)):
        item = sentence[there]
        if item.is_figure:
            words = [piece.text for piece in sentence[max(place + 1, there - 4) : there] if piece.kind is Kind.WORD]
            side = _side_of(words)
            same = not item.noun or item.noun in (sentence[place].noun, ()) or not sentence[place].noun
            return (item, side) if side is not None and same and not set(words) & {"vượt", "bình", "quân"} else None
        if item.is_mark(";", ":", ")"):
            return None
    return None


def _change_before(sentence: Sentence, place: int) -> tuple[Item, bool] | None:
    """``tăng 30 trường, từ 120 lên 150``."""
    for there in range(place - 1, max(-1, place - FARTHEST // 2), -1):
        item = sentence[there]
        if item.is_figure:
            side = _side_of([piece.text for piece in sentence[max(0, there - 2) : there]])
            return (item, side) if side is not None else None
        if item.is_mark(";", ":"):
            return None
    return None


def judged_change(found: Change) -> Iterator[Draft]:
    before, after = found.before.number, found.after.number
    if found.rises is not None and before != after and (after > before) is not found.rises and not _loose(found):
        facts: Facts = {"before": _shown(found.before), "after": _shown(found.after)}
        yield Draft(DIRECTION, Verdict.MISMATCH, (found.before, found.after), found.mark, after, None, facts)
        return
    if found.change is None or found.change.kind is Kind.RATIO or not before:
        return
    yield from _sized(found, found.change)


def _loose(found: Change) -> bool:
    return bool(found.before.qualifier or found.after.qualifier)


def _sized(found: Change, change: Item) -> Iterator[Draft]:
    share = found.before.kind is Kind.PERCENT
    if change.kind in SHARES or share or change.kind is found.before.kind:
        difference = _room(found.after).minus(_room(found.before))
        difference = difference if found.rises else Range(-difference.high, -difference.low)
        printed = _room(change)
        by_points = difference.meets(printed) and (share or change.kind is Kind.COUNT)
        relative = _relative(found, printed) if change.kind is Kind.PERCENT else False
        if share and change.kind is Kind.COUNT:
            return
        verdict = Verdict.OK if by_points or relative else Verdict.MISMATCH
        yield _draft(found, change, verdict, share=share)
        if by_points and not relative and share and change.kind is Kind.PERCENT:
            yield _called_percent(change, (found.before, found.after))


def _relative(found: Change, printed: Range) -> bool:
    before, after = _room(found.before), _room(found.after)
    if before.low <= 0:
        return True
    ends = [(high / low - 1) * WHOLE for low, high in ((before.high, after.low), (before.low, after.high))]
    grown = Range(ends[0], ends[1]) if found.rises else Range(-ends[1], -ends[0])
    slack = (printed.high - printed.low) / 2  # a share cut off instead of rounded
    return grown.meets(Range(printed.low - slack, printed.high + slack))


def _room(item: Item) -> Range:
    if item.kind is Kind.COUNT:
        return counted(item.number, item.qualifier)
    return allowed(item.number, item.places, item.qualifier)


def _shown(item: Item) -> Shown:
    return Shown(item.number, item.places)


def _draft(found: Change, change: Item, verdict: Verdict, *, share: bool) -> Draft:
    before, after = found.before.number, found.after.number
    relative = change.kind is Kind.PERCENT and not share
    computed = abs(after - before) * WHOLE / before if relative else abs(after - before)
    places = change.places + 1 if relative else max(found.before.places, found.after.places)
    facts: Facts = {
        "before": _shown(found.before), "after": _shown(found.after), "printed": _shown(change),
        "computed": Shown(computed, places), "sign": "%" if change.kind is Kind.PERCENT else "",
    }  # fmt: skip
    return Draft(CODE, verdict, (found.before, found.after, change), change, change.number, computed, facts)


def _called_percent(change: Item, others: tuple[Item, ...], previous: Fraction | None = None) -> Draft:
    facts: Facts = {"printed": _shown(change)}
    return Draft(POINTS, Verdict.SUSPICIOUS, (*others, change), change, change.number, previous, facts)


def _points(sentence: Sentence) -> Iterator[Draft]:
    """``đạt 75%, tăng 8,3% so với năm học trước``: two shares and their difference, which is in points."""
    shares = [place for place, item in enumerate(sentence) if item.kind is Kind.PERCENT]
    for one, other in pairwise(shares):
        share, change = sentence[one], sentence[other]
        between = sentence[one + 1 : other]
        if other - one > FARTHEST or any(item.is_figure or item.is_mark(";", ":") for item in between):
            continue
        words = [item.text for item in between if item.kind is Kind.WORD]
        behind = [item.text for item in sentence[other + 1 : other + 4] if item.kind is Kind.WORD]
        side = _side_of([*words[-2:], *behind[:1]])
        if side is None or not (AGAINST & set(behind)) or _after(sentence, one, FROM):
            if "vượt" in words[-2:]:
                yield _called_percent(change, (share,))
            continue
        previous = share.number - change.number if side else share.number + change.number
        yield _called_percent(change, (share,), previous)
