"""The certificates of an office's schools beside one day: held, expired, or granted later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from namhoc.certify.models import Certificate
from namhoc.measure.explaining import HELD


class Holding(StrEnum):
    """How a certificate stands on a day."""

    HELD = "held"
    RENEWED = "renewed"
    EXPIRED = "expired"
    LATER = "later"


HOLDING_LABELS = {
    Holding.HELD: _("in force"),
    Holding.RENEWED: _("replaced by a newer one"),
    Holding.EXPIRED: _("expired"),
    Holding.LATER: _("granted later"),
}
TONES = {Holding.HELD: "ok", Holding.RENEWED: "calm", Holding.EXPIRED: "bad", Holding.LATER: "wait"}


@dataclass(frozen=True)
class Line:
    """One certificate as it stands on the day."""

    certificate: Certificate
    name: str
    kind: str
    holding: Holding

    @property
    def last_day(self) -> date:
        return self.certificate.until - timedelta(days=1)

    @property
    def label(self) -> str:
        return str(HOLDING_LABELS[self.holding])

    @property
    def tone(self) -> str:
        return TONES[self.holding]


@dataclass(frozen=True)
class Held:
    """How many schools hold one kind of certificate on the day, and which do not."""

    code: str
    label: str
    holders: int
    schools: int
    without: tuple[str, ...]


def lines_on(certificates: Iterable[Certificate], names: Mapping[str, str], day: date) -> list[Line]:
    """The certificates, by school, then by kind, the newest first."""
    kept = list(certificates)
    held = {(one.unit.code, one.kind) for one in kept if one.day <= day < one.until}
    lines = [
        Line(one, names.get(one.unit.code, one.unit.code), str(HELD.get(one.kind, one.kind)), _holding(one, held, day))
        for one in kept
    ]
    return sorted(lines, key=lambda line: (line.name, line.kind, -line.certificate.day.toordinal()))


def _holding(one: Certificate, held: set[tuple[str, str]], day: date) -> Holding:
    if one.day > day:
        return Holding.LATER
    if day < one.until:
        return Holding.HELD
    return Holding.RENEWED if (one.unit.code, one.kind) in held else Holding.EXPIRED


def held_by_kind(lines: Iterable[Line], schools: Mapping[str, str]) -> list[Held]:
    """For each kind, the schools that hold it and those that do not."""
    kept = list(lines)
    return [_held(code, str(label), kept, schools) for code, label in HELD.items()]


def _held(code: str, label: str, lines: list[Line], schools: Mapping[str, str]) -> Held:
    holders = {
        line.certificate.unit.code
        for line in lines
        if line.certificate.kind == code and line.holding is Holding.HELD and line.certificate.unit.code in schools
    }
    without = tuple(sorted(name for unit, name in schools.items() if unit not in holders))
    return Held(code, label, len(holders), len(schools), without)
