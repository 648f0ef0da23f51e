"""What a unit's share stands on, told to a reader: answers in cells, a certificate, criteria, a merger, a target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED, Gap, GapKind
from namhoc.law.indicators import Indicator
from namhoc.measure.models import Figure, Share
from namhoc.measure.questions import takes
from namhoc.units.network import EventKind

EVENTS = {
    EventKind.MERGE: _("merged into"),
    EventKind.SPLIT: _("split into"),
    EventKind.CLOSE: _("dissolved"),
    EventKind.LEVEL_REMOVED: _("ended with its level"),
}
_ONE_DAY = timedelta(days=1)
_PLACES = ("question", "file", "cell", "note")  # a predecessor's plain number has none of them


@dataclass(frozen=True)
class Spot:
    """One cell: what it asks, what stands in it, on which side of the line it counts."""

    label: str
    value: int | Gap
    cell: str
    below: bool


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet of one file, and who let them through."""

    file: str
    sheet: str
    digest: str
    of: str
    approved_by: str
    approved_on: date | None
    report: int | None
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class Held:
    """A certificate; ``last_day`` is the last on which it holds."""

    label: str
    since: date
    last_day: date
    counts: bool
    of: str
    file: str
    sheet: str
    cell: str


@dataclass(frozen=True)
class Asked:
    """A criterion or a target: the fraction reached, the least asked, whether it is met."""

    label: str
    indicator: str
    reached: Fraction | None
    fraction: str
    least: Fraction | None
    met: bool | None
    figure: Figure | None


@dataclass(frozen=True)
class Befallen:
    """What became of a unit between the two days."""

    day: date
    event: str
    into: str
    decision: str


@dataclass(frozen=True)
class Footing:
    """One unit's share with all it stands on."""

    share: Share
    gap: Gap | None
    sheets: tuple[Sheet, ...] = ()
    certificates: tuple[Held, ...] = ()
    asked: tuple[Asked, ...] = ()
    befallen: tuple[Befallen, ...] = ()
    predecessors: tuple[tuple[str, int | Gap], ...] = ()

    @property
    def value(self) -> Fraction | Gap:
        return value_of_share(self.share)

    @property
    def spots(self) -> int:
        return sum(len(sheet.spots) for sheet in self.sheets)


@dataclass(frozen=True)
class Beside:
    """What the cells of a figure point to: other figures by indicator, documents by code."""

    figures: Mapping[str, Figure] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)


def value_of_share(share: Share) -> Fraction | Gap:
    """What a unit's own numbers come to by themselves; over nobody there is no value."""
    if share.gap or share.part is None:
        return gap_of(share) or NOT_REPORTED
    if share.whole is None:
        return Fraction(share.part)
    return Fraction(share.part, share.whole) if share.whole else NOT_APPLICABLE


def gap_of(share: Share) -> Gap | None:
    """Why a unit has no number, where it has none."""
    return Gap(GapKind(share.gap), share.reason) if share.gap else None


def footing_of(share: Share, indicator: Indicator, beside: Beside) -> Footing:
    """The share as its kind of rows tells it."""
    gap = gap_of(share)
    cells: list[dict[str, Any]] = share.cells
    bare = [cell for cell in cells if cell.get("of") and not any(cell[name] for name in _PLACES)]
    told = [cell for cell in cells if cell not in bare]
    before = tuple((_whose(cell), value_in(cell)) for cell in bare)
    match indicator.rows:
        case "certificates":
            return Footing(share, gap, certificates=tuple(map(_held, told)), predecessors=before)
        case "standards":
            return Footing(share, gap, asked=tuple(_criterion(cell, beside) for cell in told), predecessors=before)
        case "targets":
            return Footing(share, gap, asked=tuple(_target(cell, beside) for cell in told))
        case "network":
            return Footing(share, gap, befallen=tuple(map(_befallen, told)), predecessors=before)
        case _:
            return Footing(share, gap, sheets=_sheets(told, indicator), predecessors=before)


def _whose(cell: Mapping[str, Any]) -> str:
    """The predecessor a number came from, and which share of it where that was split."""
    share = cell.get("share", "")
    return f"{cell['of']} × {share}" if share else str(cell.get("of", ""))


def value_in(cell: Mapping[str, Any]) -> int | Gap:
    return Gap(GapKind(cell["gap"]), cell["reason"]) if cell["value"] is None else int(cell["value"])


def _sheets(cells: Iterable[dict[str, Any]], indicator: Indicator) -> tuple[Sheet, ...]:
    def place(cell: dict[str, Any]) -> tuple[str, str, str]:
        return _whose(cell), cell["file"], cell["sheet"]

    return tuple(_sheet(list(found), indicator) for _place, found in groupby(sorted(cells, key=place), key=place))


def _sheet(cells: list[dict[str, Any]], indicator: Indicator) -> Sheet:
    first = cells[0]
    approved = first.get("approved_on")
    return Sheet(
        first["file"],
        first["sheet"],
        first["digest"],
        _whose(first),
        first.get("approved_by", ""),
        date.fromisoformat(approved) if approved else None,
        first.get("report"),
        tuple(_spot(cell, indicator) for cell in cells),
    )


def _spot(cell: Mapping[str, Any], indicator: Indicator) -> Spot:
    below = not takes(indicator.takes.part, cell["question"])
    return Spot(cell["label"], value_in(cell), cell["cell"], below)


def _held(cell: Mapping[str, Any]) -> Held:
    since, until = (date.fromisoformat(day) for day in cell["note"].split("/"))
    place = cell["file"], cell["sheet"], cell["cell"]
    return Held(cell["label"], since, until - _ONE_DAY, cell["value"] == 1, cell.get("of", ""), *place)


def _criterion(cell: Mapping[str, Any], beside: Beside) -> Asked:
    above, _line, below = cell["note"].partition("/")
    known = below.isdigit() and below != "0"
    return Asked(
        cell["label"],
        cell["question"],
        Fraction(int(above), int(below)) if known else None,
        cell["note"] if below.isdigit() else "",
        Fraction(cell["least"]) if cell.get("least") else None,
        None if cell["value"] is None else cell["value"] == 1,
        beside.figures.get(cell["question"]),
    )


def _target(cell: Mapping[str, Any], beside: Beside) -> Asked:
    figure = beside.figures.get(cell["question"])
    value = None if figure is None else figure.value
    return Asked(
        beside.documents.get(cell["label"], cell["label"]),
        cell["question"],
        value if isinstance(value, Fraction) else None,
        "",
        Fraction(cell["least"]) if cell.get("least") else None,
        None if cell["value"] is None else cell["value"] == 1,
        figure,
    )


def _befallen(cell: Mapping[str, Any]) -> Befallen:
    day, kind, into = cell["note"].split("/", 2)
    return Befallen(date.fromisoformat(day), str(EVENTS.get(EventKind(kind), kind)), into, cell["label"])
