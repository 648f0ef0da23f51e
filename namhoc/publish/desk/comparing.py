"""Two texts beside each other, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from namhoc.publish.desk.attaching import files_of
from namhoc.publish.desk.forms import body_text
from namhoc.publish.models import ArticlePage

_WORDS = re.compile(r"\s+|[^\s\w]|\w+")


@dataclass(frozen=True)
class Piece:
    """Some words, and whether they are in both texts, in the older only, or in the newer only."""

    text: str
    kind: str  # same · old · new


@dataclass(frozen=True)
class Difference:
    """One part of an article that differs between two texts of it."""

    label: str
    pieces: list[Piece]


def compared(old: str, new: str) -> list[Piece]:
    """The two texts as one, cut at whole words."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    found: list[Piece] = []
    for what, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Piece("".join(before[i:j]), "same"))
            continue
        found += [Piece("".join(before[i:j]), "old")] if j > i else []
        found += [Piece("".join(after[k:m]), "new")] if m > k else []
    return found


def differences(old: ArticlePage, new: ArticlePage) -> list[Difference]:
    """The parts in which two texts of an article differ, each with both wordings."""
    parts = {
        _("Title"): (old.title, new.title),
        _("Lead"): (old.lead, new.lead),
        _("Body"): (body_text(old), body_text(new)),
        _("Author"): (old.author, new.author),
        _("Source"): (old.source, new.source),
        _("What the picture shows"): (old.picture_alt, new.picture_alt),
        _("Caption"): (old.picture_caption, new.picture_caption),
        _("Files"): (_files_of(old), _files_of(new)),
    }
    return [Difference(label, compared(*both)) for label, both in parts.items() if both[0] != both[1]]


def _files_of(article: ArticlePage) -> str:
    """The files by their titles and names, one a line."""
    return "\n".join(f"{one.title} ({one.document.filename})" for one in files_of(article))
