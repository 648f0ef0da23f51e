"""What an official document is made of, before anyone decides how it looks.

Names are handed over as a sentence writes them (``Phòng Giáo dục và Đào tạo``); the layout puts
them in capitals where the decree wants that. A line break in a name or a title is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias
from urllib.parse import quote, urlsplit

from namhoc.paper.errors import DocumentError

Align: TypeAlias = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Head:
    """Who issues the document, under which number, where and when.

    Gaps    ``number`` or ``day`` None is left open for the clerk; an open day still has its ``year``
    """

    superior: str
    issuer: str
    number: str | None
    symbol: str
    place: str
    day: date | None
    year: int | None = None

    def __post_init__(self) -> None:
        if self.day is None and self.year is None:
            raise DocumentError("Head: an open day needs its year")
        if self.day is not None and self.year not in (None, self.day.year):
            raise DocumentError(f"Head: the day {self.day} is not in the year {self.year}")


@dataclass(frozen=True)
class Title:
    """The kind of document (``Báo cáo``) and what it is about."""

    kind: str
    abstract: str


@dataclass(frozen=True)
class Run:
    """A stretch of text; ``reference`` is the id of the figure it states, if it states one."""

    text: str
    bold: bool = False
    italic: bool = False
    reference: str | None = None


@dataclass(frozen=True)
class Paragraph:
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A title inside the body. The number comes bare: ``Phần thứ nhất``, ``I``, ``1``, ``a``."""

    level: int
    number: str
    text: str


@dataclass(frozen=True)
class Column:
    """One column; ``width`` is its weight beside the others."""

    heading: str
    align: Align = "left"
    width: int = 1

    def __post_init__(self) -> None:
        if self.width < 1:
            raise DocumentError(f"Column {self.heading!r}: width {self.width} is below 1")


@dataclass(frozen=True)
class Table:
    """Cells are text, already written the Vietnamese way; see ``namhoc.paper.numbers``.

    ``total`` says that the last row adds up the others: it is set in bold.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    total: bool = False

    def bold_row(self, at: int) -> bool:
        return self.total and at == len(self.rows) - 1

    def __post_init__(self) -> None:
        if not self.columns:
            raise DocumentError(f"Table {self.caption!r} has no column")
        for at, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise DocumentError(
                    f"Table {self.caption!r} row {at}: {len(row)} cells for {len(self.columns)} columns"
                )


Block: TypeAlias = Heading | Paragraph | Table


@dataclass(frozen=True)
class Signature:
    """The lines above the name (``KT. TRƯỞNG PHÒNG``, ``PHÓ TRƯỞNG PHÒNG``), and the name."""

    authority: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Annex:
    """Starts a page; landscape for wide tables. Numbered by the layout when there are several."""

    title: str
    body: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True)
class Document:
    """One official document.

    ``reference_base`` is put before a figure's id to make its address; without it nothing is linked.
    """

    head: Head
    title: Title
    bases: tuple[str, ...]
    body: tuple[Block, ...]
    signature: Signature
    recipients: tuple[str, ...]
    annexes: tuple[Annex, ...] = ()
    sample: bool = False
    draft: bool = False
    reference_base: str | None = None

    def __post_init__(self) -> None:
        if self.reference_base is not None and urlsplit(self.reference_base).scheme not in ("http", "https"):
            raise DocumentError(f"Document: {self.reference_base!r} is no web address (http, https)")

    def reference_url(self, reference: str | None) -> str | None:
        """Where the reader finds the figure, or None when it has no address."""
        if reference is None or self.reference_base is None:
            return None
        return self.reference_base + quote(reference, safe="/")
