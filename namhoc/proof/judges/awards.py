"""Awards told in all against the lines that tell them one by one: "khen thưởng 64 tập thể, cá nhân" and its lines."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from namhoc.proof.claims import Verdict
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Facts, Sentence, Shown
from namhoc.proof.judges.parts import one_digit_apart
from namhoc.proof.vocabulary import phrases_of, starts_with

CODE = "awards-vs-total"
AWARDED = phrases_of("khen thưởng,tuyên dương,biểu dương,vinh danh,tôn vinh,trao thưởng,honours,honoured,commends")
FORMS = phrases_of(
    "bằng khen,giấy khen,cờ thi đua,cờ,tập thể lao động xuất sắc,lao động tiên tiến,chiến sĩ thi đua,kỷ niệm chương,"
    "huân chương,certificates,certificate,flag"
)
BOTH = ("tập", "thể")
RECEIVED = ("collectives", "persons", "staff", "pupils")
FEWEST_LINES, FARTHEST = 2, 8


def judge_awards(sentences: list[Sentence]) -> Iterator[Draft]:
    for number, sentence in enumerate(sentences):
        for place, item in enumerate(sentence):
            if _is_total(sentence, place):
                lines = list(_lines(sentences[number + 1 : number + 1 + FARTHEST]))
                if len(lines) >= FEWEST_LINES:
                    yield from _held(item, [figure for line in lines for figure in line])


def _is_total(sentence: Sentence, place: int) -> bool:
    """``khen thưởng 64 tập thể, cá nhân``: one number for both, and no other award in the sentence."""
    item = sentence[place]
    if item.kind is not Kind.COUNT or item.qualifier or item.noun != BOTH:
        return False
    behind = [piece.text for piece in sentence[place + 1 : place + 7]]
    joined = behind[:2] == list(BOTH) and behind[2:3] in ([","], ["và"]) and behind[3:5] == ["cá", "nhân"]
    alone = sum(piece.kind is Kind.COUNT for piece in sentence) == 1
    return joined and alone and _says(sentence, AWARDED)


def _lines(sentences: list[Sentence]) -> Iterator[list[Item]]:
    """Each line of giver, form and receivers, as long as one follows another."""
    for sentence in sentences:
        counts = [item for item in sentence if item.kind is Kind.COUNT and item.family in RECEIVED]
        if not counts or not _says(sentence, FORMS) or any(item.qualifier for item in counts):
            return
        yield counts


def _says(sentence: Sentence, phrases: frozenset[tuple[str, ...]]) -> bool:
    words = [item.text for item in sentence]
    return any(starts_with(words[place:], phrases) for place in range(len(words)))


def _held(total: Item, parts: list[Item]) -> Iterator[Draft]:
    """Some lines may be left out, and one may be honoured twice: only what looks like a slip is worth a look."""
    added = sum((item.number for item in parts), Fraction())
    slipped = one_digit_apart(str(total.number), str(added))
    if added == total.number or slipped:
        facts: Facts = {"total": Shown(added), "printed": Shown(total.number)}
        verdict = Verdict.OK if added == total.number else Verdict.SUSPICIOUS
        told = tuple(Shown(item.number) for item in parts)
        yield Draft(CODE, verdict, (total, *parts), total, total.number, added, facts, added=told)
