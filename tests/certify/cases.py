"""The catalogue's cases: answers in, figure out, reckoned by hand. Written by people who read law, run here.

A case tells what the units of one office answered. ``pupils: [20, 18]`` answers a column from its first line on, as the
form asks this kind of unit; ``pupils.grade-1: 20`` answers one question. ``null`` is not reported, ``KAD`` does not
apply, ``Thiếu: reason`` is missing with its reason, each as in a workbook.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

import yaml

from namhoc.certify.certificates import CertificateFact
from namhoc.certify.year import YearBook, measure_year
from namhoc.collect.answers import Answer, Filing
from namhoc.collect.asked import form_for
from namhoc.collect.values import read_answer
from namhoc.engine.gaps import Gap
from namhoc.law.catalogue import ROOT, catalogue
from namhoc.law.entry import Entry
from namhoc.law.forms import questions_of
from namhoc.law.school_year import SchoolYear
from namhoc.measure.facts import Measured, YearFacts
from namhoc.measure.phrases import amount_text, base_note, gap_text, told_value
from namhoc.measure.rules import rule_on
from namhoc.plan.facts import TargetFact
from namhoc.plan.rules import read_least
from namhoc.units.network import EventKind, Network, Step, UnitStart

CASES = ROOT / "cases"
LAW = catalogue()
OFFICE, LONG_AGO = "phong", date(2000, 1, 1)
Told = int | str | None


class CaseUnit(Entry):
    """One unit under the office, and what it answered this year and last."""

    kind: str
    since: date = LONG_AGO
    disadvantaged: bool = False
    answers: dict[str, Told | list[Told]] | None = None
    last_year: dict[str, Told | list[Told]] | None = None


class CaseEvent(Entry):
    """What befell a unit."""

    day: date
    kind: EventKind
    unit: str
    into: str | None = None


class CaseCertificate(Entry):
    """What a unit held from a day until another."""

    unit: str
    kind: str
    day: date
    until: date


class CaseTarget(Entry):
    """What was to be reached."""

    indicator: str
    at_least: str
    base_on: date | None = None


class Given(Entry):
    """The figure, and how it is told. What is left out is not asked."""

    numerator: int
    denominator: int | None
    covered: int
    expected: int
    told: str  # the value as it stands beside another: a share with its fraction
    source: str
    change: str = ""
    note: str = ""


class Case(Entry):
    """One case: a year of one office, and what an indicator must give."""

    case: str
    indicator: str
    year: str
    reckoned: str
    units: dict[str, CaseUnit]
    events: tuple[CaseEvent, ...] = ()
    certificates: tuple[CaseCertificate, ...] = ()
    targets: tuple[CaseTarget, ...] = ()
    gives: Given | None  # None: there is no figure


class LawCase(Entry):
    """Which rule an indicator rests on, day by day."""

    case: str
    indicator: str
    in_force: dict[date, str | None]


def all_cases() -> list[Case | LawCase]:
    """Every case of the catalogue; raises where one cannot be read."""
    return [one for path in sorted(CASES.glob("*.yaml")) for one in cases_in(path)]


def cases_in(path: Path) -> Iterator[Case | LawCase]:
    for told in yaml.safe_load(path.read_text(encoding="utf-8")):
        yield (LawCase if "in_force" in told else Case).model_validate(told)


def rules_of(case: LawCase) -> dict[date, str | None]:
    """The rule that is in force on each day the case names."""
    rules = {day: rule_on(LAW.indicators[case.indicator], day) for day in case.in_force}
    return {day: None if rule is None else rule.source for day, rule in rules.items()}


def outcome(case: Case) -> Given | None:
    """What the year gives for the case's indicator."""
    year = SchoolYear.parse(case.year)
    previous = None
    if any(unit.last_year is not None for unit in case.units.values()):
        previous = _book(case, year.previous, {code: unit.last_year for code, unit in case.units.items()})
    book = _book(case, year, {code: unit.answers for code, unit in case.units.items()})
    found = measure_year(LAW, book, previous).of(case.indicator)
    return None if found is None else _given(found)


def _given(found: Measured) -> Given:
    now, indicator, change = found.now, LAW.indicators[found.now.indicator], found.change
    return Given(
        numerator=now.figure.numerator,
        denominator=now.figure.denominator,
        covered=now.figure.covered,
        expected=now.figure.expected,
        told=told_value(now, indicator),
        source=now.rule.source,
        change=""
        if change is None
        else gap_text(change)
        if isinstance(change, Gap)
        else amount_text(change, indicator, signed=True),
        note=base_note(LAW, found),
    )


def asked_of(given: Given, case: Case) -> Given:
    """The outcome without what the case does not ask."""
    assert case.gives is not None
    left_out = {name: "" for name in ("change", "note") if not getattr(case.gives, name)}
    return given.model_copy(update=left_out)


def _book(case: Case, year: SchoolYear, answers: Mapping[str, dict | None]) -> YearBook:
    starts = [
        UnitStart(code, unit.since, code, unit.kind, OFFICE, unit.disadvantaged) for code, unit in case.units.items()
    ]
    steps = [Step(one.day, one.kind, one.unit, one.into) for one in case.events]
    starts += [
        UnitStart(one.unit, one.day, one.unit, case.units[one.unit].kind, OFFICE, closed=True)
        for one in case.events
        if one.into != one.unit
    ]
    filings = [
        filing
        for code, told in answers.items()
        if told is not None
        for filing in _filings(code, case.units[code].kind, year, told)
    ]
    held = [
        CertificateFact(one.unit, one.kind, None, f"{at}/QĐ", one.day, "Sở", one.until)
        for at, one in enumerate(case.certificates)
    ]
    return YearBook(
        YearFacts(OFFICE, year, Network(tuple(starts), tuple(steps)), tuple(filings), _targets(case, year)), tuple(held)
    )


def _targets(case: Case, year: SchoolYear) -> tuple[TargetFact, ...]:
    return tuple(
        TargetFact(str(year), one.indicator, Fraction(read_least(one.at_least)), "nq", one.base_on)
        for one in case.targets
    )


def _filings(code: str, kind: str, year: SchoolYear, told: Mapping[str, Told | list[Told]]) -> Iterator[Filing]:
    """One filing for each round whose form asks something the unit answered."""
    left = set(told)
    for round_code in LAW.rounds:
        form = form_for(LAW, round_code, kind, LAW.reference_day(year, round_code))
        if form is None:
            continue
        asked = questions_of(form[1], kind)
        answers = {name: Answer(name, _value(value), "", "") for name, value in _spread(told, asked, left)}
        if answers:
            yield Filing(code, kind, form[0], str(year), round_code, "", "", answers)
    assert not left, f"{code} is not asked {sorted(left)} in {year}"


def _spread(
    told: Mapping[str, Told | list[Told]], asked: Mapping[str, object], left: set[str]
) -> Iterator[tuple[str, Told]]:
    for name, value in told.items():
        if isinstance(value, list):
            questions = [question for question in asked if question.startswith(f"{name}.")]
            if questions:
                left.discard(name)
                yield from zip(questions, value, strict=True)
        elif name in asked:
            left.discard(name)
            yield name, value


def _value(told: Told) -> int | Gap:
    value = read_answer("" if told is None else told)
    assert isinstance(value, int | Gap), f"{told!r} is no answer: {value}"
    return value
