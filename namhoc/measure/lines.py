"""From answers to lines: what each unit that is asked brings to an indicator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from namhoc.collect.answers import Answer
from namhoc.collect.asked import form_for
from namhoc.engine.gaps import NOT_REPORTED, Gap, GapKind
from namhoc.law.catalogue import Catalogue
from namhoc.law.forms import questions_of
from namhoc.law.indicators import Indicator
from namhoc.law.school_year import SchoolYear
from namhoc.measure.facts import Cell, ShareLine, YearFacts
from namhoc.units.network import UnitStart


@dataclass(frozen=True)
class _Question:
    """A question put to a kind of unit: its label, and the round in which it is asked."""

    code: str
    label: str
    round: str


@dataclass
class _Put:
    """An indicator's questions as they are put to each kind of unit in a year: found once a kind."""

    catalogue: Catalogue
    indicator: Indicator
    year: SchoolYear
    found: dict[tuple[str, bool], tuple[_Question, ...]] = field(default_factory=dict)

    def part(self, kind: str) -> tuple[_Question, ...]:
        return self._of(kind, whole=False)

    def whole(self, kind: str) -> tuple[_Question, ...]:
        return self._of(kind, whole=True)

    def _of(self, kind: str, *, whole: bool) -> tuple[_Question, ...]:
        if (kind, whole) not in self.found:
            takes = self.indicator.takes
            self.found[kind, whole] = _questions(self.catalogue, takes.whole if whole else takes.part, kind, self.year)
        return self.found[kind, whole]


def answer_lines(catalogue: Catalogue, indicator: Indicator, facts: YearFacts, day: date) -> tuple[ShareLine, ...]:
    """A line for every unit asked, in the order of their codes, with the cells it came from."""
    put = _Put(catalogue, indicator, facts.year)
    there = facts.network.under(facts.unit, day, indicator.kinds)
    return tuple(_line(put, unit, facts) for _code, unit in sorted(there.items()) if put.part(unit.kind))


def _line(put: _Put, unit: UnitStart, facts: YearFacts) -> ShareLine:
    part, part_cells = _side(put.part(unit.kind), unit, facts)
    if not put.indicator.takes.whole:
        return ShareLine(unit.code, unit.name, part, None, part_cells)
    whole, whole_cells = _side(put.whole(unit.kind), unit, facts)
    return ShareLine(unit.code, unit.name, part, whole, part_cells + whole_cells)


def _questions(catalogue: Catalogue, names: Sequence[str], kind: str, year: SchoolYear) -> tuple[_Question, ...]:
    """The questions among ``names`` that this kind is asked in any round of the year."""
    found = []
    rounds = catalogue.rounds
    for round_code in sorted(rounds, key=lambda code: rounds[code].order):
        form = form_for(catalogue, round_code, kind, catalogue.reference_day(year, round_code))
        if form is None:
            continue
        asked = questions_of(form[1], kind)
        wanted = _spelled_out(names, asked)
        for name, (sheet, row, column) in asked.items():
            if name in wanted:
                label = f"{sheet.sheet} · {row.label} · {column.label}"
                found.append(_Question(name, label, round_code))
    return tuple(found)


def _spelled_out(names: Iterable[str], asked: Iterable[str]) -> set[str]:
    wanted: set[str] = set()
    for name in names:
        if name.endswith(".*"):
            wanted |= {question for question in asked if question.startswith(name[:-1])}
        else:
            wanted.add(name)
    return wanted


def _side(asked: Iterable[_Question], unit: UnitStart, facts: YearFacts) -> tuple[int | Gap, tuple[Cell, ...]]:
    """One side of a line: the sum of its answers, or the first gap that spoils it."""
    cells = tuple(_cell(one, unit, facts) for one in asked)
    return _sum(cell.value for cell in cells), tuple(cell for cell in cells if cell.file or cell.cell)


def _cell(asked: _Question, unit: UnitStart, facts: YearFacts) -> Cell:
    filing = facts.by_unit_and_round.get((unit.code, asked.round))
    nothing = Answer(asked.code, NOT_REPORTED, "", "")
    answer = nothing if filing is None else filing.answers.get(asked.code, nothing)
    return Cell(
        asked.label,
        answer.value,
        asked.code,
        "" if filing is None else filing.file,
        answer.sheet,
        answer.cell,
        "" if filing is None else filing.digest,
        unit=unit.code,
        year=str(facts.year),
        round=asked.round,
    )


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
