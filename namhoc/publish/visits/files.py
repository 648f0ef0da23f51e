"""The history of a site as files for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

import xlsxwriter
from django.utils.translation import gettext as _

from namhoc.front.numbers import DayOfSite

BOM = "\ufeff"  # by which Excel knows that the file is UTF-8


def heads() -> list[str]:
    """What the columns hold."""
    return [_("Day"), _("Page views"), _("Visits"), _("Readers"), _("Pages opened by search engines")]


def _row(day: DayOfSite) -> list[int]:
    return [day.views, day.visits, day.readers, day.robot_views]


def as_csv(days: Sequence[DayOfSite]) -> str:
    """One line a day, days written YYYY-MM-DD."""
    text = StringIO()
    rows = csv.writer(text)
    rows.writerow(heads())
    rows.writerows([day.day.isoformat(), *_row(day)] for day in days)
    return BOM + text.getvalue()


def as_workbook(days: Sequence[DayOfSite], title: str) -> bytes:
    """The same as an Excel file, days as days and numbers as numbers."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet(_("Visit counts"))
        bold, day_format = book.add_format({"bold": True}), book.add_format({"num_format": "d/m/yyyy"})
        number = book.add_format({"num_format": "#,##0"})
        sheet.write_string(0, 0, title, bold)
        sheet.write_row(2, 0, heads(), bold)
        for place, day in enumerate(days, start=3):
            sheet.write_datetime(place, 0, day.day, day_format)
            sheet.write_row(place, 1, _row(day), number)
        sheet.set_column(0, 4, 16)
        sheet.freeze_panes(3, 1)
        sheet.repeat_rows(2)
    return content.getvalue()
