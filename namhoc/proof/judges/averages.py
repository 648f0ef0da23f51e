"""Values a text lets one work out: pupils to a class, where both stand beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.proof.claims import Verdict
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Facts, Sentence, Shown

CODE = "implied-average"


def judge_averages(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        pupils = [item for item in sentence if item.kind is Kind.COUNT and item.family == "pupils"]
        classes = [item for item in sentence if item.kind is Kind.COUNT and item.noun in (("lớp",), ("classes",))]
        if len(pupils) == len(classes) == 1 and 1 < classes[0].number < pupils[0].number:
            yield _draft(pupils[0], classes[0])


def _draft(pupils: Item, classes: Item) -> Draft:
    computed = pupils.number / classes.number
    facts: Facts = {"pupils": Shown(pupils.number), "classes": Shown(classes.number), "computed": Shown(computed, 1)}
    return Draft(CODE, Verdict.IMPLIED, (pupils, classes), pupils, None, computed, facts)
