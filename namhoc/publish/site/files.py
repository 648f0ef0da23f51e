"""Files of an article: what kind each is, how large, and whether it opens in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import filesizeformat

PICTURES = frozenset({"avif", "gif", "jpeg", "jpg", "png", "webp"})
SOUNDS = {"m4a": "audio/mp4", "mp3": "audio/mpeg", "oga": "audio/ogg", "ogg": "audio/ogg", "opus": "audio/ogg"}


@dataclass(frozen=True)
class Opened:
    """A file beside an article."""

    title: str
    address: str
    ending: str
    size: str

    @property
    def kind(self) -> str:
        return self.ending.upper()

    @property
    def is_pdf(self) -> bool:
        return self.ending == "pdf"

    @property
    def is_picture(self) -> bool:
        return self.ending in PICTURES

    @property
    def sound(self) -> str:
        """Its type for the player; empty where it is no sound."""
        return SOUNDS.get(self.ending, "")


def opened(one: Any) -> Opened:
    """An attachment or a recording as its page shows it."""
    document = one.document
    title = getattr(one, "title", "") or getattr(one, "voice", "") or document.title
    ending = str(document.file_extension).lower()
    size = document.get_file_size()
    return Opened(title, document.url, ending, filesizeformat(size) if size else "")
