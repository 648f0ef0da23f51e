"""The sheet of a Word section: size, margins, and the number and marks in the top margin."""

from __future__ import annotations

from fractions import Fraction

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.section import Section, _Header
from docx.shared import RGBColor

from namhoc.paper.geometry import PT_PER_MM, text_width_pt
from namhoc.paper.layout import Layout
from namhoc.paper.word_blocks import add_text
from namhoc.paper.word_xml import add_page_number, points


def set_first_pages(section: Section, layout: Layout, mark: str) -> None:
    """The pages of the document itself: the first one unnumbered, as the form wants it."""
    _set_sheet(section, layout, landscape=False)
    section.different_first_page_header_footer = not layout.page_number.on_first_page
    width = text_width_pt(layout)
    _set_top(section.header, layout, width, mark, numbered=True)
    _set_top(section.first_page_header, layout, width, mark, numbered=False)


def set_annex_pages(section: Section, layout: Layout, mark: str, *, landscape: bool) -> None:
    """The pages of an annex: numbered on, from their first."""
    _set_sheet(section, layout, landscape=landscape)
    section.different_first_page_header_footer = False
    _set_top(section.header, layout, text_width_pt(layout, landscape=landscape), mark, numbered=True)


def _set_sheet(section: Section, layout: Layout, *, landscape: bool) -> None:
    page = layout.page
    width, height = points(page.width_mm * PT_PER_MM), points(page.height_mm * PT_PER_MM)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.top_margin = points(page.top_mm.use * PT_PER_MM)
    section.bottom_margin = points(page.bottom_mm.use * PT_PER_MM)
    section.left_margin = points(page.left_mm.use * PT_PER_MM)
    section.right_margin = points(page.right_mm.use * PT_PER_MM)
    section.header_distance = points(layout.page_number.from_edge_mm * PT_PER_MM)


def _set_top(header: _Header, layout: Layout, width: Fraction, mark: str, *, numbered: bool) -> None:
    """Number in the middle, mark at the right, each at its tab stop."""
    header.is_linked_to_previous = False
    line = header.paragraphs[0]
    line.style = "Normal"
    for at, kind in ((width / 2, WD_TAB_ALIGNMENT.CENTER), (width, WD_TAB_ALIGNMENT.RIGHT)):
        line.paragraph_format.tab_stops.add_tab_stop(points(at), kind)
    number = add_text(line, layout.page_number, "\t")
    if numbered:
        add_page_number(number)
    if mark:
        add_text(line, layout.marks, f"\t{mark}").font.color.rgb = RGBColor.from_string(layout.marks.grey)
