"""How an office's communes stand to the standards: who met what, and which level the district holds by that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext_lazy as _

from namhoc.certify.models import Judgement
from namhoc.law.catalogue import Catalogue
from namhoc.law.standards import Standard
from namhoc.law.starts import Starts
from namhoc.plan.labels import label_of

PROGRAMMES = {
    "preschool-5": _("Preschool, age 5"),
    "primary": _("Primary"),
    "lower-secondary": _("Lower secondary"),
    "literacy": _("Literacy"),
}


@dataclass(frozen=True)
class Criterion:
    """What a commune reached, and what was asked of it."""

    label: str
    indicator: str
    numerator: int | None
    denominator: int | None
    least: Fraction
    met: bool | None

    @property
    def reached(self) -> Fraction | None:
        if self.numerator is None or not self.denominator:
            return None
        return Fraction(self.numerator, self.denominator)

    @property
    def nobody(self) -> bool:
        """Whether there was nobody to be counted."""
        return self.numerator is not None and self.denominator == 0


@dataclass(frozen=True)
class Verdict:
    """One standard for one commune; ``met`` is ``None`` where not enough is known."""

    standard: str
    label: str
    met: bool | None
    criteria: tuple[Criterion, ...]
    lacking: tuple[str, ...]


@dataclass(frozen=True)
class CommuneRow:
    """A commune with its verdicts, in the order of the columns."""

    code: str
    name: str
    verdicts: tuple[Verdict | None, ...]

    @property
    def known(self) -> tuple[Verdict, ...]:
        return tuple(verdict for verdict in self.verdicts if verdict is not None)


@dataclass(frozen=True)
class Column:
    """One standard: how many communes met it, and whether that is enough for the district."""

    standard: str
    label: str
    level: int
    met: int
    not_known: int
    communes: int
    least: Fraction
    source: str
    verified: bool

    @property
    def held(self) -> bool | None:
        """Whether the district holds it; ``None`` where the communes not known could decide it."""
        asked = self.communes * self.least
        return True if self.met >= asked else None if self.met + self.not_known >= asked else False


@dataclass(frozen=True)
class Programme:
    """The levels of one programme, and the highest that the district holds."""

    label: str
    columns: tuple[Column, ...]

    @property
    def level(self) -> int | None:
        """0 where it holds none; ``None`` where a higher one may be held, too."""
        surely = max((column.level for column in self.columns if column.held), default=0)
        perhaps = max((column.level for column in self.columns if column.held is not False), default=0)
        return surely if surely == perhaps else None


@dataclass(frozen=True)
class Standing:
    """The whole table."""

    day: date
    programmes: tuple[Programme, ...]
    rows: tuple[CommuneRow, ...]


def standing_of(catalogue: Catalogue, judgements: Iterable[Judgement], names: Mapping[str, str]) -> Standing | None:
    """What was judged as a table of communes and standards; nothing where nothing was judged."""
    kept = list(judgements)
    if not kept:
        return None
    day = max(one.day for one in kept)
    standards = _in_order(catalogue, {one.standard for one in kept})
    by_place = {(one.unit.code, one.standard): one for one in kept}
    communes = sorted({one.unit.code for one in kept}, key=lambda code: names.get(code, code))
    rows = tuple(
        CommuneRow(
            code, names.get(code, code), tuple(_verdict(catalogue, by_place.get((code, one))) for one in standards)
        )
        for code in communes
    )
    return Standing(day, _programmes(catalogue, standards, kept, day), rows)


def _in_order(catalogue: Catalogue, codes: set[str]) -> list[str]:
    order = list(PROGRAMMES)

    def place(code: str) -> tuple[int, int, str]:
        standard = catalogue.standards[code]
        known = order.index(standard.programme) if standard.programme in order else len(order)
        return known, standard.level or 1, code

    return sorted((code for code in codes if code in catalogue.standards), key=place)


def _verdict(catalogue: Catalogue, one: Judgement | None) -> Verdict | None:
    if one is None:
        return None
    labels = [label_of(catalogue.standards[code]) for code in one.lacking if code in catalogue.standards]
    standard = catalogue.standards[one.standard]
    criteria = tuple(_criterion(told, standard, one.day) for told in one.criteria)
    return Verdict(one.standard, label_of(standard), one.met, criteria, tuple(labels))


def _criterion(told: Mapping[str, Any], standard: Standard, day: date) -> Criterion:
    version = Starts(standard.since).get(day)
    entries = () if version is None else version.criteria
    entry = next((one for one in entries if one.criterion == told["criterion"]), None)
    label = told["label"] if entry is None else label_of(entry)
    least = Fraction(told["at_least"])
    return Criterion(label, told["indicator"], told["numerator"], told["denominator"], least, told["met"])


def _programmes(catalogue: Catalogue, codes: list[str], kept: list[Judgement], day: date) -> tuple[Programme, ...]:
    found: dict[str, list[Column]] = {}
    for code in codes:
        column = _column(catalogue.standards[code], [one for one in kept if one.standard == code], day)
        found.setdefault(catalogue.standards[code].programme, []).append(column)
    return tuple(Programme(str(PROGRAMMES.get(code, code)), tuple(columns)) for code, columns in found.items())


def _column(standard: Standard, judged: list[Judgement], day: date) -> Column:
    version = Starts(standard.since).on(day)
    met = sum(1 for one in judged if one.met)
    return Column(
        standard.standard,
        label_of(standard),
        standard.level or 1,
        met,
        sum(1 for one in judged if one.met is None),
        len(judged),
        Fraction(version.share_of_communes),
        judged[0].source,
        judged[0].verified,
    )
