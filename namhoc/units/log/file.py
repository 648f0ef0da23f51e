"""A file of events read row by row: each row an event, or findings that name the row and the column."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from namhoc.law.findings import Finding, Place
from namhoc.units.log.days import day_of
from namhoc.units.log.events import Event
from namhoc.units.log.rules import tidy
from namhoc.units.network import EventKind

NEEDED = ("day", "kind", "unit", "into", "share", "name", "type", "parent", "decision")
MORE = ("issuer", "official_code", "disadvantaged", "sample")
VERIFIED = "verified"
ABOUT = ("source", VERIFIED, "note")  # what the file's keeper notes beside an event; not taken in
MOST_ROWS = 500_000
MOST_FINDINGS = 20_000  # nobody mends more than that row by row
OTHER_SEPARATORS = ";\t|"
LONGEST_SHARE = 40
_SHARE = re.compile(r"[0-9]+([.,][0-9]+)?|[0-9]+/[0-9]+")
_KINDS = {kind.value.replace("-", ""): kind for kind in EventKind} | {"removelevel": EventKind.LEVEL_REMOVED}
_YES = {"1": True, "true": True, "yes": True, "x": True, "có": True, "0": False, "false": False, "no": False}
_YES["không"] = False
Progress = Callable[[int], Any]


@dataclass
class Reading:
    """The events of a file and what is wrong in it. A row with a finding gives no event: its unit is ``unread``.

    ``unverified`` are the rows that the file's keeper does not vouch for, where the file says so of any
    """

    events: list[Event] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    unverified: list[int] = field(default_factory=list)


def read_events(path: Path, progress: Progress = lambda _rows: None) -> Reading:
    """Every row of the file; raises ``OSError`` where it cannot be opened."""
    return read_content(path.read_bytes(), progress)


def read_content(content: bytes, progress: Progress = lambda _rows: None) -> Reading:
    """Every row of what a file held."""
    reading = Reading()
    text = _decoded(content, reading)
    if text is None:
        return reading
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    at = 0
    try:
        header = _header(next(rows, []), reading)
        if header is None:
            return reading
        at = 1
        for at, row in enumerate(rows, 2):
            if at > MOST_ROWS + 1:
                reading.findings.append(Finding("units.too-many-rows", Place(line=at), {"limit": MOST_ROWS}))
                break
            if len(reading.findings) >= MOST_FINDINGS:
                reading.findings.append(Finding("units.too-many-findings", Place(line=at), {"limit": MOST_FINDINGS}))
                break
            _take(row, header, at, reading)
            progress(at)
    except csv.Error as error:
        reading.findings.append(Finding("units.file-breaks-off", Place(line=at + 1), {"problem": str(error)}))
    if reading.unverified:
        place = Place(line=reading.unverified[0], key=VERIFIED)
        reading.findings.append(Finding("units.not-verified", place, {"count": len(reading.unverified)}))
    return reading


def _decoded(content: bytes, reading: Reading) -> str | None:
    """The text of the file; a mark at its beginning is no part of it."""
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        reading.findings.append(Finding("units.file-not-text", Place(line=1), {"at": error.start}))
        return None
    if not text.strip():
        reading.findings.append(Finding("units.file-empty", Place(line=1), {"columns": ", ".join(NEEDED)}))
        return None
    return text


def _header(cells: Sequence[str], reading: Reading) -> list[str] | None:
    """The columns as they stand; nothing where they are not those of a file of events."""
    header = [re.sub(r"[\s-]+", "_", cell.strip().lower()) for cell in cells]
    found, needed = reading.findings, ", ".join(NEEDED)
    separators = [one for one in OTHER_SEPARATORS if len(cells) == 1 and one in cells[0]]
    if separators:
        shown = {"\t": "tab"}.get(separators[0], separators[0])
        found.append(Finding("units.file-not-comma", Place(line=1), {"found": shown}))
        return None
    for column in NEEDED:
        if column not in header:
            found.append(Finding("units.column-missing", Place(line=1), {"column": column, "columns": needed}))
    for column in dict.fromkeys(header):
        if column and header.count(column) > 1:
            found.append(Finding("units.column-twice", Place(line=1), {"column": column}))
        if column and column not in (*NEEDED, *MORE, *ABOUT):
            place = Place(line=1, key=column[:LONGEST_SHARE])
            found.append(Finding("units.column-not-used", place, {"column": place.key, "columns": needed}))
    broken = any(finding.code != "units.column-not-used" for finding in found)
    return None if broken else header


def _take(row: Sequence[str], header: Sequence[str], at: int, reading: Reading) -> None:
    if not any(cell.strip() for cell in row):
        return
    surplus = [cell for cell in row[len(header) :] if cell.strip()]
    if surplus:
        details = {"found": len(row), "columns": len(header)}
        reading.findings.append(Finding("units.row-too-wide", Place(line=at), details))
        return
    told = dict(zip(header, row, strict=False))
    if VERIFIED in header and not _YES.get(told.get(VERIFIED, "").strip().lower(), False):
        reading.unverified.append(at)
    cells = _Row(told, at)
    event = cells.event()
    reading.findings += cells.findings
    if event is None:
        reading.unread.add(cells.text("unit"))
    else:
        reading.events.append(event)


class _Row:
    """The cells of one row, each read as what its column holds."""

    def __init__(self, cells: Mapping[str, str], at: int) -> None:
        self.findings: list[Finding] = []
        self._at = at
        self._cells = {column: tidy(text) for column, text in cells.items() if column in (*NEEDED, *MORE)}
        for column, text in self._cells.items():
            if text is None:
                self._wrong("units.control-character", column)

    def event(self) -> Event | None:
        day, kind = day_of(self.text("day")), _KINDS.get(re.sub(r"[\s_-]", "", self.text("kind")).lower())
        if day is None:
            self._wrong("units.not-a-day", "day", found=self.text("day")[:LONGEST_SHARE])
        if kind is None:
            kinds = ", ".join(EventKind)
            self._wrong("units.not-a-kind", "kind", found=self.text("kind")[:LONGEST_SHARE], kinds=kinds)
        number, issuer = self._decision()
        flags = {column: self._flag(column) for column in ("disadvantaged", "sample")}
        share = self._share()
        if day is None or kind is None or self.findings:
            return None
        return Event(
            day,
            kind,
            self.text("unit"),
            self.text("into") or None,
            share,
            self.text("name"),
            re.sub(r"[\s_]+", "-", self.text("type").lower()),
            self.text("parent") or None,
            number,
            issuer,
            self.text("official_code"),
            row=self._at,
            **flags,
        )

    def _decision(self) -> tuple[str, str]:
        """The number and who issued it: from two columns, or from one with a semicolon."""
        issuer = self.text("issuer")
        number, _, behind = (self.text("decision"), "", "") if issuer else self.text("decision").partition(";")
        return number.strip(), issuer or behind.strip()

    def _share(self) -> Fraction | None:
        text = self.text("share")
        if not text:
            return None
        share = read_share(text)
        if share is None:
            self._wrong("units.not-a-share", "share", found=text[:LONGEST_SHARE])
        return share

    def _flag(self, column: str) -> bool | None:
        text = self.text(column).lower()
        if text and text not in _YES:
            self._wrong("units.not-yes-or-no", column, found=text[:LONGEST_SHARE], column=column)
        return _YES.get(text)

    def text(self, column: str) -> str:
        return self._cells.get(column) or ""

    def _wrong(self, code: str, column_at: str, **details: Any) -> None:
        place = Place(line=self._at, key=column_at, unit=self.text("unit"))
        self.findings.append(Finding(code, place, {"column": column_at, **details}))


def read_share(text: str) -> Fraction | None:
    """``0.25``, ``0,25`` or ``1/4``, exact; nothing where it is none of these."""
    if len(text) <= LONGEST_SHARE and _SHARE.fullmatch(text) and not _divides_by_nothing(text):
        return Fraction(text.replace(",", "."))
    return None


def _divides_by_nothing(text: str) -> bool:
    return "/" in text and not text.partition("/")[2].strip("0")
