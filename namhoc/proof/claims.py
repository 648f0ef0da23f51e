"""What a text says in figures, and what is found about it: the values that leave the room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

SHOWN_DIGITS = 4  # decimals of a number in JSON; inside the room it stays exact


class Verdict(StrEnum):
    """How a figure stands to the others; only a mismatch accuses."""

    MISMATCH = "mismatch"
    TRUNCATED = "truncated"
    LOOSE = "loose"
    SUSPICIOUS = "suspicious"
    IMPLIED = "implied"
    OK = "ok"


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure of the text with what it speaks of; ``span`` cuts ``text`` out of what was read."""

    id: str
    kind: str
    span: tuple[int, int]
    text: str
    value: Fraction | None
    unit: str
    numerator: Fraction | None
    denominator: Fraction | None
    subject: str
    qualifier: str
    scope: str

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "kind": self.kind,
            "span": list(self.span),
            "text": self.text,
            "value": plain(self.value),
            "unit": self.unit,
            "numerator": plain(self.numerator),
            "denominator": plain(self.denominator),
            "subject": self.subject,
            "qualifier": self.qualifier,
            "scope": self.scope,
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """What two or more figures say of each other, with the working in one line and what to do."""

    code: str
    verdict: Verdict
    claims: tuple[str, ...]
    span: tuple[int, int]
    published: Fraction | str | None
    computed: Fraction | str | None
    working: str
    advice: str
    origin: str = ""  # of the adopted figure it was held against

    def as_json(self) -> dict[str, Any]:
        told = {
            "code": self.code,
            "verdict": self.verdict.value,
            "claims": list(self.claims),
            "span": list(self.span),
            "published": plain(self.published),
            "computed": plain(self.computed),
            "working": self.working,
            "advice": self.advice,
        }
        return told | {"origin": self.origin} if self.origin else told


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one text, in the order of the text."""

    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]

    @property
    def mismatches(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.verdict is Verdict.MISMATCH)

    def as_json(self, file: str = "") -> dict[str, Any]:
        return {
            "file": file,
            "claims": [claim.as_json() for claim in self.claims],
            "findings": [finding.as_json() for finding in self.findings],
        }


def plain(value: Fraction | str | None) -> int | float | str | None:
    """A number as JSON writes it: whole where it is whole, else with four decimals at most."""
    if value is None or isinstance(value, str):
        return value
    return int(value) if value.denominator == 1 else float(round(value, SHOWN_DIGITS))
