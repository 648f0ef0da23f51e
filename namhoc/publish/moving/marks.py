"""Words of an old paragraph in the small marking language of articles, where it can say them."""

from __future__ import annotations

import re

from namhoc.publish.moving.tree import Element, Node

STRONG = frozenset({"b", "strong"})
THROUGH = frozenset(
    {"", "span", "font", "p", "div", "center", "section", "article", "header", "footer", "label", "figcaption"}
)
_TAKEN = re.compile(r"\*\*|\{\{|\]\(|[\[\]](?=.*\]\()")  # what the language would take for marks
_LINKABLE = re.compile(r"https?://[^\s()\"<>]+|/[^\s()\"<>]*")


class Unsayable(ValueError):
    """The marking language has no word for it."""


def marked(nodes: list[Node]) -> list[str]:
    """Paragraphs, one for each line of the old one. Raises ``Unsayable``."""
    lines = [" ".join(line.split()) for line in _marks(Element("", {}, nodes), strong=False).split("\n")]
    return [_mended(line) for line in lines if line.strip("* ")]


def _marks(element: Element, *, strong: bool) -> str:
    said = ""
    for part in element.inside:
        said += _words(part) if isinstance(part, str) else _element(part, strong=strong)
    return said


def _words(text: str) -> str:
    if _TAKEN.search(text):
        raise Unsayable(text)
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


def _element(element: Element, *, strong: bool) -> str:
    if element.name == "br":
        return "\n"
    if element.name in THROUGH:
        return _marks(element, strong=strong)
    if element.name in STRONG:
        return _strong(_marks(element, strong=True)) if not strong else _marks(element, strong=True)
    if element.name == "a":
        return _link(element, strong=strong)
    if element.text().strip():
        raise Unsayable(element.name)
    return element.text()


def _strong(words: str) -> str:
    """Each line by itself, blanks outside the marks."""
    lines = []
    for line in words.split("\n"):
        inside = line.strip()
        if "*" in inside:
            raise Unsayable(inside)
        before, after = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
        lines.append(f"{before}**{inside}**{after}" if inside else line)
    return "\n".join(lines)


def _link(element: Element, *, strong: bool) -> str:
    words, address = _marks(element, strong=strong), element.attributes.get("href", "")
    if not words.strip() or not address or address.startswith("#"):
        return words
    inside = words.strip()
    if not _LINKABLE.fullmatch(address) or "\n" in inside or "[" in inside or "]" in inside:
        raise Unsayable(address)
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{before}[{inside}]({address}){after}"


def _mended(line: str) -> str:
    """Two strong words side by side are one."""
    return line.replace("****", "")


def untaken(words: str) -> str:
    """Words that mean nothing but themselves: an unseen joiner parts what the language would take for marks."""
    return words.replace("**", "*\u2060*").replace("{{", "{\u2060{").replace("](", "]\u2060(")
