"""What one event must say by itself, whatever the log: each kind needs some columns and has no use for others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from namhoc.law.catalogue import catalogue
from namhoc.law.findings import Finding
from namhoc.units.log.events import Event
from namhoc.units.network import EventKind

CODE = re.compile(r"[-a-zA-Z0-9_]+")
LONGEST: Mapping[str, int] = {
    "unit": 100,
    "into": 100,
    "parent": 100,
    "name": 200,
    "type": 40,
    "decision": 200,
    "issuer": 200,
    "official_code": 20,
}
WORDS = ("name", "decision", "issuer", "official_code")  # what people type and read
MOST_IN_A_SHARE = 10**18  # the table keeps both numbers of a fraction whole


@dataclass(frozen=True)
class Columns:
    """What a kind of event must say, and what it may."""

    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()


COLUMNS: Mapping[EventKind, Columns] = {
    EventKind.FOUND: Columns(("name", "type"), ("parent",)),
    EventKind.RENAME: Columns(("name",)),
    EventKind.RETYPE: Columns(("type",), ("name",)),
    EventKind.MOVE: Columns(("parent",)),
    EventKind.MERGE: Columns(("into",)),
    EventKind.SPLIT: Columns(("into",), ("share",)),
    EventKind.CLOSE: Columns(),
    EventKind.REOPEN: Columns((), ("name", "type", "parent")),
    EventKind.LEVEL_REMOVED: Columns((), ("type",)),
}
FLAGS = ("disadvantaged", "sample")
FLAGGING = (EventKind.FOUND, EventKind.REOPEN, EventKind.RENAME, EventKind.RETYPE, EventKind.MOVE)
NARROW = ("into", "share", "name", "type", "parent", *FLAGS)  # every kind takes the others


def findings_in(event: Event) -> Iterator[Finding]:
    """What is wrong with the event as it stands, in the order of its columns."""
    yield from _codes(event)
    for column in COLUMNS[event.kind].needs:
        if not getattr(event, column):
            yield _finding("units.value-missing", event, column)
    for column in NARROW:
        value = getattr(event, column)
        if value not in ("", None) and not _takes(event.kind, column):
            yield _finding("units.value-not-used", event, column, found=as_written(value))
    yield from _values(event)


def _takes(kind: EventKind, column: str) -> bool:
    if column in FLAGS:
        return kind in FLAGGING
    return column in (*COLUMNS[kind].needs, *COLUMNS[kind].takes)


def as_written(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)  # as the file writes it


def _codes(event: Event) -> Iterator[Finding]:
    if not event.unit:
        yield _finding("units.value-missing", event, "unit")
    for column in ("unit", "into", "parent"):
        code = getattr(event, column)
        if code and not CODE.fullmatch(code):
            yield _finding("units.not-a-code", event, column, found=code[: LONGEST[column]])


def _values(event: Event) -> Iterator[Finding]:
    for column in WORDS:
        if tidy(getattr(event, column)) is None:
            yield _finding("units.control-character", event, column)
    for column, longest in LONGEST.items():
        if len(getattr(event, column) or "") > longest:
            yield _finding("units.value-too-long", event, column, limit=longest)
    if event.type and event.type not in catalogue().unit_types:
        yield _finding("units.unknown-type", event, "type", found=event.type[: LONGEST["type"]])
    share = event.share
    if share is not None and not (0 < share <= 1 and share.denominator < MOST_IN_A_SHARE):
        yield _finding("units.not-a-share", event, "share", found=str(share)[: LONGEST["type"]])


@lru_cache(maxsize=2**14)
def tidy(text: str) -> str | None:
    """One spelling of what people see: composed letters, single spaces. ``None`` where something in it is unseen."""
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", text)
        if any(unicodedata.category(sign) in ("Cc", "Cf") and not sign.isspace() for sign in text):
            return None
    return " ".join(text.split())


def tidied(event: Event) -> Event:
    """The event with its words in one spelling, whether they came from a file or were typed; what cannot be is kept."""
    told = {column: getattr(event, column) for column in WORDS}
    changed: dict[str, Any] = {column: tidy(text) or text for column, text in told.items() if tidy(text) != text}
    return replace(event, **changed) if changed else event


def _finding(code: str, event: Event, column: str, **details: object) -> Finding:
    return Finding(code, event.place(column), {"kind": event.kind.value, "column": column, **details})
