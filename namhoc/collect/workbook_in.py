"""A school's workbook, read: its answers with their cells, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from namhoc.collect.answers import Answer, Filing
from namhoc.collect.archive import MOST_BYTES
from namhoc.collect.cells import SheetCells, sheets_of
from namhoc.collect.checks import check_filing
from namhoc.collect.cover import Cover, Expected, cover_findings, read_cover
from namhoc.collect.grid_in import read_grid
from namhoc.collect.guard import Opened, look, too_large
from namhoc.collect.layout import COMMUNE_FORM, COVER, OFFICE_FORM, cover_spot, kind_label, plain, version_in
from namhoc.law.catalogue import Catalogue
from namhoc.law.findings import Finding, Place
from namhoc.law.forms import FormVersion
from namhoc.law.school_year import SchoolYear


def read_school_workbook(
    path: Path,
    catalogue: Catalogue,
    *,
    year: SchoolYear,
    units: Mapping[str, str] | None,
    unit: str = "",
    round_code: str = "",
) -> tuple[Filing | None, list[Finding]]:
    """Read one school's workbook from a file; see ``read_school_bytes``."""
    if path.stat().st_size > MOST_BYTES:
        return None, [too_large(path.name)]
    return read_school_bytes(
        path.name, path.read_bytes(), catalogue, year=year, units=units, unit=unit, round_code=round_code
    )


def read_school_bytes(
    name: str,
    data: bytes,
    catalogue: Catalogue,
    *,
    year: SchoolYear,
    units: Mapping[str, str] | None,
    unit: str = "",
    round_code: str = "",
) -> tuple[Filing | None, list[Finding]]:
    """Read one school's workbook as it was sent; all findings at once, those of the form's checks included.

    Shape   ``units`` gives the kind of every unit that may send (none: the cover is believed);
            ``unit`` and ``round_code`` say whose workbook is expected, where only one will do
    Gaps    the filing holds every question asked of the school; an empty cell is not reported.
            There is no filing where file, cover or form cannot be read. A filing with errors is
            there to be shown back: whoever stores it asks ``blocking`` first
    """
    opened, findings = look(name, data)
    if opened is None:
        return None, findings
    sheets, unreadable = sheets_of(opened, name)
    findings += unreadable
    cover, problems = read_cover(sheets)
    findings += problems
    if cover is None:
        return None, placed(findings, name)
    forms = tuple(code for code in catalogue.forms if code not in (OFFICE_FORM, COMMUNE_FORM))
    findings += cover_findings(cover, catalogue, Expected(forms, year, unit, round_code))
    findings += _kind_findings(cover, catalogue, units)
    filing = None
    if not any(each.code in ("collect.other-form", "collect.form-outdated") for each in findings):
        kind = cover.kind if units is None else units.get(cover.unit, cover.kind)
        _, version = version_in(catalogue, cover.form, year)
        answers = _answers(version, kind, sheets, opened, findings)
        filing = Filing(cover.unit, kind, cover.form, str(year), cover.round, name, opened.digest, answers)
        findings += check_filing(version, filing)
    return filing, placed(findings, name, cover.unit)


def blocking(findings: Iterable[Finding], catalogue: Catalogue) -> list[Finding]:
    """The findings for which nothing of the file may be stored."""
    return [each for each in findings if catalogue.wording(each).severity == "error"]


def placed(findings: Iterable[Finding], file: str, unit: str = "") -> list[Finding]:
    """The findings with the file and unit they belong to."""
    return [replace(each, place=replace(each.place, file=file, unit=each.place.unit or unit)) for each in findings]


def _kind_findings(cover: Cover, catalogue: Catalogue, units: Mapping[str, str] | None) -> Iterator[Finding]:
    if units is None:
        return
    if cover.unit not in units:
        spot = cover_spot("unit")
        yield Finding("collect.unit-unknown", Place(sheet=COVER, cell=spot.cell), {"found": cover.unit})
    elif units[cover.unit] != cover.kind:
        kinds = [kind_label(catalogue, kind) for kind in (cover.kind, units[cover.unit])]
        details = {"found": kinds[0], "expected": kinds[1]}
        yield Finding("collect.other-kind", Place(sheet=COVER, cell=cover_spot("kind").cell), details)


def _answers(
    version: FormVersion,
    kind: str,
    sheets: Mapping[str, SheetCells],
    opened: Opened,
    findings: list[Finding],
) -> dict[str, Answer]:
    known = [sheet.sheet for sheet in version.sheets if sheet.rows_for(kind)]
    findings += sheet_findings(known, sheets, opened)
    answers: dict[str, Answer] = {}
    for sheet in version.sheets:
        reading = read_grid(sheet, kind, sheets.get(plain(sheet.sheet)))
        answers |= reading.answers
        findings += reading.findings
    return answers


def sheet_findings(wanted: Iterable[str], sheets: Mapping[str, SheetCells], opened: Opened) -> Iterator[Finding]:
    """Sheets of the form that are not there, and sheets that are not of the form."""
    names = {plain(name): name for name in (COVER, *wanted)}
    missing = [name for code, name in names.items() if code not in sheets and code not in opened.refused]
    if missing:
        yield Finding("collect.sheet-missing", Place(), {"sheets": ", ".join(missing)})
    for code, sheet in sheets.items():
        if code not in names:
            yield Finding("collect.sheet-unknown", Place(sheet=sheet.name))
