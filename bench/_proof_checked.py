"""Pages checked by hand, and how the reading of each check stands to the hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from namhoc.proof import Finding, Verdict, read

PAGES = Path(__file__).resolve().parents[1] / "tests" / "proof" / "pages.yaml"
ACCUSED = (Verdict.MISMATCH,)


@dataclass(frozen=True)
class Score:
    """Mismatches of one kind: by hand and found, by hand and missed, accused without the hand."""

    found: int
    missed: int
    accused: int

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed) if self.found + self.missed else 1

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.accused) if self.found + self.accused else 1


def checked_pages() -> list[dict[str, Any]]:
    pages: list[dict[str, Any]] = yaml.safe_load(PAGES.read_text(encoding="utf-8"))
    return pages


def whole_text(page: dict[str, Any]) -> str:
    return f"{page['title']}\n\n{page['text']}"


def speaks_of(finding: Finding, check: dict[str, Any]) -> bool:
    """Whether a finding is about what a check is about; numbers are compared without their thousands dots."""
    return finding.code == check["kind"] and check["of"] in finding.working.replace(".", "")


def scores() -> dict[str, Score]:
    """By kind of check."""
    tally: Counter[tuple[str, str]] = Counter()
    for page in checked_pages():
        for kind, outcome in _outcomes(page):
            tally[kind, outcome] += 1
    kinds = sorted({kind for kind, _ in tally})
    return {kind: Score(tally[kind, "found"], tally[kind, "missed"], tally[kind, "accused"]) for kind in kinds}


def _outcomes(page: dict[str, Any]) -> Iterator[tuple[str, str]]:
    accused = [finding for finding in read(whole_text(page)).findings if finding.verdict in ACCUSED]
    wrong = [check for check in page["checks"] if check["verdict"] == "mismatch"]
    for check in wrong:
        yield check["kind"], "found" if any(speaks_of(finding, check) for finding in accused) else "missed"
    for finding in accused:
        if not any(speaks_of(finding, check) for check in wrong):
            yield finding.code, "accused"
