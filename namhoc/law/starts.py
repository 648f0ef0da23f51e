"""Things that change with time, kept as a list of starts: each lasts until the next begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Generic, TypeVar

from namhoc.law.errors import NotInForce

Version = TypeVar("Version")


class Starts(Generic[Version]):
    """The versions of one thing, each from its day until the next one begins.

    Shape   day to version; the key ``None`` is a start whose day is not known: it covers every
            day before the first known one
    Gaps    a day before the first start has no version: ``on`` raises, ``get`` gives ``None``
    """

    def __init__(self, versions: Mapping[date | None, Version]) -> None:
        self._versions = sorted(versions.items(), key=lambda item: item[0] or date.min)

    def __iter__(self) -> Iterator[tuple[date | None, Version]]:
        return iter(self._versions)

    def __len__(self) -> int:
        return len(self._versions)

    def start_on(self, day: date) -> tuple[date | None, Version] | None:
        """The start that covers ``day``, with the day it began, or ``None``."""
        covering = [item for item in self._versions if item[0] is None or item[0] <= day]
        return covering[-1] if covering else None

    def get(self, day: date) -> Version | None:
        found = self.start_on(day)
        return None if found is None else found[1]

    def on(self, day: date) -> Version:
        """The version in force on ``day``; raises ``NotInForce`` where none was."""
        found = self.start_on(day)
        if found is None:
            raise NotInForce(f"nothing in force on {day:%Y-%m-%d}")
        return found[1]
