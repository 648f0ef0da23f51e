"""A small office for the tests: two primary schools and a preschool, and answers typed in by hand."""

from collections.abc import Mapping
from datetime import date

from namhoc.collect.answers import Answer, Filing
from namhoc.engine.figures import Figure, ValueUnit
from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED, Gap, GapKind
from namhoc.law.catalogue import catalogue
from namhoc.law.indicators import Indicator
from namhoc.law.school_year import SchoolYear
from namhoc.measure.facts import AS_REPORTED, Measured, Rule, ShareLine, Worked, YearFacts
from namhoc.measure.rules import figure_of
from namhoc.plan.facts import TargetFact
from namhoc.units.network import Network, Step, UnitStart

LAW = catalogue()
YEAR = SchoolYear(2020)
CLOSED = LAW.reference_day(YEAR, "start-of-year")
LAST_YEAR = LAW.reference_day(YEAR.previous, "start-of-year")
LONG_AGO = date(2010, 1, 1)
OFFICE = "phong"
MISSING = Gap(GapKind.MISSING, "sổ bị ướt")
NOTHING = (NOT_APPLICABLE, NOT_REPORTED, MISSING)

Answers = Mapping[str, int | Gap]


def unit(code: str, kind: str = "primary", since: date = LONG_AGO, parent: str = OFFICE, **more) -> UnitStart:
    return UnitStart(code, since, f"Trường {code}", kind, parent, **more)


def ended(code: str, since: date) -> UnitStart:
    return unit(code, since=since, closed=True)


SCHOOLS = (unit("A"), unit("B"), unit("M", "preschool"))


def filing(code: str, answers: Answers, round_code: str = "start-of-year", kind: str = "primary") -> Filing:
    told = {name: Answer(name, value, "Biểu 1", f"C{at + 7}") for at, (name, value) in enumerate(answers.items())}
    return Filing(code, kind, f"school-{round_code}", str(YEAR), round_code, f"{code}.xlsx", f"sha-{code}", told)


def facts(*filings: Filing, starts=SCHOOLS, steps: tuple[Step, ...] = (), targets=(), year=YEAR) -> YearFacts:
    return YearFacts(OFFICE, year, Network(tuple(starts), tuple(steps)), filings, tuple(targets))


def all_grades(column: str, number: int | Gap) -> dict[str, int | Gap]:
    """The same answer for each grade of a primary school."""
    return {f"{column}.grade-{grade}": number for grade in range(1, 6)}


def line(code: str, part: int | Gap, whole: int | Gap | None = None) -> ShareLine:
    return ShareLine(code, f"Trường {code}", part, whole)


def indicator(code: str) -> Indicator:
    return LAW.indicators[code]


# --- figures already worked out -------------------------------------------------------------------------------------

UNITS = {"per cent": ValueUnit.PERCENT, "number": ValueUnit.NUMBER, "ratio": ValueUnit.RATIO, "level": ValueUnit.LEVEL}


def worked(
    code: str,
    lines: tuple[ShareLine, ...] | Figure,
    *,
    year: SchoolYear = YEAR,
    structure: str = AS_REPORTED,
    rule: Rule | None = None,
) -> Worked:
    """A figure of an indicator of the catalogue, from lines or from its numbers alone."""
    one = indicator(code)
    return Worked(
        code,
        OFFICE,
        str(year),
        one.round,
        structure,
        LAW.reference_day(year, one.round),
        one.formula,
        rule or Rule("tt-19-2017 phụ lục", date(2017, 9, 12), verified=True),
        UNITS[one.shown.kind],
        lines if isinstance(lines, Figure) else figure_of(one.formula, lines),
        () if isinstance(lines, Figure) else lines,
    )


def numbers(above: int, below: int | None = None, covered: int = 12, expected: int = 12) -> Figure:
    return Figure(above, below, covered, expected)


def target(code: str, least, basis: str = "nq-15", base_on: date | None = None) -> TargetFact:
    return TargetFact(str(YEAR), code, least, basis, base_on)


def measured(code: str, now: Figure, base: Figure | None = None, reported: Figure | None = None, **more) -> Measured:
    """A figure beside its base and target, all from their numbers alone."""
    before = YEAR.previous
    return Measured(
        worked(code, now),
        None if base is None else worked(code, base, year=before, structure=CLOSED.isoformat()),
        None if reported is None else worked(code, reported, year=before),
        **more,
    )
