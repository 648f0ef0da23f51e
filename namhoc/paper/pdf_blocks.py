"""Blocks of a document as plain data for ``official.typ``: lines, paragraphs, titles, tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

from namhoc.paper import wording
from namhoc.paper.blocks import Block, Column, Document, Heading, Run, Table
from namhoc.paper.face import Face, face
from namhoc.paper.geometry import PT_PER_MM, is_tall, rule_pt, text_width_pt
from namhoc.paper.layout import Layout, LetteredPart, Lettering

UNKNOWN_LETTER = "□"
_BREAK_HERE = "\u200b"
Data: TypeAlias = dict[str, Any]


def printable(text: str, letters: Face, room: Fraction) -> str:
    """``text`` with □ for a letter the font lacks, and places to break in a word wider than ``room``."""
    known = "".join(letter if letter in " \n" or letters.has(letter) else UNKNOWN_LETTER for letter in text)
    return "\n".join(
        " ".join(_breakable(word, letters, room) for word in line.split(" ")) for line in known.split("\n")
    )


def _breakable(word: str, letters: Face, room: Fraction) -> str:
    return word if letters.width(word) <= room else _BREAK_HERE.join(word)


def look(form: Lettering) -> Data:
    return {"size": float(form.size_pt.use), "bold": form.bold, "italic": form.italic}


@dataclass(frozen=True)
class Ink:
    """Prepares what is drawn on an upright page, or on one that lies."""

    document: Document
    layout: Layout
    landscape: bool = False

    @property
    def width(self) -> Fraction:
        return text_width_pt(self.layout, landscape=self.landscape)

    def line(self, form: Lettering, text: str, room: Fraction | None = None) -> Data:
        """One line of text with its look and, where the form asks for it, the rule below."""
        rule = rule_pt(form, text, room or self.width) if isinstance(form, LetteredPart) else 0
        return look(form) | {"text": self._shown(form, text, room or self.width), "rule": float(rule)}

    def _shown(self, form: Lettering, text: str, room: Fraction) -> str:
        letters = face(bold=form.bold, italic=form.italic)
        return printable(form.written(text), letters, room / form.size_pt.use)

    def blocks(self, blocks: Iterable[Block], *, last_stays: bool = False) -> list[Data]:
        """The blocks; the last one stays on the page of the signature that follows it."""
        drawn = [self._block(block) for block in blocks]
        if drawn and last_stays:
            drawn[-1]["sticky"] = True
        return drawn

    def _block(self, block: Block) -> Data:
        if isinstance(block, Heading):
            return self._heading(block)
        return self._table(block) if isinstance(block, Table) else self.paragraph(block.runs)

    def paragraph(self, runs: tuple[Run, ...]) -> Data:
        return {"block": "paragraph", "sticky": False, "runs": [self._run(run) for run in runs]}

    def _run(self, run: Run) -> Data:
        form = Lettering(size_pt=self.layout.body.size_pt, bold=run.bold, italic=run.italic)
        shown = self._shown(form, run.text, self.width)
        return look(form) | {"text": shown, "url": self.document.reference_url(run.reference)}

    def _heading(self, heading: Heading) -> Data:
        form = wording.heading_form(heading, self.layout)
        plain = form.model_copy(update={"capitals": False})  # the wording has seen to them
        lines = [self._shown(plain, line, self.width) for line in wording.heading_lines(heading, self.layout)]
        return look(form) | {"block": "heading", "level": heading.level, "lines": lines, "centred": form.centred}

    def _table(self, table: Table) -> Data:
        form = self.layout.table
        rooms = self._rooms(table.columns)
        return {
            "block": "table",
            "inset": float(form.cell_mm),
            "caption": self.line(form.caption, table.caption),
            "heading": look(form.heading),
            "cell": look(form),
            "note": look(form.notes),
            "repeat": not self._is_tall([column.heading for column in table.columns], rooms),
            "columns": [self._column(column, room) for column, room in zip(table.columns, rooms, strict=True)],
            "rows": [self._row(row, rooms, bold=table.bold_row(at)) for at, row in enumerate(table.rows)],
            "notes": [self._shown(form.notes, note, self.width) for note in table.notes],
        }

    def _rooms(self, columns: tuple[Column, ...]) -> list[Fraction]:
        whole = sum(column.width for column in columns)
        inset = 2 * self.layout.table.cell_mm * PT_PER_MM
        return [max(self.width * column.width / whole - inset, Fraction(1)) for column in columns]

    def _column(self, column: Column, room: Fraction) -> Data:
        heading = self._shown(self.layout.table.heading, column.heading, room)
        return {"heading": heading, "align": column.align, "width": column.width}

    def _row(self, row: tuple[str, ...], rooms: list[Fraction], *, bold: bool) -> Data:
        form = self.layout.table.model_copy(update={"bold": bold})
        cells = [self._shown(form, cell, room) for cell, room in zip(row, rooms, strict=True)]
        return {"cells": cells, "bold": bold, "tall": self._is_tall(cells, rooms)}

    def _is_tall(self, cells: list[str], rooms: list[Fraction]) -> bool:
        """Whether a row with these cells is too high to be kept whole, or repeated, on a page."""
        size = self.layout.table.size_pt.use
        lines = max(
            sum(1 + int(face().width(line) * size / room) for line in cell.split("\n"))
            for cell, room in zip(cells, rooms, strict=True)
        )
        return is_tall(self.layout, lines, landscape=self.landscape)
