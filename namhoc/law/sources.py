"""Legal texts and other sources: number, issuer, days, where to read them."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from namhoc.law.entry import Entry, Evidence, check_evidence

Kind = Literal[
    "law",
    "decree",
    "circular",
    "resolution",
    "decision",
    "directive",
    "party-resolution",
    "plan",
    "project",
    "page",
    "method",
]


class Source(Entry):
    """One text that figures, standards and documents rest on.

    ``until`` is the first day on which it no longer applies; ``unverified`` names single fields
    that are weaker than the entry. A day that is left out was not found. ``awaited_by`` is the
    room that will rest on a text on which no entry rests yet.
    """

    source: str
    number: str | None
    kind: Kind
    title: str
    title_en: str
    issuer: str
    issued: date | None = None
    in_force: date | None = None
    until: date | None = None
    replaced_by: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()
    read_at: str | None = None
    checked: date
    verified: bool
    evidence: Evidence
    unverified: tuple[str, ...] = ()
    awaited_by: str = ""
    note: str = ""

    @model_validator(mode="after")
    def _verified_by_reading(self) -> Self:
        check_evidence(verified=self.verified, evidence=self.evidence)
        return self

    @property
    def label(self) -> str:
        """How an official text is cited: its number where it has one, else its title."""
        return self.number or self.title
