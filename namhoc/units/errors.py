"""What cannot be done to a unit."""

from __future__ import annotations

from datetime import date


class UnitNotThere(LookupError):
    """The unit did not exist on the day of the act."""

    def __init__(self, code: str, day: date) -> None:
        self.code, self.day = code, day
        super().__init__(f"{code} did not exist on {day:%Y-%m-%d}")


class StartsLater(ValueError):
    """The unit cannot end on a day: a later start of its own would bring it back."""

    def __init__(self, code: str, day: date) -> None:
        self.code, self.day = code, day
        super().__init__(f"{code} has a start after {day:%Y-%m-%d}")


class AnswersToItself(ValueError):
    """The parent given answers to the unit, directly or through others."""

    def __init__(self, code: str, day: date) -> None:
        self.code, self.day = code, day
        super().__init__(f"{code} would answer to itself from {day:%Y-%m-%d}")
