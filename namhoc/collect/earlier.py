"""What a unit answered a year before, carried through mergers to the unit it is now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from namhoc.collect.in_hand import InHand
from namhoc.collect.models import Report, State
from namhoc.collect.queries import filings_of
from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED, Gap
from namhoc.law.catalogue import Catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.units.network import Network, NotComparable

STANDS = (State.SENT, State.APPROVED, State.LOCKED)


def answers_a_year_before(catalogue: Catalogue, one: InHand) -> Mapping[str, int | Gap]:
    """The answers to the same round a year before, by question.

    Gaps    none at all where one of the units that this one was made of did not report then: a sum
            without it would look like a rise now
    """
    report = one.report
    year = SchoolYear.parse(report.round.year).previous
    then = catalogue.reference_day(year, report.round.code)
    codes = predecessors(one.known, report.unit.code, then, report.round.reference_day)
    asked = Report.objects.filter(unit__code__in=codes, round__year=str(year), round__code=report.round.code)
    reports = list(asked.filter(state__in=STANDS).select_related("round", "unit"))
    if {earlier.unit.code for earlier in reports} != codes:
        return {}
    answers = [filing.answers for filing in filings_of(reports, {})]
    questions = dict.fromkeys(code for each in answers for code in each)
    return {code: together([each[code].value for each in answers if code in each]) for code in questions}


def predecessors(known: Network, unit: str, then: date, now: date) -> set[str]:
    """The units of the day ``then`` that have become this one by ``now``; itself, where it was there."""
    candidates = {unit, *(step.unit for step in known.steps_between(then, now))}
    return {code for code in candidates if known.state(code, then) and _carried(known, code, then, now) == unit}


def _carried(known: Network, unit: str, then: date, now: date) -> str | None:
    try:
        return known.carried(unit, then, now)
    except NotComparable:
        return None


def together(values: Sequence[int | Gap]) -> int | Gap:
    """Several units' answers as one: a sum, unless one of them is not known."""
    counts = [value for value in values if not isinstance(value, Gap)]
    if len(values) == 1:
        return values[0]
    if any(isinstance(value, Gap) and value != NOT_APPLICABLE for value in values):
        return NOT_REPORTED
    return sum(counts) if counts else NOT_APPLICABLE
