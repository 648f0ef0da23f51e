"""What came in: answers with the cell each stands in, before anything is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from namhoc.engine.gaps import Gap
from namhoc.law.findings import Place


@dataclass(frozen=True)
class Answer:
    """One answer: a whole number, or a gap with its reason, and where it was written."""

    question: str
    value: int | Gap
    sheet: str
    cell: str


@dataclass(frozen=True)
class Filing:
    """One unit's answers to one form, as they stood in one file."""

    unit: str
    kind: str
    form: str
    year: str
    round: str
    file: str
    digest: str  # SHA-256 of the file's bytes
    answers: Mapping[str, Answer]


@dataclass(frozen=True)
class ListRow:
    """One line of a list in the office's workbook: its values by column, and where it stands."""

    values: Mapping[str, str | int | date | bool | None]
    place: Place

    def text(self, column: str) -> str:
        value = self.values.get(column)
        return "" if value is None else str(value)

    def day(self, column: str) -> date | None:
        value = self.values.get(column)
        return value if isinstance(value, date) else None

    def number(self, column: str) -> int | None:
        value = self.values.get(column)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def yes(self, column: str) -> bool:
        return bool(self.values.get(column))


@dataclass(frozen=True)
class OfficeBook:
    """The office's own workbook: its lists, and the communes' answers for universalisation."""

    unit: str
    year: str
    file: str
    digest: str
    lists: Mapping[str, tuple[ListRow, ...]] = field(default_factory=dict)
    communes: tuple[Filing, ...] = ()

    def rows(self, name: str) -> tuple[ListRow, ...]:
        return self.lists.get(name, ())
