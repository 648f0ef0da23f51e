"""What units reported, put on other units: carried along mergers and splits by the rule of the indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TypeVar

from namhoc.engine.apportion import apportion
from namhoc.engine.gaps import Gap, GapKind
from namhoc.law.indicators import Indicator
from namhoc.measure.facts import Cell, ShareLine
from namhoc.units.network import Network, NotComparable

ADD_UP, HELD, RECOUNTED, NEVER = "add up", "every predecessor", "recounted", "not comparable"
NOBODY = "~"  # after every code, so that whoever stands has the first turn
Side = TypeVar("Side", int | Gap, int | Gap | None)


def rule_of(indicator: Indicator) -> str:
    """The rule by which a figure is put on other units: units themselves are counted anew, whatever became of them."""
    counts_units = indicator.rows == "network" and indicator.formula == "total"
    return RECOUNTED if counts_units else indicator.restated


def restated(
    lines: Sequence[ShareLine], rule: str, network: Network, after: date, until: date, *, parent: str | None = None
) -> tuple[ShareLine, ...]:
    """Lines of the day ``after`` on the units of ``until``; where a parent is named, on those that answer to it then.

    Shape   one line for each unit that stands on ``until`` and had a predecessor among the lines
    Gaps    a merged unit with a gap among its predecessors has that gap; one to whom the question did not
            apply brings nothing; a closed unit drops out; the parts of a split unit have its gap
    Raises  ``NotComparable`` where a unit was split and nobody said what went where, or the rule says so
    Source  ``add up`` is arithmetic, and shares out what a split unit had by ``engine.apportion``; ``every
            predecessor`` is this project's stated rule for things held: a merged unit held it only if each of
            those it came from did, and what one unit held cannot be shared out; ``recounted`` counts who stands
    """
    if rule == NEVER:
        raise NotComparable(rule)
    standing = network.on(until)
    gathered: dict[str, list[ShareLine]] = defaultdict(list)
    for line in lines:
        for heir, portion in _portions(line, rule, network.heirs(line.unit, after, until)).items():
            if heir in standing and parent in (None, standing[heir].parent):
                gathered[heir].append(portion)
    return tuple(_joined(standing[heir].name, heir, group, rule) for heir, group in sorted(gathered.items()))


def _portions(line: ShareLine, rule: str, heirs: Mapping[str, Fraction]) -> dict[str, ShareLine]:
    """What each heir takes over of one unit's line; a share that went to a part closed since is nobody's."""
    if all(share == 1 for share in heirs.values()):
        return dict.fromkeys(heirs, line)
    if rule == HELD:
        raise NotComparable(line.unit)
    everyone = {**heirs, NOBODY: 1 - sum(heirs.values(), Fraction(0))}
    parts, wholes = _shared(line.part, everyone, rule), _shared(line.whole, everyone, rule)
    return {
        heir: replace(line, part=parts[heir], whole=wholes[heir], cells=_taken(line, share))
        for heir, share in heirs.items()
    }


def _shared(side: Side, heirs: Mapping[str, Fraction], rule: str) -> Mapping[str, Side | int]:
    if isinstance(side, int) and rule == ADD_UP:
        return apportion(side, heirs)
    return dict.fromkeys(heirs, side)


def _taken(line: ShareLine, share: Fraction) -> tuple[Cell, ...]:
    """The cells of a unit that was split, with the share of them that was taken over."""
    return tuple(replace(cell, of=line.name, share=str(share)) for cell in line.cells or (_plain(line),))


def _joined(name: str, heir: str, group: Sequence[ShareLine], rule: str) -> ShareLine:
    if [line.unit for line in group] == [heir]:
        return replace(group[0], name=name)
    cells = tuple(_of(line, cell) for line in group for cell in line.cells or (_plain(line),))
    asked = [line for line in group if line.gap is None or line.gap.kind is not GapKind.NOT_APPLICABLE]
    if not asked:
        return replace(group[0], unit=heir, name=name, cells=cells)
    parts, wholes = [line.part for line in asked], [line.whole for line in asked if line.whole is not None]
    part = _first_gap(parts) or _JOINS[rule](_numbers(parts))
    whole = _first_gap(wholes) or sum(_numbers(wholes)) if wholes else None
    return ShareLine(heir, name, part, whole, cells)


_JOINS: Mapping[str, Callable[[Sequence[int]], int]] = {ADD_UP: sum, HELD: min, RECOUNTED: max}


def _plain(line: ShareLine) -> Cell:
    return Cell(line.name, line.part)


def _of(line: ShareLine, cell: Cell) -> Cell:
    """The cell, said to be the predecessor's."""
    return replace(cell, of=line.name)


def _first_gap(values: Sequence[int | Gap]) -> Gap | None:
    return next((value for value in values if isinstance(value, Gap)), None)


def _numbers(values: Sequence[int | Gap]) -> list[int]:
    return [value for value in values if not isinstance(value, Gap)]
