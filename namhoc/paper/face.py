"""The vendored font's own tables: which letters it has, and how wide a line of them is.

Tinos has the widths of Times New Roman, so what is measured here holds in Word as well.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
FAMILY = "Tinos"
_FILES = {
    (False, False): "Tinos-Regular.ttf",
    (True, False): "Tinos-Bold.ttf",
    (False, True): "Tinos-Italic.ttf",
    (True, True): "Tinos-BoldItalic.ttf",
}
_WINDOWS_UNICODE = (3, 1)


@dataclass(frozen=True)
class Face:
    """One cut of the font. Lengths are in shares of the size: 1 is as long as the letters are high."""

    glyphs: Mapping[int, int]
    advances: tuple[int, ...]
    units: int
    ascent: Fraction
    descent: Fraction
    gap: Fraction

    def has(self, letter: str) -> bool:
        return ord(letter) in self.glyphs

    def width(self, text: str) -> Fraction:
        """Length of ``text`` on one line, without kerning."""
        glyphs = (self.glyphs.get(ord(letter), 0) for letter in text)
        return Fraction(sum(self._advance(glyph) for glyph in glyphs), self.units)

    def _advance(self, glyph: int) -> int:
        return self.advances[min(glyph, len(self.advances) - 1)]

    def lines(self, text: str, room: Fraction) -> list[str]:
        """The lines that ``text`` makes in a column ``room`` wide; a word too long stays whole."""
        return [line for part in text.split("\n") for line in self._wrapped(part, room)]

    def _wrapped(self, text: str, room: Fraction) -> list[str]:
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines[-1] else word
            if lines[-1] and self.width(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines


@cache
def face(*, bold: bool = False, italic: bool = False) -> Face:
    return _read((FOLDER / _FILES[bold, italic]).read_bytes())


def _read(data: bytes) -> Face:
    tables = _tables(data)
    units: int = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    ascent, descent, gap = struct.unpack_from(">hhh", data, tables["hhea"] + 4)
    return Face(
        glyphs=_glyphs(data, tables["cmap"]),
        advances=_advances(data, tables),
        units=units,
        ascent=Fraction(ascent, units),
        descent=Fraction(-descent, units),
        gap=Fraction(gap, units),
    )


def _tables(data: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", data, 4)[0]
    rows = (struct.unpack_from(">4sIII", data, 12 + 16 * at) for at in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in rows}


def _advances(data: bytes, tables: dict[str, int]) -> tuple[int, ...]:
    count = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    return struct.unpack_from(">" + "Hh" * count, data, tables["hmtx"])[::2]


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Code point to glyph, from the format 4 table that every Windows font has."""
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    rows = (struct.unpack_from(">HHI", data, cmap + 4 + 8 * at) for at in range(count))
    start = next(cmap + offset for platform, encoding, offset in rows if (platform, encoding) == _WINDOWS_UNICODE)
    half = struct.unpack_from(">H", data, start + 6)[0]
    ends, starts, deltas, ranges = (start + 14 + skip for skip in (0, half + 2, 2 * half + 2, 3 * half + 2))
    glyphs: dict[int, int] = {}
    for at in range(0, half, 2):
        first, last = _word(data, starts + at), _word(data, ends + at)
        for code in range(first, last + 1):
            glyph = _glyph(data, code, first, _word(data, deltas + at), ranges + at)
            if glyph:
                glyphs[code] = glyph
    return glyphs


def _glyph(data: bytes, code: int, first: int, delta: int, offset_at: int) -> int:
    offset = _word(data, offset_at)
    if not offset:
        return (code + delta) & 0xFFFF
    at = offset_at + offset + 2 * (code - first)
    found = _word(data, at) if at + 2 <= len(data) else 0
    return (found + delta) & 0xFFFF if found else 0


def _word(data: bytes, at: int) -> int:
    word: int = struct.unpack_from(">H", data, at)[0]
    return word
