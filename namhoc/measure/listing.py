"""A year's figures as a list: by group, each beside its base and target, and in which state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from namhoc.law.catalogue import catalogue
from namhoc.measure import compared
from namhoc.measure.models import Figure
from namhoc.measure.structures import Answered
from namhoc.plan.labels import group_label, group_order


class State(StrEnum):
    """How far a figure has come."""

    DRAFT = "draft"
    CHANGED = "changed"
    ADOPTED = "adopted"


class Show(StrEnum):
    """What the list can be narrowed to."""

    ALL = "all"
    TO_ADOPT = "to-adopt"
    CHANGED = "changed"
    INCOMPLETE = "incomplete"
    BELOW = "below"
    UNCHECKED = "unchecked"


SHOW_LABELS = {
    Show.ALL: _("all figures"),
    Show.TO_ADOPT: _("to be adopted"),
    Show.CHANGED: _("changed since adoption"),
    Show.INCOMPLETE: _("units missing"),
    Show.BELOW: _("below target"),
    Show.UNCHECKED: _("rule not checked"),
}


@dataclass(frozen=True)
class Row:
    """One figure in the list."""

    figure: Figure
    state: State
    change: compared.Moved | None
    excess: compared.Moved | None
    met: bool | None
    answered: Answered | None = None  # the same figure on the units it was asked on

    @property
    def complete(self) -> bool:
        return self.figure.covered == self.figure.expected


@dataclass(frozen=True)
class Group:
    """The figures of one group of indicators."""

    code: str
    label: str
    rows: tuple[Row, ...]


NARROWS: Mapping[Show, Callable[[Row], bool]] = {
    Show.ALL: lambda _row: True,
    Show.TO_ADOPT: lambda row: row.state is not State.ADOPTED,
    Show.CHANGED: lambda row: row.state is State.CHANGED,
    Show.INCOMPLETE: lambda row: not row.complete,
    Show.BELOW: lambda row: row.met is False,
    Show.UNCHECKED: lambda row: not row.figure.verified,
}


def row_of(figure: Figure, answered: Answered | None = None) -> Row:
    state = State.ADOPTED
    if figure.adopted_on is None:
        state = State.CHANGED if figure.replaces_id else State.DRAFT
    moved = compared.change_of(figure), compared.excess_of(figure), compared.is_met(figure)
    return Row(figure, state, *moved, answered)


def grouped(rows: Iterable[Row]) -> list[Group]:
    """Rows under their groups, in the catalogue's order; one whose indicator is gone stands last, under its code."""
    order = list(catalogue().indicators)
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: _place(order, row.figure.indicator)):
        found.setdefault(_group(row.figure.indicator), []).append(row)
    return [Group(code, group_label(code), tuple(found[code])) for code in sorted(found, key=group_order)]


def _group(indicator: str) -> str:
    entry = catalogue().indicators.get(indicator)
    return "" if entry is None else entry.group


def _place(order: list[str], indicator: str) -> int:
    return order.index(indicator) if indicator in order else len(order)
