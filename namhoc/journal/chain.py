"""The hash chain as pure functions: canonical JSON, each entry over the one before.

The text that is hashed says its own format. The first entries are of format 1, which says nothing of it and knows less:
where such an entry is filed is read out of it by ``filed_in``. No format changes once entries stand in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from json.encoder import encode_basestring as quoted  # the very spelling of json.dumps(…, ensure_ascii=False)
from typing import Any

BEGINNING = "0" * 64
FORMAT = 2
_FIRST = ("account", "act", "after", "at", "before", "day", "details", "kind", "number", "post", "previous", "reason")
FIELDS: Mapping[int, tuple[str, ...]] = {
    1: (*_FIRST, "thing"),
    2: tuple(sorted((*_FIRST, "format", "round", "thing", "thing_unit", "year"))),
}
ROW = (*FIELDS[2], "unit", "digest")  # how a stored entry is read to be reckoned anew; days as text
_SPELLED = "{" + ",".join(f'"{name}":%{"d" if name in ("number", "format") else "s"}' for name in FIELDS[FORMAT]) + "}"
_FORMAT, _NUMBER, _POST, _PREVIOUS = (ROW.index(name) for name in ("format", "number", "post", "previous"))


@dataclass(frozen=True)
class FiledUnder:
    """Where an entry is filed: the unit, school year and round that its thing is of, as far as it has them."""

    unit: str = ""
    year: str = ""
    round: str = ""


def canonical(value: Any) -> str:
    """One spelling for one value: sorted keys, no spaces, UTF-8 kept, days and decimals as text.

    Raises  ``TypeError`` for what has no exact spelling; ``ValueError`` for what is no number
    """
    separators = (",", ":")
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=separators, allow_nan=False, default=_plain)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def entry_text(entry: Mapping[str, Any]) -> str:
    """The text of one entry that is hashed, in the entry's own format."""
    return canonical({name: entry[name] for name in FIELDS[entry["format"]]})


def entry_digest(entry: Mapping[str, Any]) -> str:
    """The digest of one entry, which holds the digest of the one before it."""
    return digest(entry_text(entry))


def unit_of(post: str) -> str:
    """The unit in which a post is held: ``role@unit``."""
    return post.partition("@")[2]


def filed_in(kind: str, thing: str, details: Mapping[str, Any]) -> FiledUnder:
    """Where an entry of format 1 is filed: as far as it says so itself."""
    told = {name: value for name, value in details.items() if isinstance(value, str)}
    unit = thing if kind == "units.unit" else told.get("unit", "")
    return FiledUnder(unit, told.get("year", ""), told.get("round", ""))


def row_text(row: Sequence[Any]) -> str:
    """The text of a row as ``ROW`` names it: the present format is spelled at one go, because there are millions."""
    if row[_FORMAT] != FORMAT:
        return entry_text(dict(zip(ROW, row, strict=True)))
    account, act, after, at, before, day, details, form, kind, number, post, previous, reason, round_, *filed = row
    thing, thing_unit, year, _unit, _digest = filed
    return _SPELLED % (
        *(quoted(account), quoted(act), quoted(after), quoted(at), quoted(before), quoted(day), quoted(details)),
        *(form, quoted(kind), number, quoted(post), quoted(previous), quoted(reason), quoted(round_)),
        *(quoted(thing), quoted(thing_unit), quoted(year)),
    )


def follow(rows: Iterable[Sequence[Any]], number: int = 0, previous: str = BEGINNING) -> tuple[int, str, bool]:
    """How far the chain holds: the last number and digest that do, and whether that is all there is."""
    for row in rows:
        if row[_NUMBER] != number + 1 or row[_PREVIOUS] != previous or not _holds(row):
            return number, previous, False
        number, previous = number + 1, row[-1]
    return number, previous, True


def _holds(row: Sequence[Any]) -> bool:
    """Whether a row is what was hashed, and filed where that says."""
    try:
        if hashlib.sha256(row_text(row).encode()).hexdigest() != row[-1]:
            return False
    except (KeyError, TypeError, ValueError):  # nothing that was ever written has no spelling
        return False
    return row[-2] == row[_POST].partition("@")[2] and (row[_FORMAT] == FORMAT or _filed_as_told(row))


def _filed_as_told(row: Sequence[Any]) -> bool:
    told = dict(zip(ROW, row, strict=True))
    filed = filed_in(told["kind"], told["thing"], json.loads(told["details"]))
    return filed == FiledUnder(told["thing_unit"], told["year"], told["round"])


def _plain(value: Any) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    raise TypeError(f"{type(value).__name__} has no canonical spelling")
