"""So many for each: "bình quân 32 em/lớp" against pupils and classes; and the average a text lets one work out."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.proof.claims import Verdict
from namhoc.proof.exact import judged
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Facts, Sentence, Shown
from namhoc.proof.vocabulary import LEVELS, family_of, starts_with, words_of

CODE, AVERAGE = "implied-average", "average-vs-counts"
SAID = (("bình", "quân"), ("trung", "bình"), ("average",), ("averaging",))
EACH = words_of("mỗi một trên per each a every in")
BACK, AHEAD = 12, 6
SHOWN = 2


def judge_averages(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        said = [place for place in range(len(sentence)) if _is_average(sentence, place)]
        if len(said) == 1:
            yield from _held(sentence, said[0])
        elif not said:
            yield from _implied(sentence)


def _is_average(sentence: Sentence, place: int) -> bool:
    item = sentence[place]
    if item.value is None or item.kind not in (Kind.RATE, Kind.COUNT, Kind.OTHER) or not item.family:
        return False
    words = _words_before(sentence, place)
    told = any(starts_with(words[there:], frozenset(SAID)) for there in range(len(words)))
    return item.kind is Kind.RATE or (told and bool(_base(sentence, place)))


def _words_before(sentence: Sentence, place: int) -> list[str]:
    """The words that lead up to a figure, back to the figure or the mark before it."""
    words: list[str] = []
    for item in reversed(sentence[max(0, place - BACK) : place]):
        if item.kind is not Kind.WORD:
            break
        words.insert(0, item.text)
    return words


def _base(sentence: Sentence, place: int) -> str:
    """For each of what: "mỗi lớp 33 em", "35 pupils per class", "35,5 học sinh một lớp"."""
    item = sentence[place]
    if item.kind is Kind.RATE:
        return family_of([item.noun[-1]])[0]
    before = _words_before(sentence, place)
    each = [there for there, word in enumerate(before) if word in ("mỗi", "each", "every")]
    if each:
        return family_of(before[each[-1] + 1 :])[0]
    behind = sentence[place + 1 : place + 1 + AHEAD]
    for there, piece in enumerate(behind):
        if piece.kind is Kind.COUNT and piece.value == 1:
            return piece.family
        if piece.kind is not Kind.WORD:
            return ""
        if piece.text in EACH:
            return family_of([one.text for one in behind[there + 1 :]])[0]
    return ""


def _held(sentence: Sentence, place: int) -> Iterator[Draft]:
    """Only where one count of each stands beside it, and no school level says that the average is of less."""
    average, base = sentence[place], _base(sentence, place)
    words = _words_before(sentence, place)
    if not base or base == average.family or any(starts_with(words[there:], LEVELS) for there in range(len(words))):
        return
    counts = [item for item in sentence if item.kind is Kind.COUNT and item is not average and item.number > 1]
    tops = [item for item in counts if item.family == average.family]
    bottoms = [item for item in counts if item.family == base]
    if len(tops) == len(bottoms) == 1:
        yield _compared(average, tops[0], bottoms[0])


def _compared(average: Item, top: Item, bottom: Item) -> Draft:
    computed = top.number / bottom.number
    loose = average.qualifier or top.qualifier or bottom.qualifier
    verdict = judged(average.number, average.places, loose, computed)
    facts: Facts = {
        "top": Shown(top.number), "bottom": Shown(bottom.number), "tops": " ".join(top.noun),
        "bottoms": " ".join(bottom.noun), "computed": Shown(computed, average.places + SHOWN),
        "printed": Shown(average.number, average.places),
    }  # fmt: skip
    return Draft(AVERAGE, verdict, (average, top, bottom), average, average.number, computed, facts)


def _implied(sentence: Sentence) -> Iterator[Draft]:
    pupils = [item for item in sentence if item.kind is Kind.COUNT and item.family == "pupils"]
    classes = [item for item in sentence if item.kind is Kind.COUNT and item.noun in (("lớp",), ("classes",))]
    if len(pupils) == len(classes) == 1 and 1 < classes[0].number < pupils[0].number:
        yield _draft(pupils[0], classes[0])


def _draft(pupils: Item, classes: Item) -> Draft:
    computed = pupils.number / classes.number
    facts: Facts = {"pupils": Shown(pupils.number), "classes": Shown(classes.number), "computed": Shown(computed, 1)}
    return Draft(CODE, Verdict.IMPLIED, (pupils, classes), pupils, None, computed, facts)
