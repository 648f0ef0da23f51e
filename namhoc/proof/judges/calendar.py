"""Days that the calendar does not have, weekdays of another day, school years of more than one year."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.proof.claims import Verdict
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Sentence
from namhoc.proof.wording import WEEKDAY

IMPOSSIBLE, WEEKDAY_CODE = "impossible-date", "date-weekday"
SCHOOL_YEAR, ONE_YEAR, BACKWARDS = "school-year-span", "school-year-label", "years-backwards"


def judge_calendar(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        for item in sentence:
            if item.kind is Kind.DATE:
                yield from _day(item)
            elif item.kind in (Kind.SCHOOL_YEAR, Kind.YEARS):
                yield from _years(item)


def _day(item: Item) -> Iterator[Draft]:
    if item.years is not None and item.day is None:
        yield Draft(IMPOSSIBLE, Verdict.MISMATCH, (item,), item, item.text, None, {"date": item.text})
    if item.day is not None and item.weekday is not None:
        right = item.day.weekday()
        verdict = Verdict.OK if right == item.weekday else Verdict.MISMATCH
        facts = {"date": item.text, "right": f"{WEEKDAY}{right}", "printed": f"{WEEKDAY}{item.weekday}"}
        yield Draft(WEEKDAY_CODE, verdict, (item,), item, f"{WEEKDAY}{item.weekday}", f"{WEEKDAY}{right}", {**facts})


def _years(item: Item) -> Iterator[Draft]:
    if item.years is None:
        return
    first, last = item.years
    if last < first:
        yield Draft(BACKWARDS, Verdict.MISMATCH, (item,), item, item.text, None, {"years": item.text})
    elif item.kind is Kind.SCHOOL_YEAR and first == last:
        verdict = Verdict.SUSPICIOUS
        yield Draft(ONE_YEAR, verdict, (item,), item, item.text, f"{first}-{first + 1}", {"years": item.text})
    elif item.kind is Kind.SCHOOL_YEAR and last - first > 1:
        yield Draft(
            SCHOOL_YEAR, Verdict.MISMATCH, (item,), item, item.text, f"{first}-{first + 1}", {"years": item.text}
        )
