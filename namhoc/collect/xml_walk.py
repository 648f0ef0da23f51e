"""XML walked through as it is unpacked, with no entities, one encoding, and a count of what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from xml.parsers import expat

from namhoc.collect.archive import Refusal

MOST_ELEMENTS = 600_000  # for a whole workbook: half a second of walking; an ordinary one has three thousand
MOST_DEPTH = 64  # spreadsheets nest ten deep; an open element costs memory until it is closed
LONGEST_TOKEN = 2**20  # a cell holds 32 767 letters: no single tag or text is longer than this
UTF8_STARTS = (b"<", b"\xef\xbb\xbf<")
UTF8_NAMES = ("utf-8", "us-ascii")

Start = Callable[[str, dict[str, str]], Any]


class Enough(Exception):
    """Raised by a listener to end the walk: what was asked is known, the rest need not be seen."""


class Elements:
    """How many elements are left for the whole workbook."""

    def __init__(self) -> None:
        self.left = MOST_ELEMENTS


class Walk:
    """One walk: ``start`` hears each element's local name and attributes.

    Raises  ``Refusal`` for a document type, entities, another encoding, and what is no XML;
            ``Enough`` where ``start`` does
    """

    def __init__(self, elements: Elements, start: Start | None = None) -> None:
        self._elements, self._listener = elements, start
        self._depth = self._fed = 0
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self.parser.EntityDeclHandler = _refuse
        self.parser.XmlDeclHandler = _only_utf8

    def through(self, pieces: Iterable[bytes]) -> bytes:
        """Walk to the end; gives back all that was walked through."""
        kept: list[bytes] = []
        try:
            for piece in pieces:
                self._feed(piece)
                kept.append(piece)
            self.parser.Parse(b"", True)  # noqa: FBT003  (expat takes no keyword)
        except expat.ExpatError as error:
            raise Refusal("collect.truncated") from error
        return b"".join(kept)

    def _feed(self, piece: bytes) -> None:
        if b"\0" in piece or (self._fed == 0 and not piece.startswith(UTF8_STARTS)):  # UTF-16, which expat would guess
            raise Refusal("collect.unusual-structure", part="XML")
        self.parser.Parse(piece, False)  # noqa: FBT003  (expat takes no keyword)
        self._fed += len(piece)
        if self._fed - self.parser.CurrentByteIndex > LONGEST_TOKEN:
            raise Refusal("collect.bomb")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements.left -= 1
        if self._elements.left < 0 or self._depth > MOST_DEPTH:
            raise Refusal("collect.bomb")
        if self._listener is not None:
            self._listener(name.rpartition(":")[2], attributes)

    def _end(self, _name: str) -> None:
        self._depth -= 1


def _refuse(*_: object) -> None:
    raise Refusal("collect.unusual-structure", part="DOCTYPE")


def _only_utf8(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding is not None and encoding.casefold() not in UTF8_NAMES:
        raise Refusal("collect.unusual-structure", part=encoding[:80])
