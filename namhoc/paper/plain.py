"""A document's words without its looks: what the figure check reads."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.paper import wording
from namhoc.paper.blocks import Block, Document, Heading, Table
from namhoc.paper.text import one_line


def plain_text(document: Document) -> str:
    """Title, bases, body and annexes, a line a block and a row; cells are apart by ``|``."""
    return "\n\n".join(_lines(document))


def _lines(document: Document) -> Iterator[str]:
    yield one_line(document.head.issuer)
    yield one_line(f"{document.title.kind} {document.title.abstract}")
    yield from document.bases
    yield from (line for block in document.body for line in _block(block))
    for annex in document.annexes:
        yield one_line(annex.title)
        yield from (line for block in annex.body for line in _block(block))


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield one_line(f"{block.number}. {block.text}")
    elif isinstance(block, Table):
        yield block.caption
        yield " | ".join(column.heading for column in block.columns)
        yield from (" | ".join(row) for row in block.rows)
        yield from block.notes
    else:
        yield wording.plain(block.runs)
