"""Names in the office's lists that must lead somewhere: to another list of the workbook, or to the law."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from namhoc.collect.answers import ListRow, OfficeBook
from namhoc.collect.layout import cell_name, list_column
from namhoc.collect.values import found
from namhoc.law.catalogue import Catalogue
from namhoc.law.findings import Finding, Place
from namhoc.law.forms import FormVersion
from namhoc.law.school_year import SchoolYear

# Column by column: whose codes stand in it. Several codes in one cell are parted by a comma or semicolon.
LEADS_TO: Mapping[tuple[str, str], str] = {
    ("units", "parent"): "units",
    ("events", "unit"): "units",
    ("events", "into"): "units",
    ("tasks", "basis"): "documents",
    ("targets", "indicator"): "indicator",
    ("targets", "basis"): "documents",
    ("certificates", "unit"): "units",
    ("awards", "award"): "award",
    ("awards", "giver"): "giver",
    ("awards", "unit"): "units",
    ("sites", "session"): "sessions",
    ("sites", "unit"): "units",
    ("delegates", "session"): "sessions",
    ("papers", "session"): "sessions",
    ("papers", "unit"): "units",
}
_PARTED = re.compile(r"[,;]")


def reference_findings(
    book: OfficeBook, version: FormVersion, catalogue: Catalogue, year: SchoolYear
) -> Iterator[Finding]:
    """Codes that no list and no law knows, and lines of a year the file is not about."""
    known = _known(book, catalogue)
    for listed in version.lists:
        for column in listed.columns:
            target = LEADS_TO.get((listed.list, column.column))
            at = list_column(listed, column.column)
            for row in book.rows(listed.list):
                text = row.text(column.column)
                if target is not None:
                    for code in filter(None, map(str.strip, _PARTED.split(text))):
                        if code not in known[target]:
                            yield Finding("collect.unknown-name", _at(row, at), {"found": found(code)})
                elif column.column == "year" and text and not _about(text, year):
                    details = {"found": found(text), "expected": f"{year}, {year.next}"}
                    yield Finding("collect.year-differs-in-list", _at(row, at), details)


def _known(book: OfficeBook, catalogue: Catalogue) -> dict[str, set[str]]:
    return {
        "units": {row.text("code") for row in book.rows("units")} | {book.unit},
        "documents": {row.text("code") for row in book.rows("documents")},
        "sessions": {row.text("session") for row in book.rows("sessions")},
        "indicator": set(catalogue.indicators),
        "award": set(catalogue.awards),
        "giver": set(catalogue.givers),
    }


def _about(text: str, year: SchoolYear) -> bool:
    """Whether a line is about the file's own year, or the one it hands over to."""
    try:
        return SchoolYear.parse(text) in (year, year.next)
    except ValueError:
        return False


def _at(row: ListRow, column: int) -> Place:
    line = int(row.place.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1
    return Place(sheet=row.place.sheet, cell=cell_name(line, column))
