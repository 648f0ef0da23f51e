"""The kinds of nothing. Zero is not among them: zero is a number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class GapKind(StrEnum):
    """Why there is no number. The three never mix, and none of them is 0."""

    NOT_APPLICABLE = "not-applicable"
    NOT_REPORTED = "not-reported"
    MISSING = "missing"


@dataclass(frozen=True)
class Gap:
    """No number, and why. A missing one carries the reason that was given."""

    kind: GapKind
    reason: str = ""

    @classmethod
    def not_known(cls) -> Gap:
        """Nothing that was reported lets one say."""
        return cls(GapKind.NOT_REPORTED)


NOT_APPLICABLE = Gap(GapKind.NOT_APPLICABLE)
NOT_REPORTED = Gap(GapKind.NOT_REPORTED)
