"""Shares that make a whole: "tốt 31,4%, khá 42,7%, đạt 24,8%, chưa đạt 1,1%" must come to 100."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from namhoc.proof.claims import Verdict
from namhoc.proof.exact import WHOLE, unit_of
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Facts, Sentence, Shown
from namhoc.proof.vocabulary import phrases_of, starts_with

CODE = "shares-vs-whole"
# Each scale from its best to its worst; a list that leaves out one in between is no partition.
SCALES: tuple[tuple[str, ...], ...] = (
    ("giỏi", "khá", "trung bình", "yếu", "kém"),
    ("giỏi", "khá", "trung bình", "yếu"),
    ("xuất sắc", "giỏi", "khá", "trung bình", "yếu"),
    ("tốt", "khá", "đạt", "chưa đạt"),
    ("tốt", "khá", "trung bình", "yếu"),
    ("hoàn thành xuất sắc", "hoàn thành tốt", "hoàn thành", "chưa hoàn thành"),
    ("hoàn thành tốt", "hoàn thành", "chưa hoàn thành"),
    ("good", "fair", "pass", "fail"),
    ("excellent", "good", "average", "weak"),
)
GRADES = phrases_of(",".join({grade for scale in SCALES for grade in scale}))
NONE_OF = phrases_of("không có,không còn,no")  # "không có học sinh yếu": the last grade is nought
HUNDRED = Fraction(1, 10)  # by so much rounded shares may miss it
FARTHEST = 7
FEWEST_GRADES = 3


def judge_partitions(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        for group in _groups(sentence):
            grades = {grade: share for grade, share in group if not share.qualifier}
            if len(grades) == len(group) and _is_whole(tuple(grades), sentence):
                yield from _judged(tuple(grades.values()))


def _groups(sentence: Sentence) -> Iterator[list[tuple[str, Item]]]:
    """Runs of shares that each follow the name of a grade; a name that comes again begins another run."""
    group: list[tuple[str, Item]] = []
    for place, item in enumerate(sentence):
        if item.kind is not Kind.PERCENT:
            continue
        grade = _grade_before(sentence, place)
        if group and (not grade or grade in [name for name, _ in group]):
            yield group
            group = []
        if grade:
            group.append((grade, item))
    yield group


def _grade_before(sentence: Sentence, place: int) -> str:
    """The grade whose share this is: the nearest one before it, with a count between at most."""
    first = place
    while first > 0 and place - first < FARTHEST and not _cuts(sentence[first - 1]):
        first -= 1
    words = [item.text if item.kind is Kind.WORD else "" for item in sentence[first:place]]
    there, found = 0, ""
    while there < len(words):
        grade = starts_with(words[there:], GRADES)
        if grade == ("đạt",) and found:  # "loại khá đạt 41,2%": the verb
            grade = ()
        found = " ".join(grade) or found
        there += len(grade) or 1
    return found


def _cuts(item: Item) -> bool:
    return item.kind in (Kind.PERCENT, Kind.RATIO, Kind.POINTS) or item.is_mark(",", ";")


def _is_whole(grades: tuple[str, ...], sentence: Sentence) -> bool:
    """Whether the grades are all of one scale, or all but a last one of which there are none."""
    for scale in SCALES:
        if set(grades) == set(scale):
            return True
        left_out = set(scale) - set(grades) if set(grades) < set(scale) else set()
        if len(grades) >= FEWEST_GRADES and left_out == {scale[-1]} and _none_of(scale[-1], sentence):
            return True
    return False


def _none_of(grade: str, sentence: Sentence) -> bool:
    """``không có học sinh xếp loại yếu``: the last grade is told to be empty."""
    words = [item.text for item in sentence]
    for place in range(len(words)):
        if found := starts_with(words[place:], NONE_OF):
            behind = words[place + len(found) : place + len(found) + FARTHEST]
            return any(starts_with(behind[there:], frozenset({tuple(grade.split())})) for there in range(len(behind)))
    return False


def _judged(shares: tuple[Item, ...]) -> Iterator[Draft]:
    total = sum((share.number for share in shares), Fraction())
    rounding = sum((unit_of(share.places) / 2 for share in shares), Fraction())
    right = abs(total - WHOLE) <= max(HUNDRED, rounding)
    places = max(share.places for share in shares)
    facts: Facts = {"total": Shown(total, places), "away": Shown(abs(total - WHOLE), places)}
    yield Draft(
        CODE, Verdict.OK if right else Verdict.MISMATCH, shares, shares[0], Fraction(WHOLE), total, facts,
        added=tuple(Shown(share.number, share.places) for share in shares),
    )  # fmt: skip
