"""Distances on the sheet that both Word and PDF need: columns of the head, rules under lines."""

from __future__ import annotations

from fractions import Fraction

from namhoc.paper.face import face
from namhoc.paper.layout import Layout, LetteredPart

PT_PER_MM = Fraction(720, 254)
_TALL = Fraction(1, 3)  # of the page: what is higher than this may be cut by the page's end


def text_width_pt(layout: Layout, *, landscape: bool = False) -> Fraction:
    page = layout.page
    width = page.height_mm if landscape else page.width_mm
    return (width - page.left_mm.use - page.right_mm.use) * PT_PER_MM


def text_height_pt(layout: Layout, *, landscape: bool = False) -> Fraction:
    page = layout.page
    height = page.width_mm if landscape else page.height_mm
    return (height - page.top_mm.use - page.bottom_mm.use) * PT_PER_MM


def is_tall(layout: Layout, lines: int, *, landscape: bool = False) -> bool:
    """Whether so many lines of a table or a list are too high to be kept on one page."""
    return lines * layout.table.size_pt.use > text_height_pt(layout, landscape=landscape) * _TALL


def head_columns_pt(layout: Layout) -> tuple[Fraction, Fraction]:
    """Where the issuer stands, and where the national name does."""
    whole = text_width_pt(layout)
    left = whole * layout.head.left_share
    return left, whole - left


def rule_pt(part: LetteredPart, text: str, room: Fraction) -> Fraction:
    """How long the rule under ``text`` is: a share of its longest line in a column ``room`` wide."""
    if part.rule is None or not text:
        return Fraction(0)
    letters = face(bold=part.bold, italic=part.italic)
    size = part.size_pt.use
    lines = letters.lines(part.written(text), room / size)
    return min(max(map(letters.width, lines)) * size, room) * part.rule.use
