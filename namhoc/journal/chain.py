"""The hash chain as pure functions: canonical JSON, each entry over the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

BEGINNING = "0" * 64
FIELDS = (
    "number",
    "at",
    "day",
    "account",
    "post",
    "act",
    "kind",
    "thing",
    "before",
    "after",
    "reason",
    "details",
    "previous",
)


def canonical(value: Any) -> str:
    """One spelling for one value: sorted keys, no spaces, UTF-8 kept, days and decimals as text.

    Raises  ``TypeError`` for what has no exact spelling; ``ValueError`` for what is no number
    """
    separators = (",", ":")
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=separators, allow_nan=False, default=_plain)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def entry_digest(entry: Mapping[str, Any]) -> str:
    """The digest of one entry, which holds the digest of the one before it."""
    return digest(canonical({name: entry[name] for name in FIELDS}))


def first_break(entries: Iterable[Mapping[str, Any]]) -> int | None:
    """The number at which the chain does not hold, or ``None`` where it holds throughout."""
    previous, expected = BEGINNING, 1
    for entry in entries:
        if entry["number"] != expected or entry["previous"] != previous or entry["digest"] != entry_digest(entry):
            return expected
        previous, expected = entry["digest"], expected + 1
    return None


def _plain(value: Any) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    raise TypeError(f"{type(value).__name__} has no canonical spelling")
