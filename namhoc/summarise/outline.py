"""The outline of the year's report, and its phrases, as the catalogue gives them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from namhoc.law.catalogue import ROOT
from namhoc.law.entry import Entry, Sourced

Taken = Literal["remarks", "tasks", "mergers", "curriculum", "tasks_next", "curriculum_next", "remarks_next"]


class Section(Entry):
    """A heading, what is told under it, and the indicators whose figures stand there."""

    number: str
    title: str
    level: int
    takes: tuple[Taken, ...] = ()
    figures: tuple[str, ...] = ()


class AnnexOutline(Entry):
    """The table of all figures at the end."""

    title: str
    caption: str
    columns: dict[str, str]
    groups: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Outline(Sourced):
    """The whole report as the catalogue lays it out."""

    paper: str
    kind: str
    symbol: str
    abstract: str
    opening: str
    phrases: dict[str, str]
    sections: tuple[Section, ...]
    annex: AnnexOutline
    article_figures: tuple[tuple[str, ...], ...] = ()  # paragraph by paragraph

    def phrase(self, name: str, **values: object) -> str:
        return self.phrases[name].format(**values)


@cache
def read_outline(path: Path = ROOT / "papers" / "year-report.yaml") -> Outline:
    """The outline; raises pydantic's ``ValidationError`` where the file does not fit."""
    return Outline.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
