"""Refusals."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied


class Refused(PermissionDenied):
    """The post may not do this act to this unit on this day."""

    def __init__(self, act: str, unit: str) -> None:
        self.act, self.unit = act, unit
        super().__init__(f"{act} refused in {unit}")


class NeedsSecondFactor(PermissionDenied):
    """The post may do this act, but the session was signed in with one factor only."""

    def __init__(self, act: str, unit: str) -> None:
        self.act, self.unit = act, unit
        super().__init__(f"{act} in {unit} needs a second factor")
