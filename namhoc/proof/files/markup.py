"""The words of a web page: no scripts, no menus, a line to each block."""

from __future__ import annotations

from html.parser import HTMLParser

from namhoc.proof.files.plain import text_of_plain
from namhoc.proof.vocabulary import words_of

SILENT = words_of("script style template noscript head nav footer")
BLOCKS = words_of("p div li ul ol table tr h1 h2 h3 h4 h5 h6 br section article header blockquote figcaption dt dd pre")
CELLS = frozenset({"td", "th"})


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent.append(tag)
        if tag in BLOCKS:
            self.pieces.append("\n")
        if tag in CELLS:
            self.pieces.append(" | ")

    def handle_endtag(self, tag: str) -> None:
        if self.silent and tag == self.silent[-1]:
            self.silent.pop()
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(" ".join(data.split("\n")))


def text_of_html(data: bytes) -> str:
    words = _Words()
    words.feed(text_of_plain(data))
    words.close()
    lines = ["".join(line).strip() for line in "".join(words.pieces).split("\n")]
    return "\n\n".join(line for line in lines if line)
