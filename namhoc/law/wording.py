"""The words of findings, in both languages, kept with the catalogue."""

from __future__ import annotations

import string
from typing import Any, Literal, Self

from pydantic import model_validator

from namhoc.law.entry import Entry
from namhoc.law.findings import Finding

Language = Literal["vi", "en"]


class Wording(Entry):
    """What a finding says and what it advises; ``{names}`` are filled from its details.

    ``at_form`` is advised to whoever typed in a form, where the cure speaks of rows and columns of a file
    """

    finding: str
    severity: Literal["error", "warning", "note"]
    vi: str
    en: str
    cure_vi: str
    cure_en: str
    at_form_vi: str = ""
    at_form_en: str = ""

    @model_validator(mode="after")
    def _can_be_filled(self) -> Self:
        for text in (self.vi, self.en, self.cure_vi, self.cure_en, self.at_form_vi, self.at_form_en):
            if odd := [name for name in names_in(text) if not name.isidentifier()]:
                raise ValueError(f"{odd[0]!r} between braces is not the name of a detail")
        if bool(self.at_form_vi) != bool(self.at_form_en):
            raise ValueError("at_form is there in one language only")
        return self

    def says(self, finding: Finding, language: Language = "vi") -> str:
        return _filled(self.vi if language == "vi" else self.en, finding)

    def cure(self, finding: Finding, language: Language = "vi") -> str:
        return _filled(self.cure_vi if language == "vi" else self.cure_en, finding)

    def cure_at_form(self, finding: Finding, language: Language = "vi") -> str:
        advised = self.at_form_vi if language == "vi" else self.at_form_en
        return _filled(advised, finding) if advised else self.cure(finding, language)


def names_in(template: str) -> list[str]:
    """The names between braces, in reading order; raises ``ValueError`` for a lone brace."""
    return [name for _, name, _, _ in string.Formatter().parse(template) if name is not None]


class _Details(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return "…"


def _filled(template: str, finding: Finding) -> str:
    place = finding.place
    known = _Details(
        file=place.file,
        sheet=place.sheet,
        cell=place.cell,
        line="…" if place.line is None else place.line,
        key=place.key,
        unit=place.unit,
    )
    known.update(finding.details)
    return string.Formatter().vformat(template, (), known)
