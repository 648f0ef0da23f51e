"""What can be asked of a unit that is not there."""

from __future__ import annotations

from datetime import date


class UnitNotThere(LookupError):
    """The unit did not exist on the day of the act."""

    def __init__(self, code: str, day: date) -> None:
        self.code, self.day = code, day
        super().__init__(f"{code} did not exist on {day:%Y-%m-%d}")
