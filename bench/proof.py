"""The figure check: right and wrong accusations by kind, made-up pages, time and memory, hostile texts."""

from __future__ import annotations

import resource
import time
from collections import Counter
from collections.abc import Iterator

from bench import Result, at_least, at_most
from bench._proof_book import BOOK
from bench._proof_book import HOSTILE as HOSTILE_TO_BOOK
from bench._proof_checked import scores
from bench._proof_pages import pages
from bench._proof_unseen import accused_right, found_share
from namhoc.proof import Book, Verdict, read

MADE, WORDS = 2_000, 20_000
TOLD = (Verdict.MISMATCH, Verdict.TRUNCATED, Verdict.LOOSE)
MOST_SECONDS, MOST_HOSTILE_SECONDS, MOST_MEBIBYTES = 1, 2, 200
KIBI = 2**10  # in which ru_maxrss counts
HOSTILE = {
    "a million digits": "1" * 1_000_000,
    "deep nesting": "(" * 200_000 + "12 trường" + ")" * 200_000,
    "brackets and figures": "(12 trường " * 30_000,
    "direction marks": "\u202e12/\u200f15 trường đạt 80%\u202c " * 20_000,
}


def measure() -> Iterator[Result]:
    for kind, score in scores().items():
        yield at_least(f"24 pages, {kind}: precision", score.precision, "", 1)
        yield at_least(f"24 pages, {kind}: recall", score.recall, "", 1)
    yield from _planted()
    yield _right()
    yield from _unseen()
    text = "\n\n".join(made.text for made in pages(MADE // 4, 3, planted=False))
    words = text.split(" ")[:WORDS]
    yield at_most(f"{len(words)} words", _seconds(" ".join(words)), "s", MOST_SECONDS)
    for name, hostile in HOSTILE.items():
        yield at_most(name, _seconds(hostile), "s", MOST_HOSTILE_SECONDS)
    for name, hostile in HOSTILE_TO_BOOK.items():
        yield at_most(name, _seconds(hostile, BOOK), "s", MOST_HOSTILE_SECONDS)
    yield at_most("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBI, "MiB", MOST_MEBIBYTES)


def _planted() -> Iterator[Result]:
    """One planted slip a page: found is told at the place of the slip; a mismatch is found and accused."""
    told: Counter[str] = Counter()
    accused: Counter[str] = Counter()
    many: Counter[str] = Counter()
    for made in pages(MADE, 1, planted=True):
        start = made.text.index(made.wrong)
        there = [
            finding.verdict
            for finding in read(made.text).findings
            if finding.verdict in TOLD and start <= finding.span[0] < start + len(made.wrong)
        ]
        many[made.kind] += 1
        told[made.kind] += bool(there)
        accused[made.kind] += Verdict.MISMATCH in there
    for kind in many:
        yield Result(f"planted, {kind}: found", told[kind] / many[kind], "")
    yield at_least("planted: found", told.total() / many.total(), "", 0.95)
    yield at_least("planted: found as a mismatch", accused.total() / many.total(), "", 0.95)


def _right() -> Result:
    wrongly = sum(bool(read(made.text).mismatches) for made in pages(MADE, 2, planted=False))
    return at_most("right pages accused", wrongly / MADE, "", 0.01)


def _unseen() -> Iterator[Result]:
    yield Result("unseen wordings, development half: found", found_share(held_out=False), "")
    yield Result("unseen wordings, held-out half: found", found_share(held_out=True), "")
    yield at_most("unseen wordings: right ones accused", accused_right(), "", 0)


def _seconds(text: str, against: Book | None = None) -> float:
    start = time.perf_counter()
    read(text, against=against)
    return time.perf_counter() - start
