"""The bones of a page: its elements and the names of their attributes. A text that somebody typed adds none."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

MAIL = "mailto:?subject="  # our own link to send an article on; what was typed is encoded in it


class Bones(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[tuple[str, ...]] = Counter()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen[tag, *sorted(name for name, _ in attrs)] += 1
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action", "formaction")]


def bones(page: str) -> Counter[tuple[str, ...]]:
    read = Bones()
    read.feed(page)
    return read.seen


def strange(page: str, like: str, *, allowed: frozenset[tuple[str, ...]] = frozenset()) -> list[str]:
    """What this page has in its bones that the one it should be like has not."""
    read = Bones()
    read.feed(page)
    more = [shape for shape in read.seen if shape not in bones(like) and shape not in allowed]
    away = [link for link in read.links if not link.startswith(("/", "#", "?", "http://testserver/", "https://", MAIL))]
    away += [link for link in read.links if link.startswith(("//", "/\\"))]
    return [f"has {shape}" for shape in more] + [f"leads to {link!r}" for link in away if link]
