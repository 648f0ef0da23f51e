"""Sentences nobody wrote a form for: how many slips of one digit are told, and how many right ones are accused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from namhoc.proof import read

UNSEEN = Path(__file__).resolve().parents[1] / "tests" / "proof" / "unseen.yaml"


@dataclass(frozen=True)
class Unseen:
    """One right text, and the same with one digit changed if it has a slip."""

    says: str
    slipped: str
    codes: tuple[str, ...]
    held_out: bool

    @property
    def found(self) -> bool:
        """Whether the slip is called a mismatch by a code that fits it."""
        return any(finding.code in self.codes for finding in read(self.slipped).mismatches)

    @property
    def accused(self) -> list[str]:
        return [finding.working for finding in read(self.says).mismatches]


def unseen() -> Iterator[Unseen]:
    for number, entry in enumerate(entries(), start=1):
        before, _, after = entry.get("slip", "").partition(" > ")
        codes = entry.get("code", [])
        yield Unseen(
            says=entry["says"],
            slipped=entry["says"].replace(before, after) if before else "",
            codes=(codes,) if isinstance(codes, str) else tuple(codes),
            held_out=number % 2 == 0,
        )


def entries() -> list[dict[str, Any]]:
    read_in: list[dict[str, Any]] = yaml.safe_load(UNSEEN.read_text(encoding="utf-8"))
    return read_in


def accused_right() -> int:
    """Right sentences that are accused of anything."""
    return sum(bool(one.accused) for one in unseen())


def found_share(*, held_out: bool) -> float:
    """The share of the slips of one half that are found."""
    told = [one.found for one in unseen() if one.slipped and one.held_out is held_out]
    return sum(told) / len(told)
