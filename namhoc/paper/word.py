"""The document as Word, drawn block by block with python-docx.

docxtpl is not used: a template of the office would carry margins and fonts of its own, and here
the form comes from the catalogue. What the office edits is the document that comes out.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import docx
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.table import Table as WordTable
from docx.table import _Cell

from namhoc.paper import wording
from namhoc.paper.blocks import Annex, Document, Run
from namhoc.paper.geometry import PT_PER_MM, head_columns_pt, is_tall, text_width_pt
from namhoc.paper.layout import Layout
from namhoc.paper.packing import hand_over, repacked
from namhoc.paper.text import cleaned, one_line
from namhoc.paper.word_blocks import Pen, add_gap, add_head_line, add_line, emptied
from namhoc.paper.word_pages import set_annex_pages, set_first_pages
from namhoc.paper.word_styles import set_styles
from namhoc.paper.word_xml import never_cut, set_cell_margin, set_widths

LANGUAGE = "vi-VN"
_GAP = Fraction(12)  # points between the head, the title, the body and the ending


def write_docx(document: Document, layout: Layout, out: BinaryIO | Path) -> None:
    """Write the document as Word: same document, same bytes.

    Raises  ``DocumentError`` for a heading level the layout does not know
    """
    document = cleaned(document)
    word = docx.Document()
    set_styles(word, layout, LANGUAGE)
    _set_properties(word, document)
    _WordPaper(word, document, layout).write()
    plain = BytesIO()
    word.save(plain)
    hand_over(repacked(plain.getvalue()), out)


def _set_properties(word: Word, document: Document) -> None:
    """What a file list shows; the template's own picture, author and days go."""
    told: Any = word.core_properties
    told.title = wording.subject(document)[:255]  # the longest a property may be
    told.author = told.last_modified_by = one_line(document.head.issuer)[:255]
    told.language = LANGUAGE
    told.comments = told.keywords = ""
    told.revision = 1
    for moment in list(told._element):  # noqa: SLF001
        if moment.tag.endswith(("}created", "}modified")):
            told._element.remove(moment)  # noqa: SLF001
    if document.head.day is not None:
        told.created = told.modified = datetime.combine(document.head.day, time(), UTC)
    leads = word.part.package.rels
    for name in [name for name, lead in leads.items() if lead.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        leads.pop(name)


class _WordPaper:
    """One document on the way to its Word file, from the head down to the annexes."""

    def __init__(self, word: Word, document: Document, layout: Layout) -> None:
        self.word, self.document, self.layout = word, document, layout
        self.width = text_width_pt(layout)
        self.mark = wording.mark(document, layout)

    def write(self) -> None:
        set_first_pages(self.word.sections[0], self.layout, self.mark)
        self._head()
        self._title()
        pen = Pen(self.word, self.document, self.layout, self.width)
        form = self.layout.basis
        for basis in wording.bases(self.document, self.layout):
            pen.paragraph((Run(basis, bold=form.bold, italic=form.italic),))
        pen.blocks(wording.ended(self.document.body, self.layout), last_stays=True)
        self._ending()
        names = wording.annex_names(self.document, self.layout)
        for annex, name in zip(self.document.annexes, names, strict=True):
            self._annex(annex, name)

    def _two_columns(self, left: Fraction, right: Fraction, rows: int) -> WordTable:
        table: WordTable = self.word.add_table(rows=rows, cols=2)
        set_cell_margin(table, Fraction(0), Fraction(0))
        set_widths(table, [left, right])
        for row in table.rows:
            for cell in row.cells:
                emptied(cell)
        return table

    def _head(self) -> None:
        head, layout = self.document.head, self.layout
        left, right = head_columns_pt(layout)
        table = self._two_columns(left, right, rows=2)
        issuing, national = table.rows[0].cells
        add_head_line(issuing, layout.superior, head.superior, left)
        add_head_line(issuing, layout.issuer, head.issuer, left)
        add_head_line(national, layout.national_name, layout.national_name.text, right)
        add_head_line(national, layout.motto, layout.motto.text, right)
        numbered, dated = table.rows[1].cells
        add_head_line(numbered, layout.number, wording.number_line(head, layout), left)
        add_head_line(dated, layout.place_date, wording.place_line(head, layout), right)

    def _title(self) -> None:
        add_gap(self.word, _GAP)
        add_head_line(self.word, self.layout.kind, self.document.title.kind, self.width)
        add_head_line(self.word, self.layout.abstract, self.document.title.abstract, self.width)
        add_gap(self.word, _GAP)

    def _ending(self) -> None:
        add_gap(self.word, _GAP).paragraph_format.keep_with_next = True
        table = self._two_columns(self.width / 2, self.width / 2, rows=1)
        if not is_tall(self.layout, len(self.document.recipients)):
            never_cut(table.rows[0])
        left, right = table.rows[0].cells
        self._recipients(left)
        self._signature(right)

    def _recipients(self, cell: _Cell) -> None:
        form = self.layout.recipients
        lines = wording.recipients(self.document, self.layout)
        add_line(cell, form, form.text if lines else "", "left")
        for line in lines:
            add_line(cell, form.listed, line, "left")

    def _signature(self, cell: _Cell) -> None:
        form, signature = self.layout.signatory, self.document.signature
        for line in signature.authority:
            add_line(cell, form, line).paragraph_format.keep_with_next = True
        add_gap(cell, form.room_mm * PT_PER_MM).paragraph_format.keep_with_next = True
        add_line(cell, form.model_copy(update={"capitals": False}), signature.name)

    def _annex(self, annex: Annex, name: str) -> None:
        set_annex_pages(self.word.add_section(), self.layout, self.mark, landscape=annex.landscape)
        width = text_width_pt(self.layout, landscape=annex.landscape)
        form = self.layout.annex
        add_head_line(self.word, form, name, width)
        add_line(self.word, form.title, annex.title)
        add_line(self.word, form.reference, wording.annex_reference(self.document, self.layout))
        add_gap(self.word, _GAP)
        Pen(self.word, self.document, self.layout, width).blocks(annex.body)
