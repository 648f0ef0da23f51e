"""A folder of workbooks: the office's own, and one a school and round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from namhoc.collect.answers import Filing, OfficeBook
from namhoc.collect.layout import COMMUNE_FORM, OFFICE_FILE, OFFICE_FORM
from namhoc.collect.workbook_in import read_school_workbook
from namhoc.collect.workbook_office import read_office_workbook
from namhoc.law.catalogue import Catalogue
from namhoc.law.findings import Finding, Place
from namhoc.law.forms import Form
from namhoc.law.school_year import SchoolYear

WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls")  # those that are no .xlsx get a finding that says what to do
TEMPORARY = ("~$", ".")
ENDS = ("merge", "split", "close")  # events after which a unit sends nothing, unless it goes on under its own code

Progress = Callable[[int, int, str], object]


@dataclass(frozen=True)
class FolderReading:
    """What a folder holds. Look at ``blocking(findings, …)`` before any of it is stored."""

    filings: tuple[Filing, ...]
    office: OfficeBook | None
    findings: tuple[Finding, ...]


def read_folder(
    folder: Path,
    catalogue: Catalogue,
    *,
    year: SchoolYear,
    unit: str,
    units: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> FolderReading:
    """Read every workbook of a folder, in the order of the files' names.

    Shape   ``units`` gives the kind of every unit that may send; by default the office's own list
            does. ``progress`` hears (files read, files in all, name of the file). Folders inside are
            not looked at. Of two workbooks for one unit and round, the first is kept
    """
    books, findings = _sorted_out(folder)
    office, found = _read_office(folder, catalogue, year, unit)
    findings += found
    if units is None and office is not None:
        units = {row.text("code"): row.text("kind") for row in office.rows("units")}
    filings: dict[tuple[str, str], Filing] = {}
    for at, path in enumerate(books, start=1):
        filing, found = read_school_workbook(path, catalogue, year=year, units=units)
        findings += found
        if filing is not None:
            findings += _kept(filings, filing)
        if progress is not None:
            progress(at, len(books), path.name)
    if office is not None:
        findings += _not_sent(office, filings, catalogue, year)
    return FolderReading(tuple(filings.values()), office, tuple(findings))


def _sorted_out(folder: Path) -> tuple[list[Path], list[Finding]]:
    books, findings = [], []
    for path in sorted(folder.iterdir()):
        if not path.is_file() or path.name.startswith(TEMPORARY) or path.name == OFFICE_FILE:
            continue
        if path.suffix.lower() in WORKBOOKS:
            books.append(path)
        else:
            findings.append(Finding("collect.file-skipped", Place(file=path.name)))
    return books, findings


def _read_office(
    folder: Path, catalogue: Catalogue, year: SchoolYear, unit: str
) -> tuple[OfficeBook | None, list[Finding]]:
    path = folder / OFFICE_FILE
    if not path.is_file():
        return None, [Finding("collect.office-workbook-missing", Place(file=OFFICE_FILE, unit=unit))]
    return read_office_workbook(path, catalogue, year=year, unit=unit)


def _kept(filings: dict[tuple[str, str], Filing], filing: Filing) -> Iterator[Finding]:
    first = filings.setdefault((filing.unit, filing.round), filing)
    if first is not filing:
        place = Place(file=filing.file, unit=filing.unit)
        yield Finding("collect.sent-twice", place, {"other": first.file, "round": filing.round})


def _not_sent(
    office: OfficeBook,
    filings: Mapping[tuple[str, str], Filing],
    catalogue: Catalogue,
    year: SchoolYear,
) -> Iterator[Finding]:
    forms = [form for code, form in catalogue.forms.items() if code not in (OFFICE_FORM, COMMUNE_FORM)]
    for form in sorted(forms, key=lambda form: catalogue.rounds[form.round].order):
        day = catalogue.reference_day(year, form.round)
        for code, name in _owing(office, form, day):
            if (code, form.round) not in filings:
                label = catalogue.rounds[form.round].label
                yield Finding("collect.not-sent", Place(unit=code), {"name": name, "round": label})


def _owing(office: OfficeBook, form: Form, day: date) -> Iterator[tuple[str, str]]:
    """Units of a kind the form is put to that are open on ``day``: code and name."""
    ended = {
        row.text("unit")
        for row in office.rows("events")
        if row.text("kind") in ENDS and row.text("into") != row.text("unit")
        if (row.day("day") or date.max) <= day
    }
    for row in office.rows("units"):
        open_on_day = (row.day("since") or date.min) <= day and row.text("code") not in ended
        if open_on_day and row.text("kind") in form.answered_by:
            yield row.text("code"), row.text("name")
