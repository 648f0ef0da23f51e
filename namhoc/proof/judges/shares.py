"""A fraction against the share printed beside it."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.proof.causes import cause_of_share
from namhoc.proof.claims import Verdict
from namhoc.proof.exact import WHOLE, judged, rounded
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Cause, Draft, Facts, Sentence, Shown
from namhoc.proof.judges.ties import tied

CODE = "percent-vs-fraction"
IMPLIED = "implied-share"
SHOWN = 2


def judge_shares(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        pairs = list(tied(sentence))
        for ratio, share in pairs:
            yield share_of(ratio, share, CODE)
        told = {id(ratio) for ratio, _ in pairs}
        yield from (_implied(item) for item in sentence if item.kind is Kind.RATIO and id(item) not in told)


def share_of(ratio: Item, share: Item, code: str, *others: Item) -> Draft:
    """How a printed share stands to its part and whole."""
    top, bottom = ratio.parts
    computed = top * WHOLE / bottom
    verdict = judged(share.number, share.places, share.qualifier, computed)
    cause = cause_of_share(top, bottom, share.number, share.places) if verdict is Verdict.MISMATCH else None
    facts: Facts = {
        "top": Shown(top), "bottom": Shown(bottom),
        "computed": Shown(computed, share.places + SHOWN), "printed": Shown(share.number, share.places),
        "rounded": Shown(rounded(computed, share.places), share.places),
    }  # fmt: skip
    because: Cause | None = (cause[0], {"number": Shown(cause[1], share.places)}) if cause else None
    return Draft(code, verdict, (ratio, share, *others), share, share.number, computed, facts, because)


def _implied(ratio: Item) -> Draft:
    top, bottom = ratio.parts
    computed = top * WHOLE / bottom
    facts: Facts = {"top": Shown(top), "bottom": Shown(bottom), "computed": Shown(computed, SHOWN)}
    return Draft(IMPLIED, Verdict.IMPLIED, (ratio,), ratio, None, computed, facts)
