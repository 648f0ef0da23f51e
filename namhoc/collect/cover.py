"""The first sheet of a workbook: whose it is, of which year, round and form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from namhoc.collect.cells import SheetCells
from namhoc.collect.layout import COVER, COVER_LINES, Spot, cover_spot, plain, start_text, version_in
from namhoc.collect.values import found, is_blank
from namhoc.law.catalogue import Catalogue
from namhoc.law.errors import NotInForce
from namhoc.law.findings import Finding, Place
from namhoc.law.school_year import SchoolYear


@dataclass(frozen=True)
class Cover:
    """What a cover says, as it stands there."""

    unit: str
    year: str
    round: str
    form: str
    since: str
    kind: str


@dataclass(frozen=True)
class Expected:
    """What the reader is looking for. Empty: anything will do."""

    forms: tuple[str, ...]
    year: SchoolYear
    unit: str = ""
    round: str = ""


def read_cover(sheets: Mapping[str, SheetCells]) -> tuple[Cover | None, list[Finding]]:
    """The cover, or nothing where a label was moved or a value taken away."""
    sheet = sheets.get(plain(COVER))
    if sheet is None:
        return None, [Finding("collect.cover-unreadable", Place(sheet=COVER))]
    findings, values = [], {}
    for line, label in COVER_LINES.items():
        spot = cover_spot(line)
        value = sheet.value(spot.row, spot.column)
        if sheet.text(spot.row, 0) != plain(label) or is_blank(value):
            findings.append(Finding("collect.cover-unreadable", _at(spot), {"expected": label}))
        else:
            values[line] = " ".join(found(value).split())
    return (None, findings) if findings else (Cover(**values), [])


def _at(spot: Spot) -> Place:
    return Place(sheet=spot.sheet, cell=spot.cell)


def _wrong(code: str, line: str, found_text: str, expected: str) -> Finding:
    return Finding(code, _at(cover_spot(line)), {"found": found_text, "expected": expected})


def cover_findings(cover: Cover, catalogue: Catalogue, expected: Expected) -> Iterator[Finding]:
    """Where the cover is not what is being collected."""
    if plain(cover.year.replace("–", "-").replace(" ", "")) != str(expected.year):
        yield _wrong("collect.other-year", "year", cover.year, str(expected.year))
    if expected.unit and cover.unit != expected.unit:
        yield _wrong("collect.other-unit", "unit", cover.unit, expected.unit)
    if cover.form not in expected.forms:
        yield _wrong("collect.other-form", "form", cover.form, ", ".join(expected.forms))
        return
    round_code = catalogue.forms[cover.form].round
    if cover.round != round_code or expected.round not in ("", round_code):
        wanted = _round_label(catalogue, expected.round or round_code)
        yield _wrong("collect.other-round", "round", _round_label(catalogue, cover.round), wanted)
    yield from _outdated(cover, catalogue, expected.year)


def _outdated(cover: Cover, catalogue: Catalogue, year: SchoolYear) -> Iterator[Finding]:
    try:
        since, _ = version_in(catalogue, cover.form, year)
    except NotInForce:
        yield _wrong("collect.other-form", "form", cover.form, f"{year}")
        return
    if plain(cover.since) != start_text(since):
        yield _wrong("collect.form-outdated", "since", cover.since, start_text(since))


def _round_label(catalogue: Catalogue, code: str) -> str:
    return catalogue.rounds[code].label if code in catalogue.rounds else code
