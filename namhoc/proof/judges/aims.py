"""A result against its aim: "đạt 98,5%, vượt 4,5% so với chỉ tiêu 94%"."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.proof.claims import Verdict
from namhoc.proof.exact import WHOLE, Range, allowed
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Facts, Sentence, Shown
from namhoc.proof.vocabulary import AIMS, EXCEEDS, ends_with, words_of

CODE, MISSED = "excess-over-target", "target-not-exceeded"
MOST_WORDS = 7  # "vượt, so với chỉ tiêu giao"
SHARES = (Kind.PERCENT, Kind.POINTS)
BETWEEN = words_of("là giao được đề ra đặt of the là đạt: tỷ lệ năm năm học tỉnh huyện set at of trên từ năm")


def judge_aims(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        shares = [item for item in sentence if item.kind in SHARES]
        if any(item.kind in (Kind.PERCENT, Kind.POINTS) for item in sentence):
            yield from _judged(sentence, shares)


def _judged(sentence: Sentence, shares: list[Item]) -> Iterator[Draft]:
    """Only a sentence with exactly one result, one aim and at most one excess is sure of what it means."""
    aims = [item for item in shares if _is_an_aim(sentence, item)]
    excess = [item for item in shares if _is_an_excess(sentence, item) and item not in aims]
    results = [item for item in shares if item not in aims and item not in excess]
    if len(aims) != 1 or len(results) != 1 or len(excess) > 1:
        return
    result, aim = results[0], aims[0]
    if excess:
        yield _compared(result, aim, excess[0])
    elif _says_exceeded(sentence, result, aim) and result.number < aim.number and not result.qualifier:
        facts: Facts = {"result": _shown(result), "aim": _shown(aim)}
        yield Draft(MISSED, Verdict.MISMATCH, (result, aim), result, result.number, aim.number, facts)


def _is_an_aim(sentence: Sentence, item: Item) -> bool:
    words = _words_before(sentence, item)
    while words and (words[-1] in BETWEEN or words[-1] in ("≥", "tối", "thiểu")):
        words.pop()
    return bool(ends_with(words, AIMS))


def _is_an_excess(sentence: Sentence, item: Item) -> bool:
    words = _words_before(sentence, item)
    by = words[-1:] == ["by"] and bool(EXCEEDS & {piece.text for piece in sentence})
    return by or bool(EXCEEDS & set(words[-2:]))


def _words_before(sentence: Sentence, item: Item, most: int = 7) -> list[str]:
    place = next(there for there, piece in enumerate(sentence) if piece is item)
    words: list[str] = []
    while (
        place > 0 and len(words) < most and (sentence[place - 1].kind is Kind.WORD or sentence[place - 1].is_mark("("))
    ):
        place -= 1
        if sentence[place].kind is Kind.WORD:
            words.insert(0, sentence[place].text)
    return words


def _says_exceeded(sentence: Sentence, result: Item, aim: Item) -> bool:
    """``đạt 93%, vượt chỉ tiêu 94%``, with nothing but these words between."""
    between = [item for item in sentence if result.end <= item.start < aim.start]
    words = [item.text for item in between]
    return "vượt" in words and len(words) <= MOST_WORDS and "chưa" not in words


def _compared(result: Item, aim: Item, excess: Item) -> Draft:
    room = _room(result).minus(_room(aim))
    printed = _room(excess)
    slack = (printed.high - printed.low) / 2
    wide = Range(printed.low - slack, printed.high + slack)
    relative = (result.number - aim.number) * WHOLE / aim.number if aim.number else result.number
    fits = room.meets(printed) or wide.low <= relative <= wide.high
    computed = result.number - aim.number
    facts: Facts = {
        "result": _shown(result), "aim": _shown(aim), "printed": _shown(excess),
        "computed": Shown(computed, max(result.places, aim.places)),
    }  # fmt: skip
    verdict = Verdict.OK if fits else Verdict.MISMATCH
    return Draft(CODE, verdict, (result, aim, excess), excess, excess.number, computed, facts)


def _room(item: Item) -> Range:
    return allowed(item.number, item.places, item.qualifier)


def _shown(item: Item) -> Shown:
    return Shown(item.number, item.places)
