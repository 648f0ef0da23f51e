"""The HTML of an old article as the parts that ours are made of. Nothing that a reader saw is lost.

What the parts cannot say stays a passage of cleaned HTML; what is left out is told. When all is done the words are
compared with those of the old text, and where one is missing the whole text becomes a passage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Protocol

import nh3

from namhoc.publish.moving.marks import Unsayable, marked
from namhoc.publish.moving.tree import Element, Node, tree_of, written
from namhoc.publish.passages import ATTRIBUTES, SCHEMES, TAGS, cleaned

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BOXES = frozenset(
    {"div", "center", "section", "article", "main", "header", "footer", "aside", "p", "figure", "span", "font"}
)
WHOLE = frozenset({"ul", "ol", "dl", "pre", "hr", "blockquote", "table"})
CELLS = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot", "caption", "li", "dt", "dd"})
APART = (
    HEADINGS
    | WHOLE
    | CELLS
    | {"p", "div", "center", "section", "article", "figure", "img", "iframe", "embed", "video", "audio"}
)
PLAYED = {"iframe": "frame", "embed": "frame", "video": "video", "audio": "audio"}
DROPPED = {"script": "script", "object": "object", "form": "form", "input": "form", "button": "form", "select": "form"}
_KNOWN = nh3.Cleaner(
    tags=set(TAGS | HEADINGS | BOXES | {"img", "iframe", "embed", "video", "audio", "source", "figcaption"}),
    clean_content_tags={"script", "style"},
    attributes={**ATTRIBUTES, "img": {"src", "alt", "title"}, **{name: {"src"} for name in (*PLAYED, "source")}},
    url_schemes=SCHEMES | {"data", "file"},
    link_rel=None,
)
_DRESSED = re.compile(r"<[^>]*\s(?:style|color|align|bgcolor|face)\s*=", re.IGNORECASE)
_FOLDED_AWAY = re.compile(r"<(?:xml|title)\b[^>]*>.*?</(?:xml|title)>", re.IGNORECASE | re.DOTALL)
Block = dict[str, Any]


class Files(Protocol):
    """Where pictures and files of the old portal are found, and where addresses lead now."""

    def picture(self, address: str, alt: str) -> int | None: ...

    def link(self, address: str) -> str: ...


@dataclass
class Body:
    """Parts of an article, and what of the old text they do not show: a word of what, and how many times."""

    blocks: list[Block] = field(default_factory=list)
    dropped: dict[str, int] = field(default_factory=dict)

    def drop(self, what: str, many: int = 1) -> None:
        if many:
            self.dropped[what] = self.dropped.get(what, 0) + many


def body_of(html: str, title: str, files: Files) -> Body:
    """The parts of an old text. ``title`` speaks for pictures that say nothing of themselves."""
    body = Body()
    for name, what in DROPPED.items():
        body.drop(what, len(re.findall(rf"<{name}\b", html, re.IGNORECASE)))
    body.drop("dress", int(_DRESSED.search(html) is not None))
    whole = _KNOWN.clean(_FOLDED_AWAY.sub(" ", html))
    _Walk(body, title, files).box(tree_of(whole))
    if _squeezed("".join(map(_said, body.blocks))) != _squeezed(tree_of(whole).text()):
        pictures = [block for block in body.blocks if block["type"] == "picture"]
        body.blocks = [_passage(tree_of(whole)), *pictures]
    for block in body.blocks:
        block.pop("added", None)
        if block["type"] == "picture":
            block["value"].pop("said")
    return body


def _said(block: Block) -> str:
    """The words of a part that stood in the old text."""
    value = block["value"]
    if "added" in block:
        return ""
    if block["type"] == "picture":
        return str(value["said"])
    if block["type"] == "passage":
        return tree_of(value).text()
    text = value["text"] if block["type"] == "quote" else value
    return re.sub(r"\[([^\[\]]+)\]\([^\s()]*\)", r"\1", text).replace("**", "")


def _squeezed(words: str) -> str:
    return "".join(words.split())


def _passage(element: Node) -> Block:
    return {"type": "passage", "value": cleaned(written(element)).strip()}


class _Walk:
    """Through a tree from top to bottom, making parts."""

    def __init__(self, body: Body, title: str, files: Files) -> None:
        self.body, self.title, self.files = body, title, files
        self.loose: list[Node] = []

    def box(self, element: Element) -> None:
        """What is in an element, one after another; words that stand free are a paragraph."""
        for part in element.inside:
            if isinstance(part, str) or not (part.name in APART or part.all(*APART)):
                self.loose.append(self._linked(part))
            else:
                self.put()
                self.part(part)
        self.put()

    def put(self) -> None:
        """The words gathered so far become paragraphs."""
        nodes, self.loose = self.loose, []
        if not "".join(part if isinstance(part, str) else part.text() for part in nodes).strip():
            return
        try:
            self.body.blocks += [{"type": "paragraph", "value": line} for line in marked(nodes)]
        except Unsayable:
            self.body.blocks.append(_passage(Element("p", {}, nodes)))

    def part(self, element: Element) -> None:
        if element.name == "img":
            self.picture(element, "")
        elif element.name in PLAYED:
            self.played(element)
        elif element.name in HEADINGS and not element.all(*APART):
            self.heading(element)
        elif element.name == "figure" or _is_a_framed_picture(element):
            self.framed(element)
        elif element.name in WHOLE and not (element.name == "table" and element.all("img", *PLAYED)):
            self.whole(element)
        else:
            self.box(element)

    def heading(self, element: Element) -> None:
        words = " ".join(element.text().split())
        if re.search(r"\*\*|\{\{|\]\(", words):
            self.body.blocks.append(_passage(Element("h2", {}, [words])))
        elif words:
            self.body.blocks.append({"type": "heading", "value": words})

    def framed(self, element: Element) -> None:
        """A picture with its caption: a figure, or a table of one column made for it."""
        pictures = element.all("img")
        words = " ".join(element.text().split())
        if len(pictures) != 1 or element.all(*PLAYED) or not self.picture(pictures[0], words):
            self.box(Element("", {}, element.inside))

    def picture(self, element: Element, caption: str) -> bool:
        """Whether the picture was found; where not, the address stays as a link."""
        address = element.attributes.get("src", "")
        alt = " ".join((element.attributes.get("alt") or element.attributes.get("title") or "").split())
        key = self.files.picture(address, alt or caption or self.title)
        if key is None:
            self.body.drop("picture")
            if re.match(r"https?://", address):
                self.body.blocks.append(_link(address, alt or address))
            return False
        told = {"image": key, "alt": (alt or caption or self.title)[:220], "caption": caption}
        self.body.blocks.append({"type": "picture", "value": {**told, "said": caption}})
        return True

    def played(self, element: Element) -> None:
        """What is played or framed from elsewhere is reached by a link."""
        sources = [element, *element.all("source")]
        address = next((one.attributes["src"] for one in sources if one.attributes.get("src")), "")
        self.body.drop(PLAYED[element.name])
        self.box(Element("", {}, [part for part in element.inside if not isinstance(part, Element)]))
        if address:
            led = self.files.link("https:" + address if address.startswith("//") else address)
            self.body.blocks.append(_link(led, led))

    def whole(self, element: Element) -> None:
        """A list, a table, a quotation: as it was; pictures in it follow it."""
        for one in element.all("img"):
            one.name, one.inside = "span", []
        if element.name == "hr" or element.text().strip():
            self.body.blocks.append(_quote(element) or _passage(self._linked(element)))
        for one in element.all("span"):
            if "src" in one.attributes:
                self.picture(Element("img", one.attributes), "")
        for one in element.all(*PLAYED):
            self.played(Element(one.name, one.attributes))

    def _linked(self, node: Node) -> Node:
        """The same with addresses that lead somewhere today."""
        if isinstance(node, Element):
            for one in [node, *node.all("a")]:
                if one.name == "a" and one.attributes.get("href"):
                    one.attributes["href"] = self.files.link(one.attributes["href"])
        return node


def _quote(element: Element) -> Block | None:
    """Somebody's words in one plain paragraph."""
    if element.name != "blockquote" or element.all(*(APART - {"p"})):
        return None
    try:
        lines = marked(element.inside)
    except Unsayable:
        return None
    return {"type": "quote", "value": {"text": lines[0], "speaker": ""}} if len(lines) == 1 else None


def _is_a_framed_picture(element: Element) -> bool:
    """A table of one column that holds one picture."""
    rows = element.all("tr") if element.name == "table" else []
    return bool(rows) and len(element.all("img")) == 1 and all(len(row.all("td", "th")) == 1 for row in rows)


def _link(address: str, words: str) -> Block:
    shown = " ".join(words.split())
    passage = Element("p", {}, [Element("a", {"href": address}, [shown])])
    return {"type": "passage", "value": cleaned(written(passage)), "added": True}
