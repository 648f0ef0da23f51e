"""What cannot be done to a unit."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied

from namhoc.law.findings import Finding


class EventsRefused(ValueError):
    """Events that cannot have happened; nothing was recorded. ``findings`` say which, and what to do."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(map(str, self.findings)))


class ChangedMeanwhile(ValueError):
    """The events would no longer do what a preview showed; nothing was recorded."""


class NotLetThrough(PermissionDenied):
    """Nobody has asked whether this person may change these units: the room of people does, and lets them through."""

    def __init__(self, account: str, codes: Sequence[str]) -> None:
        self.codes = tuple(codes)
        super().__init__(f"{account} was not let through to change {', '.join(codes)}")
