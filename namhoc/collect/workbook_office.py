"""The office's own workbook, read: its lists line by line, and one filing for each commune."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from namhoc.collect.answers import Answer, Filing, ListRow, OfficeBook
from namhoc.collect.archive import MOST_BYTES
from namhoc.collect.cells import SheetCells, sheets_of
from namhoc.collect.checks import check_filing
from namhoc.collect.communes_in import read_communes
from namhoc.collect.cover import Expected, cover_findings, read_cover
from namhoc.collect.guard import look, too_large
from namhoc.collect.layout import COMMUNE_FORM, OFFICE_FORM, plain, version_in
from namhoc.collect.list_in import read_list
from namhoc.collect.references import reference_findings
from namhoc.collect.workbook_in import placed, sheet_findings
from namhoc.law.catalogue import Catalogue
from namhoc.law.findings import Finding, Place
from namhoc.law.forms import FormVersion
from namhoc.law.school_year import SchoolYear


def read_office_workbook(
    path: Path, catalogue: Catalogue, *, year: SchoolYear, unit: str
) -> tuple[OfficeBook | None, list[Finding]]:
    """Read the office's workbook from a file; see ``read_office_bytes``."""
    if path.stat().st_size > MOST_BYTES:
        return None, [too_large(path.name)]
    return read_office_bytes(path.name, path.read_bytes(), catalogue, year=year, unit=unit)


def read_office_bytes(
    name: str, data: bytes, catalogue: Catalogue, *, year: SchoolYear, unit: str
) -> tuple[OfficeBook | None, list[Finding]]:
    """Read the office's workbook; all findings at once, those of the communes' checks included.

    Gaps    an empty cell of a list is ``None`` (``False`` where yes is asked); so is one that is
            wrong, and the finding says why
    """
    opened, findings = look(name, data)
    if opened is None:
        return None, findings
    sheets, unreadable = sheets_of(opened, name)
    cover, problems = read_cover(sheets)
    findings += unreadable + problems
    if cover is None:
        return None, placed(findings, name, unit)
    findings += cover_findings(cover, catalogue, Expected((OFFICE_FORM,), year, unit))
    if any(each.code in ("collect.other-form", "collect.form-outdated") for each in findings):
        return None, placed(findings, name, unit)
    _, version = version_in(catalogue, OFFICE_FORM, year)
    _, commune_version = version_in(catalogue, COMMUNE_FORM, year)
    wanted = [each.sheet for each in version.lists] + [each.sheet for each in commune_version.sheets]
    findings += sheet_findings(wanted, sheets, opened)
    book = OfficeBook(cover.unit, str(year), name, opened.digest)
    book = replace(book, lists=_lists(version, sheets, book, findings))
    book = replace(book, communes=_communes(catalogue, commune_version, sheets, book, findings))
    findings += reference_findings(book, version, catalogue, year)
    return book, placed(findings, name, cover.unit)


def _lists(
    version: FormVersion, sheets: Mapping[str, SheetCells], book: OfficeBook, findings: list[Finding]
) -> dict[str, tuple[ListRow, ...]]:
    lists: dict[str, tuple[ListRow, ...]] = {}
    for listed in version.lists:
        cells = sheets.get(plain(listed.sheet))
        if cells is not None:
            reading = read_list(listed, cells, Place(file=book.file, unit=book.unit))
            lists[listed.list] = tuple(reading.rows)
            findings += reading.findings
    return lists


def _communes(
    catalogue: Catalogue,
    version: FormVersion,
    sheets: Mapping[str, SheetCells],
    book: OfficeBook,
    findings: list[Finding],
) -> tuple[Filing, ...]:
    form = catalogue.forms[COMMUNE_FORM]
    kinds = {row.text("code"): row.text("kind") for row in book.rows("units")}
    answers: dict[str, dict[str, Answer]] = {}
    for sheet in version.sheets:
        cells = sheets.get(plain(sheet.sheet))
        if cells is not None:
            reading = read_communes(sheet, form.answered_by[0], cells, set(kinds))
            findings += reading.findings
            for unit, given in reading.answers.items():
                answers.setdefault(unit, {}).update(given)
    filings = tuple(
        Filing(unit, kinds[unit], COMMUNE_FORM, book.year, form.round, book.file, book.digest, given)
        for unit, given in answers.items()
    )
    for filing in filings:
        findings += check_filing(version, filing)
    return filings
