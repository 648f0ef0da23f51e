"""A figure of the text beside the adopted one: the same, an older one, a restated one, or another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from namhoc.proof.against.book import Book, Measure, Official, Spoken, Standing
from namhoc.proof.against.changing import judge_change
from namhoc.proof.against.draft import VERDICTS, Known, drafted, told
from namhoc.proof.against.matching import Match, matches_of
from namhoc.proof.claims import Verdict
from namhoc.proof.exact import WHOLE, allowed, counted, judged
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Facts, Sentence

SAME, REPLACED, RESTATED, EARLIER, DIFFERENT = (
    "adopted-same",
    "adopted-replaced",
    "adopted-restated",
    "adopted-earlier",
    "adopted-different",
)
AS_PRINTED = (Verdict.OK, Verdict.TRUNCATED)
MOST_HELD = 2_000  # figures of one text: a province's report has some hundreds
TELLING = 20  # so great a count is no accident when it equals an earlier year's


def judge_against(book: Book) -> Callable[[list[Sentence]], Iterator[Draft]]:
    """A judge that holds every figure it is sure of against the book."""

    def judge(sentences: list[Sentence]) -> Iterator[Draft]:
        if not book.figures:
            return
        known: dict[tuple[str, str], list[Official]] = {}
        for one in book.figures:
            known.setdefault((one.office, one.indicator), []).append(one)
        for match in islice(matches_of(sentences, book), MOST_HELD):
            draft = _kindest(match, known) if match.falls is None else judge_change(match, known)
            if draft is not None:
                yield draft

    return judge


def _kindest(match: Match, known: Known) -> Draft | None:
    """Where the words may mean several indicators, the kindest of them speaks."""
    drafts = [
        draft
        for spoken in match.spoken
        if (draft := _beside(match, spoken, known.get((match.office, spoken.indicator), ())))
    ]
    return min(drafts, key=lambda draft: list(VERDICTS).index(draft.code), default=None)


def _beside(match: Match, spoken: Spoken, figures: Sequence[Official]) -> Draft | None:
    year = [one for one in figures if one.year == match.year and one.value is not None]
    standing = _standing(year)
    if standing is None:
        return None
    code, found = _which(match, spoken.measure, standing, year, figures)
    facts: Facts = {
        "official": told(standing, spoken.measure),
        "found": told(found, spoken.measure),
        "other": found.year,
    }
    return drafted(code, match, spoken, found, facts, computed=standing.printed(spoken.measure))


def _standing(year: Iterable[Official]) -> Official | None:
    """What the office says of that year: its own figure, else the base that was reported then."""
    order = {Standing.STANDS: 0, Standing.REPORTED: 1}
    chosen = sorted((one for one in year if one.standing in order), key=lambda one: order[one.standing])
    return chosen[0] if chosen else None


def _which(
    match: Match, measure: Measure, standing: Official, year: Sequence[Official], figures: Sequence[Official]
) -> tuple[str, Official]:
    if says(match, measure, standing):
        return SAME, standing
    for code, wanted in ((REPLACED, Standing.REPLACED), (RESTATED, Standing.RESTATED)):
        for one in year:
            if one.standing is wanted and says(match, measure, one):
                return code, one
    for one in figures:
        if one.year != standing.year and _is_telling(match.item) and says(match, measure, one):
            return EARLIER, one
    return DIFFERENT, standing


def says(match: Match, measure: Measure, official: Official) -> bool:
    """Whether a printed figure is this one, as exactly as it is printed."""
    item, exact = match.item, official.printed(measure)
    if exact is None:
        return False
    if item.kind is Kind.RATIO:
        top, bottom = item.parts
        return top == official.numerator and bottom == official.denominator
    value, places = match.value, match.places
    if measure in (Measure.NUMBER, Measure.LEVEL):
        room = counted(value, item.qualifier or _spoken_large(item))
        return room.low <= exact <= room.high
    if item.qualifier:
        room = allowed(value, places, item.qualifier)
        return room.low <= exact <= room.high
    return judged(value, places, "", exact) in AS_PRINTED


def _spoken_large(item: Item) -> str:
    """``1,2 nghìn`` is no exact count."""
    return "~" if item.text[-1:].isalpha() else ""


def _is_telling(item: Item) -> bool:
    """Whether a figure is so particular that it equals another year's by no accident."""
    if item.kind is Kind.RATIO:
        return item.parts[0] != item.parts[1]
    return item.value is not None and (item.places > 0 or item.value >= TELLING) and item.value != WHOLE
