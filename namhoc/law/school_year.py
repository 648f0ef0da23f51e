"""The school year as a value: named by its two calendar years, ``2020-2021``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_NAME = re.compile(r"([1-9]\d{3})-(\d{4})", re.ASCII)  # a calendar has days for it and for the years beside it


@dataclass(frozen=True, order=True)
class SchoolYear:
    """One school year, by the calendar year in which it opens."""

    opens: int

    @classmethod
    def parse(cls, text: str) -> SchoolYear:
        """Read ``2020-2021``; raises ``ValueError`` for anything else, years apart included."""
        found = _NAME.fullmatch(text.strip().replace("–", "-").replace(" ", ""))
        if found is None or int(found[2]) != int(found[1]) + 1:
            raise ValueError(text)
        return cls(int(found[1]))

    def __str__(self) -> str:
        return f"{self.opens}-{self.opens + 1}"

    @property
    def previous(self) -> SchoolYear:
        return SchoolYear(self.opens - 1)

    @property
    def next(self) -> SchoolYear:
        return SchoolYear(self.opens + 1)

    def day(self, month: int, day: int, *, turn: int) -> date:
        """The day of a month within this school year, whose months from ``turn`` on open it."""
        return date(self.opens if month >= turn else self.opens + 1, month, day)
