"""A figure of some year asked again: on the units that reported it, on those of a day, on today's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from namhoc.law.catalogue import Catalogue
from namhoc.law.indicators import Indicator
from namhoc.measure.facts import ShareLine, Worked
from namhoc.measure.phrases import phrase, told_value
from namhoc.measure.restating import restated, rule_of
from namhoc.measure.rules import figure_of
from namhoc.paper.numbers import number, short_date
from namhoc.units.network import ENDINGS, Network, NotComparable


class Structure(StrEnum):
    """On whose units a figure is asked; on those of a day takes the day as well."""

    AS_REPORTED = "as-reported"
    ON_A_DAY = "on-a-day"
    TODAY = "today"


@dataclass(frozen=True)
class Answered:
    """The figure on the structure asked for, and what there is to know about it.

    ``worked`` is ``None`` where no exact answer can be given: ``note`` says why
    """

    structure: Structure
    day: date
    worked: Worked | None
    note: str


def on_structure(
    catalogue: Catalogue,
    worked: Worked,
    network: Network,
    structure: Structure,
    *,
    today: date,
    day: date | None = None,
) -> Answered:
    """A figure as it was reported, put on the units of a day or of today.

    Shape   the shares are carried along mergers, splits and renamings; the rule and the closing day stay
    Gaps    a merged unit with a gap among its predecessors has that gap; a closed unit drops out
    Raises  ``ValueError`` where the units of a day are asked for and no day is named
    """
    if structure is Structure.AS_REPORTED:
        return Answered(structure, worked.reference_day, worked, _note("structure_reported", worked.reference_day))
    asked = today if structure is Structure.TODAY else day
    if asked is None:
        raise ValueError("on which day?")
    indicator = catalogue.indicators[worked.indicator]
    try:
        shares = _carried(worked, indicator, network, asked)
    except NotComparable:
        return Answered(structure, asked, None, _note("structure_not_comparable", asked))
    moved = replace(
        worked,
        structure=asked.isoformat(),
        figure=figure_of(worked.formula, shares),
        shares=shares,
        key=None,
    )
    return Answered(structure, asked, moved, _counted(worked, moved, indicator, network))


def _carried(worked: Worked, indicator: Indicator, network: Network, day: date) -> tuple[ShareLine, ...]:
    """The shares on the units of ``day``; backwards only where nothing befell them in between."""
    if not worked.shares or indicator.rows == "targets" or worked.formula in ("level", "reduction"):
        raise NotComparable(worked.indicator)
    if day >= worked.reference_day:
        return restated(worked.shares, rule_of(indicator), network, worked.reference_day, day)
    standing = network.on(day)
    steps = network.steps_between(day, worked.reference_day)
    befallen = {name for step in steps if step.kind in ENDINGS for name in (step.unit, step.into)}
    if any(share.unit in befallen or share.unit not in standing for share in worked.shares):
        raise NotComparable(worked.indicator)
    return worked.shares


def _note(name: str, day: date, **values: object) -> str:
    return phrase(name, day=short_date(day), **values)


def _counted(worked: Worked, moved: Worked, indicator: Indicator, network: Network) -> str:
    """On how many units, what was reported then, and how many of the units have gone to another office."""
    day = date.fromisoformat(moved.structure)
    units = number(len(moved.shares))
    note = _note("structure_on_day", day, units=units, reported=told_value(worked, indicator))
    states = (network.state(share.unit, day) for share in moved.shares)
    elsewhere = sum(1 for state in states if state is not None and state.parent != worked.unit)
    told = [note]
    if any(cell.share for share in moved.shares for cell in share.cells):
        told.append(phrase("structure_shared"))
    if elsewhere:
        told.append(phrase("structure_elsewhere", units=number(elsewhere)))
    return " ".join(told)
