"""Certificates as plain values: held from the day of the decision until they expire."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from namhoc.collect.answers import OfficeBook
from namhoc.law.findings import Finding, Place


@dataclass(frozen=True)
class CertificateFact:
    """One certificate of one unit. ``until`` is the first day on which it no longer holds."""

    unit: str
    kind: str
    level: int | None
    number: str
    day: date
    issuer: str
    until: date
    place: Place = field(default_factory=Place)
    digest: str = ""

    def holds_on(self, day: date) -> bool:
        return self.day <= day < self.until


def held_on(certificates: Iterable[CertificateFact], unit: str, kind: str, day: date) -> CertificateFact | None:
    """The certificate by which a unit held something on ``day``: the latest in force."""
    held = [one for one in certificates if (one.unit, one.kind) == (unit, kind) and one.holds_on(day)]
    return max(held, key=lambda one: one.day, default=None)


def certificates_of(
    books: Iterable[OfficeBook], known: Iterable[str]
) -> tuple[tuple[CertificateFact, ...], list[Finding]]:
    """The certificates in several years' books, each once; a unit nobody knows is a finding."""
    units = set(known)
    found: dict[tuple[str, str, str], CertificateFact] = {}
    findings: list[Finding] = []
    for book in books:
        for row in book.rows("certificates"):
            day, until = row.day("day"), row.day("until")
            if day is None or until is None:
                continue  # the reader has said so already
            if until <= day:
                findings.append(Finding("certify.until-before-day", row.place))
                continue
            if row.text("unit") not in units:
                found_unit = {"found": row.text("unit")}
                findings.append(Finding("certify.unknown-unit", row.place, found_unit))
                continue
            one = CertificateFact(
                row.text("unit"),
                row.text("kind"),
                row.number("level"),
                row.text("number"),
                day,
                row.text("issuer"),
                until,
                row.place,
                book.digest,
            )
            found[one.unit, one.kind, one.number] = one
    return tuple(found.values()), findings


def expired_findings(certificates: Iterable[CertificateFact], day: date) -> list[Finding]:
    """Certificates that had run out by ``day`` with nothing in their place: worth a note."""
    kept = list(certificates)
    return [
        Finding(
            "certify.expired",
            replace(one.place, unit=one.unit),
            {"found": one.number, "until": f"{one.until.day}/{one.until.month}/{one.until.year}"},
        )
        for one in kept
        if one.until <= day and held_on(kept, one.unit, one.kind, day) is None
    ]
