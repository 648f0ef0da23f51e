"""Emulation titles and forms of commendation, and who grants them."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from namhoc.law.entry import Entry, Since, Sourced

Recipient = Literal["collective", "individual"]


class Quota(Entry):
    """A cap: at most this share (0 to 1) of those who hold the other title."""

    at_most: Decimal
    of: str


class AwardVersion(Sourced):
    """The rule behind an award from a day on."""

    granted_by: tuple[str, ...]
    quota: Quota | None = None
    conditions: tuple[str, ...] = ()


class Award(Entry):
    """One title or form of commendation."""

    award: str
    label: str
    label_en: str
    kind: Literal["title", "commendation"]
    recipients: tuple[Recipient, ...]
    since: Since[AwardVersion]


class Giver(Entry):
    """Who grants awards, from the State down: ``rank`` 1 is the highest."""

    giver: str
    label: str
    label_en: str
    rank: int
