"""What someone typed in the grid: read as a workbook's cells are read, and told apart from what stood there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from namhoc.collect.answers import Answer
from namhoc.collect.layout import FIRST_COLUMN, Spot, sheet_layout
from namhoc.collect.values import Trouble, read_answer
from namhoc.law.findings import Finding, Place
from namhoc.law.forms import FormVersion


@dataclass(frozen=True)
class Typed:
    """The cells that someone changed: as they were typed, and those among them that can be read."""

    texts: Mapping[str, str]
    answers: Mapping[str, Answer]
    findings: tuple[Finding, ...]


def read_typed(version: FormVersion, kind: str, given: Mapping[str, str], was: Mapping[str, str]) -> Typed:
    """Read what was typed, by question. ``was`` is what stood on the screen before.

    Gaps    a cell that was not on the screen is left alone; one that was emptied is not reported
    """
    texts: dict[str, str] = {}
    answers: dict[str, Answer] = {}
    findings = []
    for code, (spot, at_most) in _asked(version, kind).items():
        text = given.get(code, "").strip()
        if code not in given or text == was.get(code, "").strip():
            continue
        texts[code] = text
        value = read_answer(text, at_most)
        if isinstance(value, Trouble):
            findings.append(Finding(value.code, Place(sheet=spot.sheet, cell=spot.cell), value.details))
        else:
            answers[code] = Answer(code, value, spot.sheet, spot.cell)
    return Typed(texts, answers, tuple(findings))


def _asked(version: FormVersion, kind: str) -> dict[str, tuple[Spot, int | None]]:
    return {
        code: (spot, sheet.columns[spot.column - FIRST_COLUMN].at_most)
        for sheet in version.sheets
        for code, spot in sheet_layout(sheet, kind).items()
    }
