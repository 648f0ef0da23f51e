"""The values of one row of a dump: bytes in, texts out."""

from __future__ import annotations

import re
from dataclasses import dataclass

# As MariaDB calls them; its latin1 is the one of Windows.
CHARSETS = {
    "utf8": "utf-8",
    "utf8mb3": "utf-8",
    "utf8mb4": "utf-8",
    "latin1": "cp1252",
    "ascii": "ascii",
    "binary": "utf-8",
}
_STRING = rb"'[^'\\]*+(?:(?:\\.|'')[^'\\]*+)*+'"
_QUOTED = rb'"[^"\\]*+(?:(?:\\.|"")[^"\\]*+)*+"'
VALUE = (
    rb"(?:_\w+\s*+)?" + _STRING + rb"|" + _QUOTED + rb"|NULL|0x[0-9a-f]*+|x'[0-9a-f]*+'|b'[01]*+'|true|false"
    rb"|[-+]?(?:\d++(?:\.\d*+)?|\.\d++)(?:e[-+]?\d++)?"
)
_VALUE = re.compile(VALUE, re.DOTALL | re.IGNORECASE)
_ESCAPE = re.compile(rb"\\(.)|''|\"\"", re.DOTALL)
_TRUTH = {b"nu": None, b"tr": b"1", b"fa": b"0"}
_MEANT = {b"0": b"\0", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"Z": b"\x1a", b"%": rb"\%", b"_": rb"\_"}


@dataclass(frozen=True)
class Values:
    """The texts of a row, and whether letters of one were no letters of its writing."""

    texts: list[str | None]
    garbled: bool


def values_in(row: bytes, charset: str) -> Values:
    """What stands between the brackets of one row."""
    raw = [_bytes_of(found[0]) for found in _VALUE.finditer(row)]
    texts: list[str | None] = []
    garbled = False
    for one in raw:
        try:
            texts.append(None if one is None else one.decode(charset))
        except UnicodeDecodeError:
            texts.append((one or b"").decode(charset, "replace"))
            garbled = True
    return Values(texts, garbled)


def _bytes_of(value: bytes) -> bytes | None:
    """A value as it was in its column."""
    head = value[:2].lower()
    if head in (b"0x", b"x'"):
        return bytes.fromhex(_even(value[2:].rstrip(b"'")))
    if head == b"b'":
        return str(int(value[2:-1] or b"0", 2)).encode()
    if head in _TRUTH:
        return _TRUTH[head]
    if value[:1] in b"'\"_":
        return _unescaped(value[value.index(b"'") if value[:1] == b"_" else 0 :])
    return value


def _even(digits: bytes) -> str:
    return digits.decode("ascii").rjust(len(digits) + len(digits) % 2, "0")


def _unescaped(quoted: bytes) -> bytes:
    """A string without its quotes; two quotes of its own kind mean one."""
    mark, inside = quoted[:1], quoted[1:-1]
    if b"\\" not in inside and mark * 2 not in inside:
        return inside

    def meant(found: re.Match[bytes]) -> bytes:
        if found[1] is None:
            return mark if found[0] == mark * 2 else found[0]
        return _MEANT.get(found[1], found[1])

    return _ESCAPE.sub(meant, inside)
