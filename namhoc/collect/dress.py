"""How our workbooks look: one quiet dress for all of them, and a cover in front."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from namhoc.collect.layout import COVER, COVER_FIRST_LINE, COVER_LINES, cover_spot

FONT = "Times New Roman"  # the face of official documents; every office machine has it or its twin
A4 = 9
LINE_HEIGHT = 19
INK, QUIET, LINE, LOCKED, WRONG = "#1f2933", "#8a94a0", "#c3cad1", "#eceff1", "#f4c7c3"
SAMPLE_MARK = "DỮ LIỆU MẪU, không phải số liệu thật của đơn vị"
NUMBER = "#,##0"
DAY = "dd/mm/yyyy"

_PROPERTIES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 15},
    "note": {"italic": True, "font_color": QUIET},
    "label": {"text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": LOCKED},
    "heading": {
        "bold": True,
        "text_wrap": True,
        "align": "center",
        "valign": "vcenter",
        "border": 1,
        "bg_color": LOCKED,
    },
    "code": {"font_size": 8, "font_color": QUIET},
    "code-heading": {"font_size": 8, "font_color": QUIET, "align": "center", "shrink": True},
    "input": {"locked": False, "border": 1, "num_format": NUMBER},
    "input-text": {"locked": False, "border": 1, "text_wrap": True, "valign": "top", "num_format": "@"},
    "input-day": {"locked": False, "border": 1, "align": "center", "valign": "top", "num_format": DAY},
    "input-count": {"locked": False, "border": 1, "align": "center", "valign": "top", "num_format": NUMBER},
    "not-asked": {"border": 1, "bg_color": LOCKED},
    "total": {"bold": True, "border": 1, "bg_color": LOCKED, "num_format": NUMBER},
    "wrong": {"bg_color": WRONG},
    "plain": {},
    "sample": {"bold": True, "font_color": "#9c4221"},
}


class Dressed:
    """A workbook being written: formats by name, sheets set for A4, the same bytes for the same content."""

    def __init__(self, out: Path | BinaryIO, title: str, day: date, *, about: str = "", sample: bool = False) -> None:
        self.about, self.day, self.sample = about, day, sample
        self.book = Workbook(
            str(out) if isinstance(out, Path) else out,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        created = datetime(day.year, day.month, day.day, tzinfo=UTC)
        self.book.set_properties({"title": title, "created": created})
        self._formats: dict[str, Format] = {}

    def format(self, name: str) -> Format:
        if name not in self._formats:
            base = {"font_name": FONT, "font_size": 12, "font_color": INK, "border_color": LINE}
            self._formats[name] = self.book.add_format(base | _PROPERTIES[name])
        return self._formats[name]

    def sheet(self, name: str, *, locked: bool) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_footer(f"&L&8{SAMPLE_MARK if self.sample else ''}&C&8&A&R&8Trang &P/&N")
        if locked:  # elsewhere lines grow with the text they hold
            sheet.set_default_row(LINE_HEIGHT)
            sheet.protect("", {"format_columns": True, "format_rows": True})
        return sheet

    def cover(
        self,
        title: str,
        unit_name: str,
        lines: dict[str, tuple[str, str]],
        advice: Sequence[str],
    ) -> None:
        """The first sheet; ``lines`` gives for each line of the cover its value and its plain words."""
        sheet = self.sheet(COVER, locked=True)
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 40)
        sheet.set_column(2, 2, 48)
        sheet.write_string(0, 0, title, self.format("title"))
        sheet.write_string(1, 0, unit_name, self.format("title"))
        if self.sample:
            sheet.write_string(2, 0, SAMPLE_MARK, self.format("sample"))
        for line, (value, words) in lines.items():
            spot = cover_spot(line)
            sheet.write_string(spot.row, 0, COVER_LINES[line], self.format("label"))
            sheet.write_string(spot.row, 1, value, self.format("not-asked"))
            sheet.write_string(spot.row, 2, words, self.format("note"))
        below = COVER_FIRST_LINE + len(COVER_LINES) + 1
        for at, words in enumerate(advice, start=below):
            sheet.write_string(at, 0, words, self.format("plain"))
        made_on = f"Tệp lập ngày {self.day.day}/{self.day.month}/{self.day.year}."
        sheet.write_string(below + len(advice) + 1, 0, made_on, self.format("note"))

    def close(self) -> None:
        self.book.close()
