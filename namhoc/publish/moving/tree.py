"""HTML as a tree of elements and texts, and back."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import TypeAlias

EMPTY = frozenset({"br", "hr", "img", "source", "embed", "col"})


@dataclass
class Element:
    """One element with what is in it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Node] = field(default_factory=list)

    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text() for part in self.inside)

    def all(self, *names: str) -> list[Element]:
        """Every element below it with one of these names, in order."""
        found: list[Element] = []
        for part in self.inside:
            if isinstance(part, Element):
                found += [part, *part.all(*names)] if part.name in names else part.all(*names)
        return found


Node: TypeAlias = Element | str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(made)
        if tag not in EMPTY:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        at = next((place for place in range(len(self.open) - 1, 0, -1) if self.open[place].name == tag), 0)
        if at:
            del self.open[at:]

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def tree_of(html: str) -> Element:
    """The tree of a well-formed piece of HTML, under a root without a name."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


def written(node: Node) -> str:
    """A tree as HTML."""
    if isinstance(node, str):
        return escape(node, quote=False)
    inside = "".join(map(written, node.inside))
    if not node.name:
        return inside
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes.items())
    return f"<{node.name}{attributes}>" + ("" if node.name in EMPTY else f"{inside}</{node.name}>")
