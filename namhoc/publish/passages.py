"""Passages that came as HTML from elsewhere: cleaned when they are taken in, and again whenever they are shown."""

from __future__ import annotations

from html import unescape

import nh3

INLINE = frozenset(
    {"a", "abbr", "b", "br", "code", "del", "em", "i", "ins", "mark", "s", "small", "strong", "sub", "sup", "u"}
)
LISTS = frozenset({"ul", "ol", "li", "dl", "dt", "dd"})
TABLES = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"})
TAGS = INLINE | LISTS | TABLES | {"p", "blockquote", "pre", "hr", "h2", "h3", "h4"}
ATTRIBUTES = {
    "a": {"href"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "type"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
_CLEANER = nh3.Cleaner(tags=set(TAGS), attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener noreferrer")


def cleaned(passage: str) -> str:
    """The same passage with nothing in it that acts, loads or dresses itself."""
    return _CLEANER.clean(passage)


def words_of(passage: str) -> str:
    """What is read in a passage, its words apart by single blanks."""
    return " ".join(unescape(nh3.clean(passage.replace("<", " <"), tags=set())).split())
