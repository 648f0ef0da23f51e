"""The report as files: Word and PDF from the same blocks."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from namhoc.law.catalogue import Catalogue
from namhoc.paper.blocks import Document
from namhoc.paper.layout import Layout, read_layout
from namhoc.paper.pdf import write_pdf
from namhoc.paper.word import write_docx


def layout_on(catalogue: Catalogue, day: date) -> Layout:
    """How official documents look on ``day``."""
    return read_layout(catalogue.root / "papers" / "layout.yaml", day)


def as_word(catalogue: Catalogue, document: Document, day: date) -> bytes:
    """The document as Word, in the layout in force on ``day``."""
    file = BytesIO()
    write_docx(document, layout_on(catalogue, day), file)
    return file.getvalue()


def as_pdf(catalogue: Catalogue, document: Document, day: date) -> bytes:
    """The same as PDF."""
    file = BytesIO()
    write_pdf(document, layout_on(catalogue, day), file)
    return file.getvalue()
