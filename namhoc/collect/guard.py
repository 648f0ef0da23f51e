"""What may be read of a workbook: looked at in full before a reader sees any of it.

The reader never gets the file that came in. It gets a clean copy, made here, that holds the sheets, texts and
styles that were walked through, and nothing else: no macros, links, pictures or anything a directory hid.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from namhoc.collect.archive import CHUNK, MOST_BYTES, Budget, Member, Refusal, members_of, unpacked
from namhoc.collect.clean_copy import BOOK, FORMATS, LINKS, TEXTS, clean_copy
from namhoc.collect.common_scan import walk_formats, walk_texts
from namhoc.collect.file_kind import check_kind, kind_inside
from namhoc.collect.layout import plain
from namhoc.collect.sheet_scan import MOST_COLUMNS, MOST_ROWS, SheetScan, SheetWalk
from namhoc.collect.xml_walk import Elements, Walk
from namhoc.law.findings import Finding, Place

MOST_SHEETS = 60  # the office's own workbook has fifteen
MOST_COUNTED = 64 * 2**20  # unpacked to say how long a sheet is that will not be read; 0.2 seconds

_MACROS = re.compile(r"vbaproject|/macrosheets/|/dialogsheets/|/activex/", re.IGNORECASE)
_OUTSIDE = re.compile(r"^xl/(externallinks/|connections\.xml|querytables/)", re.IGNORECASE)
_LINE_NUMBER = re.compile(rb'<row [^>]*?\br="([0-9]{1,7})"')
_NESTED = re.compile(r"/embeddings/|\.(zip|xlsx|xlsm|xls|docx|exe|jar|7z|rar)$", re.IGNORECASE)


@dataclass(frozen=True)
class Opened:
    """A workbook that may be read: its clean copy, and what was seen in each visible sheet."""

    digest: str  # SHA-256 of the bytes that came in
    clean: bytes
    scans: Mapping[str, SheetScan]  # by the sheet's name as written
    refused: frozenset[str] = frozenset()  # sheets too big to be read, by plain name


@dataclass(eq=False)
class _Sheet:
    name: str
    target: str
    hidden: bool
    body: bytes = b""
    scan: SheetScan = field(default_factory=SheetScan)


@dataclass
class _Budgets:
    reading: Budget = field(default_factory=Budget)
    counting: Budget = field(default_factory=lambda: Budget(MOST_COUNTED))
    elements: Elements = field(default_factory=Elements)


@dataclass
class _Book:
    sheets: list[_Sheet] = field(default_factory=list)
    counts_from_1904: bool = False


def look(file: str, data: bytes) -> tuple[Opened | None, list[Finding]]:
    """Look at a workbook's bytes; nothing is opened where an error stands in the way of reading.

    Shape   hidden sheets, macros and links are findings too, but do not stop the reading: what
            else is wrong with the file is then said at once
    """
    try:
        return _looked(file, data)
    except Refusal as refusal:
        place = Place(file=file, sheet=refusal.sheet)
        return None, [Finding(refusal.code, place, refusal.details)]


def _looked(file: str, data: bytes) -> tuple[Opened | None, list[Finding]]:
    check_kind(data)
    members = members_of(data)
    if BOOK not in members:
        raise Refusal("collect.not-a-workbook", kind=kind_inside(members))
    budgets = _Budgets()
    findings = [Finding(code, Place(file=file)) for code in _unwanted(members)]
    book = _read_book(data, members, budgets)
    for sheet in book.sheets:
        _scan(sheet, data, members, budgets)
        findings += _about(sheet, file)
    readable = [sheet for sheet in book.sheets if not sheet.hidden and sheet.scan.fits]
    opened = Opened(
        digest=hashlib.sha256(data).hexdigest(),
        clean=clean_copy(
            [(sheet.name, sheet.body) for sheet in readable],
            _common(data, members, budgets, book.sheets),
            counts_from_1904=book.counts_from_1904,
        ),
        scans={sheet.name: sheet.scan for sheet in readable},
        refused=frozenset(plain(sheet.name) for sheet in book.sheets if sheet not in readable),
    )
    return opened, findings


def too_large(file: str) -> Finding:
    return Finding("collect.too-large", Place(file=file), {"limit": f"{MOST_BYTES // 2**20} MB"})


def _unwanted(members: Mapping[str, Member]) -> Iterator[str]:
    if any(_MACROS.search(name) for name in members):
        yield "collect.macros"
    if any(_OUTSIDE.search(name) for name in members):
        yield "collect.external-links"
    if any(_NESTED.search(name) for name in members):
        yield "collect.embedded-file"


def _read_book(data: bytes, members: Mapping[str, Member], budgets: _Budgets) -> _Book:
    book, targets = _Book(), _targets(data, members, budgets)

    def listen(name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr":
            book.counts_from_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            book.sheets.append(_Sheet(attributes.get("name", ""), targets.get(link, ""), hidden))

    Walk(budgets.elements, listen).through(unpacked(data, members[BOOK], budgets.reading))
    names = [plain(sheet.name) for sheet in book.sheets]
    if not names or len(names) > MOST_SHEETS or len(set(names)) < len(names):
        raise Refusal("collect.unusual-structure", part=BOOK)
    return book


def _targets(data: bytes, members: Mapping[str, Member], budgets: _Budgets) -> dict[str, str]:
    targets: dict[str, str] = {}

    def listen(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            target = attributes.get("Target", "")
            path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            targets[attributes.get("Id", "")] = path

    if LINKS not in members:
        raise Refusal("collect.unusual-structure", part=LINKS)
    Walk(budgets.elements, listen).through(unpacked(data, members[LINKS], budgets.reading))
    return targets


def _scan(sheet: _Sheet, data: bytes, members: Mapping[str, Member], budgets: _Budgets) -> None:
    member = members.get(sheet.target)
    if member is None:  # a sheet of charts, or one whose part is not there
        sheet.body = b"<worksheet/>"
        return
    walk = SheetWalk(budgets.elements)
    try:
        sheet.body = walk.through(unpacked(data, member, budgets.reading))
    except Refusal as refusal:
        refusal.sheet = sheet.name
        raise
    sheet.scan = walk.seen
    if sheet.scan.too_many_rows:
        last = _last_line(unpacked(data, member, budgets.counting))
        sheet.scan.rows = max(sheet.scan.rows, last)


def _common(
    data: bytes, members: Mapping[str, Member], budgets: _Budgets, sheets: Iterable[_Sheet]
) -> dict[str, bytes]:
    """The texts and formats, as far as there are any."""
    common: dict[str, bytes] = {}
    if TEXTS in members:
        used = sum((sheet.scan.texts for sheet in sheets), Counter[int]())
        pieces = unpacked(data, members[TEXTS], budgets.reading)
        common[TEXTS] = walk_texts(pieces, budgets.elements, used)
    if FORMATS in members:
        pieces = unpacked(data, members[FORMATS], budgets.reading)
        common[FORMATS] = walk_formats(pieces, budgets.elements)
    return common


def _last_line(pieces: Iterator[bytes]) -> int:
    """The number of a long sheet's last line, as far as the bytes may be counted: only to say it."""
    tail = b""
    with suppress(Refusal):
        for piece in pieces:
            tail = tail[-CHUNK:] + piece
    return max(map(int, _LINE_NUMBER.findall(tail)), default=0)


def _about(sheet: _Sheet, file: str) -> Iterator[Finding]:
    place = Place(file=file, sheet=sheet.name)
    if sheet.hidden:
        yield Finding("collect.sheet-hidden", place)
    if sheet.scan.too_many_rows:
        rows = {"rows": sheet.scan.rows, "limit": MOST_ROWS}
        yield Finding("collect.too-many-rows", place, rows)
    if sheet.scan.too_many_columns:
        columns = {"columns": sheet.scan.columns, "limit": MOST_COLUMNS}
        yield Finding("collect.too-many-columns", place, columns)
