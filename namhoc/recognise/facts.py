"""Awards as plain values: one record each, and lines that count them by giver and form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from namhoc.law.findings import Place
from namhoc.recognise.words import NominationState, RecipientKind


@dataclass(frozen=True)
class AwardRecord:
    """One award to one recipient, proposed or granted. ``award``, ``giver`` and ``unit`` are codes.

    Gaps    ``decision`` is empty and ``day`` is ``None`` where no decision is known
    """

    award: str
    giver: str
    recipient_kind: RecipientKind
    recipient: str
    unit: str = ""
    state: NominationState = NominationState.GRANTED
    decision: str = ""
    day: date | None = None
    reason: str = ""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    def place_of(self, column: str) -> Place:
        """Where one of its values was written, for findings about it."""
        return self.places.get(column, Place())


@dataclass(frozen=True)
class AwardLine:
    """How many collectives and individuals received one form from one giver."""

    giver: str
    award: str
    collectives: int = 0
    individuals: int = 0
