"""Blocks of a document drawn into Word: lines of the head, paragraphs, titles, tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from docx.document import Document as Word
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from namhoc.paper import wording
from namhoc.paper.blocks import Align, Block, Document, Heading, Run, Table
from namhoc.paper.geometry import PT_PER_MM, rule_pt
from namhoc.paper.layout import Layout, LetteredPart, Lettering
from namhoc.paper.word_styles import BODY, heading_style
from namhoc.paper.word_xml import (
    draw_above,
    link,
    never_cut,
    points,
    repeat_on_every_page,
    set_cell_margin,
    set_widths,
)

Place: TypeAlias = Word | _Cell
GRID = "Table Grid"
_SIDES: dict[Align, WD_ALIGN_PARAGRAPH] = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_RULE_ROOM = Fraction(4)  # points between a line of text, the rule beneath, and what follows
NO_ROOM = Fraction(1)  # the size of a paragraph that Word wants and nobody should see


def add_text(paragraph: WordParagraph, form: Lettering, text: str) -> WordRun:
    run = paragraph.add_run(text)
    run.font.size = points(form.size_pt.use)
    run.font.bold = form.bold
    run.font.italic = form.italic
    return run


def add_line(place: Place, form: Lettering, text: str, side: Align = "center") -> WordParagraph:
    paragraph = place.add_paragraph()
    paragraph.alignment = _SIDES[side]
    add_text(paragraph, form, form.written(text))
    return paragraph


def add_head_line(place: Place, form: LetteredPart, text: str, room: Fraction) -> None:
    """A centred line in a column ``room`` points wide, with the rule its form asks for."""
    add_line(place, form, text)
    length = rule_pt(form, text, room)
    if length:
        _add_rule(place, length, room)


def _add_rule(place: Place, length: Fraction, room: Fraction) -> None:
    rule = add_gap(place, _RULE_ROOM)
    rule.paragraph_format.space_before = points(_RULE_ROOM / 2)
    rule.paragraph_format.left_indent = points((room - length) / 2)
    rule.paragraph_format.right_indent = points((room - length) / 2)
    draw_above(rule)


def add_gap(place: Place, height: Fraction) -> WordParagraph:
    """An empty paragraph exactly so high."""
    gap = place.add_paragraph()
    gap.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    gap.paragraph_format.line_spacing = points(height)
    gap.add_run().font.size = points(NO_ROOM)
    return gap


def emptied(cell: _Cell) -> _Cell:
    """The cell without the paragraph it was born with; the caller adds its own."""
    for paragraph in cell.paragraphs:
        cell._tc.remove(paragraph._p)  # noqa: SLF001
    return cell


@dataclass(frozen=True)
class Pen:
    """Draws blocks at the end of a Word document, in a column ``width`` points wide."""

    word: Word
    document: Document
    layout: Layout
    width: Fraction

    def blocks(self, blocks: Iterable[Block], *, last_stays: bool = False) -> None:
        """Draw the blocks; the last one stays on the page of the signature that follows it."""
        for block in blocks:
            self._block(block)
        last = self.word.paragraphs[-1:] if last_stays else []
        for paragraph in last:
            paragraph.paragraph_format.keep_with_next = True

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Table):
            self._table(block)
        else:
            self.paragraph(block.runs)

    def paragraph(self, runs: tuple[Run, ...]) -> None:
        paragraph = self.word.add_paragraph(style=BODY)
        for run in runs:
            drawn = paragraph.add_run(run.text)
            drawn.bold = run.bold or None
            drawn.italic = run.italic or None
            url = self.document.reference_url(run.reference)
            if url is not None:
                link(paragraph, drawn, url)

    def _heading(self, heading: Heading) -> None:
        wording.heading_form(heading, self.layout)
        lines = wording.heading_lines(heading, self.layout)
        self.word.add_paragraph("\n".join(lines), style=heading_style(heading.level))

    def _table(self, table: Table) -> None:
        form, spacing = self.layout.table, points(self.layout.body.spacing_pt.use)
        if table.caption:
            caption = add_line(self.word, form.caption, table.caption)
            caption.paragraph_format.keep_with_next = True
            caption.paragraph_format.space_after = spacing
        self._grid(table)
        for note in table.notes:
            said = add_line(self.word, form.notes, note, "left")
            said.paragraph_format.space_before = points(_RULE_ROOM)
        after = self.word.paragraphs[-1] if table.notes else add_gap(self.word, NO_ROOM)
        after.paragraph_format.space_after = spacing

    def _grid(self, table: Table) -> None:
        form = self.layout.table
        grid = self.word.add_table(rows=0, cols=len(table.columns), style=GRID)
        grid.alignment = WD_TABLE_ALIGNMENT.CENTER
        set_cell_margin(grid, form.cell_mm * PT_PER_MM, form.cell_mm * PT_PER_MM)
        heading = self._row(grid, form.heading, [(column.heading, "center") for column in table.columns])
        repeat_on_every_page(heading)
        for at, row in enumerate(table.rows):
            look = form.model_copy(update={"bold": table.bold_row(at)})
            self._row(grid, look, [(text, column.align) for text, column in zip(row, table.columns, strict=True)])
        whole = sum(column.width for column in table.columns)
        set_widths(grid, [self.width * column.width / whole for column in table.columns])

    def _row(self, grid: WordTable, form: Lettering, cells: list[tuple[str, Align]]) -> _Row:
        row: _Row = grid.add_row()  # type: ignore[no-untyped-call]
        never_cut(row)
        for cell, (text, side) in zip(row.cells, cells, strict=True):
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            add_line(emptied(cell), form, text, side)
        return row
