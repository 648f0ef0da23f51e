"""Names from the catalogue, in the reader's language."""

from __future__ import annotations

from django.utils.translation import get_language

from namhoc.law.entry import Entry
from namhoc.law.wording import Language


def reader_language() -> Language:
    return "en" if (get_language() or "").startswith("en") else "vi"


def name_in(entry: Entry, language: Language, part: str = "label") -> str:
    """What an entry is called: its ``label``, or another text it has in both languages."""
    return str(getattr(entry, part if language == "vi" else f"{part}_en"))


def name_of(entry: Entry) -> str:
    """What an entry is called in the reader's language."""
    return name_in(entry, reader_language())
