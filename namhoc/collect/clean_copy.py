"""The copy that a reader is given: only parts that were walked through, under names of our own."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import quoteattr

BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
TEXTS, FORMATS = "xl/sharedStrings.xml", "xl/styles.xml"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def clean_copy(sheets: Sequence[tuple[str, bytes]], common: Mapping[str, bytes], *, counts_from_1904: bool) -> bytes:
    """A workbook of the named sheets, as given, and of the texts and styles they refer to."""
    numbered = list(enumerate(sheets, start=1))
    listed = "".join(f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="r{at}"/>' for at, (name, _) in numbered)
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr date1904="{int(counts_from_1904)}"/>'
        f"<sheets>{listed}</sheets></workbook>"
    )
    links = [(f"r{at}", "worksheet", f"worksheets/sheet{at}.xml") for at, _ in numbered]
    copy = BytesIO()
    with zipfile.ZipFile(copy, "w") as archive:
        archive.writestr("_rels/.rels", _relationships([("r0", "officeDocument", BOOK)]))
        archive.writestr(BOOK, book)
        archive.writestr(LINKS, _relationships(links))
        for name, body in common.items():
            archive.writestr(name, body)
        for at, (_, body) in numbered:
            archive.writestr(f"xl/worksheets/sheet{at}.xml", body)
    return copy.getvalue()


def _relationships(links: list[tuple[str, str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{code}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for code, kind, target in links
    )
    return f'<Relationships xmlns="{_PACKAGE}">{each}</Relationships>'
