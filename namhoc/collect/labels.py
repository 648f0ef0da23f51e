"""Names from the catalogue, in the reader's language."""

from __future__ import annotations

from namhoc.journal.language import language
from namhoc.law.entry import Entry
from namhoc.law.wording import Language


def name_in(entry: Entry, language: Language, part: str = "label") -> str:
    """What an entry is called: its ``label``, or another text it has in both languages."""
    return str(getattr(entry, part if language == "vi" else f"{part}_en"))


def name_of(entry: Entry) -> str:
    """What an entry is called in the reader's language."""
    return name_in(entry, language())
