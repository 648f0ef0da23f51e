"""The document as PDF/A-2b, drawn by ``official.typ``; its text travels there as JSON, never as markup."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import BinaryIO

import typst

from namhoc.paper import wording
from namhoc.paper.blocks import Annex, Document, Head, Run
from namhoc.paper.face import FAMILY, FOLDER, face
from namhoc.paper.geometry import head_columns_pt, is_tall
from namhoc.paper.layout import Layout
from namhoc.paper.packing import hand_over
from namhoc.paper.pdf_blocks import Data, Ink, look
from namhoc.paper.text import cleaned, one_line

TEMPLATE = Path(__file__).with_name("official.typ")


def write_pdf(document: Document, layout: Layout, out: BinaryIO | Path) -> None:
    """Write the document as PDF: same document, same bytes. A letter the font lacks is drawn as □.

    Raises  ``DocumentError`` for a heading level the layout does not know
    """
    pdf = typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=_fonts(),
        sys_inputs={"paper": json.dumps(_paper(cleaned(document), layout), ensure_ascii=False)},
        format="pdf",
        pdf_standards="a-2b",
    )
    if not isinstance(pdf, bytes):
        raise TypeError(f"typst gave {type(pdf).__name__} instead of one PDF")
    hand_over(pdf, out)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])


def _paper(document: Document, layout: Layout) -> Data:
    """Everything the template draws: sizes in points, distances of the page in millimetres."""
    ink = Ink(document, layout)
    return {
        "title": wording.subject(document),
        "author": one_line(document.head.issuer),
        "day": _file_day(document.head),
        "page": _page(layout),
        "font": _font(),
        "body": _body(layout),
        "number": _number(layout),
        "mark": ink.line(layout.marks, wording.mark(document, layout)) | {"grey": layout.marks.grey},
        "head": _head(ink),
        "bases": [_basis(ink, line) for line in wording.bases(document, layout)],
        "blocks": ink.blocks(wording.ended(document.body, layout), last_stays=True),
        "ending": _ending(ink),
        "annexes": _annexes(document, layout),
    }


def _file_day(head: Head) -> Data:
    """The day in the file's properties, which PDF/A wants: an open day counts as the first of its year."""
    if head.day is None:
        return {"year": head.year, "month": 1, "day": 1}
    return {"year": head.day.year, "month": head.day.month, "day": head.day.day}


def _page(layout: Layout) -> Data:
    page = layout.page
    sides = {"top": page.top_mm, "bottom": page.bottom_mm, "left": page.left_mm, "right": page.right_mm}
    margins = {side: float(measure.use) for side, measure in sides.items()}
    return margins | {"width": float(page.width_mm), "height": float(page.height_mm)}


def _font() -> Data:
    letters = face()
    return {"family": FAMILY, "ascent": float(letters.ascent), "descent": float(letters.descent)}


def _body(layout: Layout) -> Data:
    form, letters = layout.body, face()
    height = letters.ascent + letters.descent
    return {
        "size": float(form.size_pt.use),
        "leading": float(form.lines.use * (height + letters.gap) - height),
        "spacing": float(form.spacing_pt.use),
        "first_line_mm": float(form.first_line_cm.use * 10),
    }


def _number(layout: Layout) -> Data:
    form = layout.page_number
    return look(form) | {"edge": float(form.from_edge_mm), "first": form.on_first_page}


def _head(ink: Ink) -> Data:
    head, title, layout = ink.document.head, ink.document.title, ink.layout
    left, right = head_columns_pt(layout)
    return {
        "left": float(layout.head.left_share),
        "superior": ink.line(layout.superior, head.superior, left),
        "issuer": ink.line(layout.issuer, head.issuer, left),
        "number": ink.line(layout.number, wording.number_line(head, layout), left),
        "national_name": ink.line(layout.national_name, layout.national_name.text, right),
        "motto": ink.line(layout.motto, layout.motto.text, right),
        "place_date": ink.line(layout.place_date, wording.place_line(head, layout), right),
        "kind": ink.line(layout.kind, title.kind),
        "abstract": ink.line(layout.abstract, title.abstract),
    }


def _basis(ink: Ink, text: str) -> Data:
    form = ink.layout.basis
    return ink.paragraph((Run(text, bold=form.bold, italic=form.italic),))


def _ending(ink: Ink) -> Data:
    """The recipients at the left, the signature at the right."""
    signature, form, listed = ink.document.signature, ink.layout.signatory, ink.layout.recipients
    lines, room = wording.recipients(ink.document, ink.layout), ink.width / 2
    return {
        "heading": ink.line(listed, listed.text if lines else "", room),
        "recipients": [ink.line(listed.listed, line, room) for line in lines],
        "authority": [ink.line(form, line, room) for line in signature.authority],
        "name": ink.line(form.model_copy(update={"capitals": False}), signature.name, room),
        "room": float(form.room_mm),
        "tall": is_tall(ink.layout, len(lines)),
    }


def _annexes(document: Document, layout: Layout) -> list[Data]:
    names = wording.annex_names(document, layout)
    return [_annex(document, layout, *named) for named in zip(document.annexes, names, strict=True)]


def _annex(document: Document, layout: Layout, annex: Annex, name: str) -> Data:
    ink, form = Ink(document, layout, annex.landscape), layout.annex
    return {
        "landscape": annex.landscape,
        "name": ink.line(form, name),
        "title": ink.line(form.title, annex.title),
        "reference": ink.line(form.reference, wording.annex_reference(document, layout)),
        "blocks": ink.blocks(annex.body),
    }
