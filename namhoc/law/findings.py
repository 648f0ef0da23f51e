"""Trouble in data: what is wrong, where, by which source, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Place:
    """Where the trouble stands: a catalogue's line and key, or a workbook's sheet and cell."""

    file: str = ""
    sheet: str = ""
    cell: str = ""
    line: int | None = None
    key: str = ""
    unit: str = ""

    def __str__(self) -> str:
        spot = f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell
        line = f"dòng {self.line}" if self.line is not None else ""
        return " · ".join(part for part in (self.file, spot, line, self.key) if part)


@dataclass(frozen=True)
class Finding:
    """One thing wrong. Its words are in ``catalogue/findings``, under ``code``."""

    code: str
    place: Place = Place()
    details: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        said = ", ".join(f"{name}={value}" for name, value in self.details.items())
        return f"{self.place}: {self.code}" + (f" ({said})" if said else "")
