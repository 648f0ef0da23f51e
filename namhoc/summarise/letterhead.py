"""How an office heads and signs its documents, read from its own workbook."""

from __future__ import annotations

from namhoc.collect.answers import OfficeBook
from namhoc.summarise.report import Letterhead


def letterhead_of(book: OfficeBook) -> Letterhead:
    """The letterhead in the book; what it does not say is left empty for the clerk."""
    told: dict[str, list[str]] = {}
    for row in book.rows("office"):
        told.setdefault(row.text("about"), []).append(row.text("text"))

    def one(about: str) -> str:
        return (told.get(about) or [""])[0]

    return Letterhead(
        name=one("name"),
        superior=one("superior"),
        symbol=one("symbol").removeprefix("BC-"),
        place=one("place"),
        authority=tuple(told.get("authority", ())),
        signatory=one("signatory"),
        recipients=tuple(told.get("recipient", ())),
    )
