"""Figures worked out by hand, kept and adopted through the room's own actions."""

from datetime import date
from types import MappingProxyType

from namhoc.engine.figures import Figure as Numbers
from namhoc.engine.figures import ValueUnit
from namhoc.engine.gaps import Gap
from namhoc.law.catalogue import catalogue
from namhoc.measure.actions import adopt_figures, store_measured
from namhoc.measure.facts import AS_REPORTED, Cell, Measured, Rule, ShareLine, Worked
from namhoc.measure.rules import VALUE_UNITS
from namhoc.people.roles import Role
from namhoc.units.models import Unit
from tests.collect.desk import a_unit, someone

LAW = catalogue()
YEAR, BEFORE = "2020-2021", "2019-2020"
CLOSED = date(2021, 5, 31)
GRADUATION = "lower-secondary-graduation-rate"
ACCREDITED = "schools-accredited-rate"
NO_APPROVALS = MappingProxyType({})


def answered(unit, part, whole=None, *, name="", file="truong.xlsx", **more):
    """A school's share with the two cells it stood in."""
    labels = (("part", part, "J9", "graduates.grade-9"), ("whole", whole, "I9", "graduation-considered.grade-9"))
    cells = tuple(
        Cell(label, value, question, file, "Biểu 1", cell, "ab" * 32, unit=unit, year=YEAR, round="end-of-year", **more)
        for label, value, cell, question in labels
        if value is not None
    )
    return ShareLine(unit, name or f"Trường {unit}", part, whole, cells)


def numbers_of(formula, shares):
    """Numerator, denominator and cover, reckoned here once more, the long way."""
    known = [one for one in shares if one.gap is None]
    expected = sum(1 for one in shares if one.gap is None or one.gap.kind != "not-applicable")
    above = sum(one.part for one in known)
    below = {"total": None, "level": None, "overall": sum(one.whole or 0 for one in known)}
    if formula == "reduction":
        return Numbers(
            sum(one.whole - one.part for one in known), sum(one.whole for one in known), len(known), expected
        )
    return Numbers(above, below.get(formula, len(known)), len(known), expected)


def worked(indicator, *shares, **changes):
    """A figure of ``indicator`` from these shares, on its own law version."""
    entry = LAW.indicators[indicator]
    facts = {
        "unit": "phong-mau",
        "year": YEAR,
        "round": entry.round,
        "structure": AS_REPORTED,
        "reference_day": CLOSED,
        "formula": entry.formula,
        "rule": Rule("nd-20-2014 art. 10", date(2014, 5, 15), verified=True),
        "value_unit": VALUE_UNITS[entry.shown.kind],
        "figure": numbers_of(entry.formula, shares),
        "shares": shares,
    }
    return Worked(indicator, **{**facts, **changes})


def kept(office, *figures, approvals=NO_APPROVALS):
    """These figures as drafts of the office's year, by indicator."""
    told = [one if isinstance(one, Measured) else Measured(one) for one in figures]
    stored = store_measured(office, YEAR, told, LAW, approvals, by=someone(Role.SPECIALIST, office))
    return {figure.indicator: figure for figure in stored}


def adopted(office, *figures, reason="", approvals=NO_APPROVALS):
    """The same, made official by the head of the office."""
    found = kept(office, *figures, approvals=approvals)
    adopt_figures(office, YEAR, reason=reason, by=someone(Role.HEAD, office))
    for figure in found.values():
        figure.refresh_from_db()
    return found


def schools(office, count):
    """So many lower secondary schools under the office."""
    return [a_unit(office, f"truong-{number:02}", f"Trường {number:02}", "lower-secondary") for number in range(count)]


def graduation(*fractions, **changes):
    """Each school's graduates over those considered, as ``(40, 50)``; a school's gap as ``Gap(…)``."""
    shares = [
        answered(f"truong-{at:02}", one, one, name=f"Trường {at:02}")
        if isinstance(one, Gap)
        else answered(f"truong-{at:02}", *one, name=f"Trường {at:02}")
        for at, one in enumerate(fractions)
    ]
    return worked(GRADUATION, *shares, **changes)


def accredited(held, of, **changes):
    """``held`` of so many schools hold a certificate."""
    lines = (ShareLine(f"truong-{at:02}", f"Trường {at:02}", int(at < held)) for at in range(of))
    return worked(ACCREDITED, *lines, value_unit=ValueUnit.PERCENT, **changes)


def unit_called(code):
    return Unit.objects.get(code=code)
