"""From answers to lines: what each unit that is asked brings to an indicator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from namhoc.collect.answers import Answer, Filing
from namhoc.collect.asked import form_for
from namhoc.engine.gaps import NOT_REPORTED, Gap, GapKind
from namhoc.law.catalogue import Catalogue
from namhoc.law.forms import questions_of
from namhoc.law.indicators import Indicator
from namhoc.measure.facts import Cell, ShareLine, YearFacts
from namhoc.units.network import UnitStart


def units_asked(catalogue: Catalogue, indicator: Indicator, facts: YearFacts, day: date) -> dict[str, UnitStart]:
    """The units under the office on ``day`` whose form puts one of the indicator's questions."""
    there = facts.network.under(facts.unit, day, indicator.kinds)
    return {
        code: unit
        for code, unit in there.items()
        if _questions(catalogue, indicator.takes.part, indicator.round, unit.kind, day)
    }


def answer_lines(catalogue: Catalogue, indicator: Indicator, facts: YearFacts, day: date) -> tuple[ShareLine, ...]:
    """A line for every unit asked, in the order of their codes, with the cells it came from."""
    lines = []
    for code, unit in sorted(units_asked(catalogue, indicator, facts, day).items()):
        sides = [
            _side(catalogue, names, indicator.round, unit, facts, day)
            for names in (indicator.takes.part, indicator.takes.whole)
        ]
        (part, part_cells), (whole, whole_cells) = sides
        line = ShareLine(
            code,
            unit.name,
            part,
            whole if indicator.takes.whole else None,
            part_cells + whole_cells,
        )
        lines.append(line)
    return tuple(lines)


def _questions(catalogue: Catalogue, names: Sequence[str], round_code: str, kind: str, day: date) -> dict[str, str]:
    """The questions among ``names`` that this kind is asked, with their labels."""
    found = form_for(catalogue, round_code, kind, day)
    if found is None:
        return {}
    asked = questions_of(found[1], kind)
    wanted = _spelled_out(names, asked)
    return {
        name: f"{sheet.sheet} · {row.label} · {column.label}"
        for name, (sheet, row, column) in asked.items()
        if name in wanted
    }


def _spelled_out(names: Iterable[str], asked: Iterable[str]) -> set[str]:
    wanted: set[str] = set()
    for name in names:
        if name.endswith(".*"):
            wanted |= {question for question in asked if question.startswith(name[:-1])}
        else:
            wanted.add(name)
    return wanted


def _side(
    catalogue: Catalogue,
    names: Sequence[str],
    round_code: str,
    unit: UnitStart,
    facts: YearFacts,
    day: date,
) -> tuple[int | Gap, tuple[Cell, ...]]:
    """One side of a line: the sum of its answers, or the first gap that spoils it."""
    asked = _questions(catalogue, names, round_code, unit.kind, day)
    filing = facts.by_unit_and_round.get((unit.code, round_code))
    if filing is None:
        return NOT_REPORTED, ()
    cells = tuple(_cell(filing, name, label) for name, label in asked.items())
    return _sum(cell.value for cell in cells), cells


def _cell(filing: Filing, question: str, label: str) -> Cell:
    answer = filing.answers.get(question, Answer(question, NOT_REPORTED, "", ""))
    return Cell(label, answer.value, question, filing.file, answer.sheet, answer.cell, filing.digest)


def _sum(values: Iterable[int | Gap]) -> int | Gap:
    """A sum without what does not apply; any other gap spoils it, for the whole is then unknown."""
    taken, spoiled, applicable = 0, None, False
    for value in values:
        if isinstance(value, Gap):
            if value.kind is not GapKind.NOT_APPLICABLE:
                spoiled, applicable = spoiled or value, True
        else:
            taken, applicable = taken + value, True
    if not applicable:
        return Gap(GapKind.NOT_APPLICABLE)
    return taken if spoiled is None else spoiled
