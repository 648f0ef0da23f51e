"""The report as a page shows it: the same lines as on paper, each number leading to where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from namhoc.paper import wording
from namhoc.paper.blocks import Block, Document, Heading, Paragraph, Run, Table
from namhoc.paper.layout import Layout


@dataclass(frozen=True)
class Text:
    """A stretch of a sentence; ``url`` leads to the figure it states."""

    text: str
    bold: bool
    italic: bool
    url: str


@dataclass(frozen=True)
class Part:
    """A title, a paragraph or a table of the body: one of the three is there."""

    lines: tuple[str, ...] = ()
    level: int = 0
    texts: tuple[Text, ...] = ()
    table: Table | None = None


@dataclass(frozen=True)
class AnnexSheet:
    """An annex with its name, its title and its parts."""

    name: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Sheet:
    """The whole document, line by line."""

    document: Document
    layout: Layout
    number: str
    place: str
    parts: tuple[Part, ...]
    recipients: tuple[str, ...]
    annexes: tuple[AnnexSheet, ...]
    mark: str


def sheet_of(document: Document, layout: Layout) -> Sheet:
    """What stands on paper, for the screen."""
    names = wording.annex_names(document, layout) if document.annexes else ()
    return Sheet(
        document,
        layout,
        wording.number_line(document.head, layout),
        wording.place_line(document.head, layout),
        _parts(wording.ended(document.body, layout), layout),
        wording.recipients(document, layout),
        tuple(
            AnnexSheet(name, annex.title, _parts(annex.body, layout))
            for name, annex in zip(names, document.annexes, strict=True)
        ),
        wording.mark(document, layout),
    )


def _parts(blocks: Iterable[Block], layout: Layout) -> tuple[Part, ...]:
    return tuple(_part(block, layout) for block in blocks)


def _part(block: Block, layout: Layout) -> Part:
    match block:
        case Heading():
            return Part(lines=wording.heading_lines(block, layout), level=block.level)
        case Paragraph():
            return Part(texts=tuple(_text(run) for run in block.runs))
        case Table():
            return Part(table=block)


def _text(run: Run) -> Text:
    stored = run.reference is not None and run.reference.isdigit()
    return Text(run.text, run.bold, run.italic, reverse("figure-origin", args=[run.reference]) if stored else "")
