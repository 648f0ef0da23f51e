"""A figure or a series as files for a spreadsheet: numbers as numbers, days as days, words in the reader's language."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from namhoc.engine.figures import ValueUnit
from namhoc.measure.decimals import decimal_text
from namhoc.measure.models import Figure
from namhoc.measure.series.reading import Series
from namhoc.measure.working import COLUMNS, as_plain, lines_of
from namhoc.paper.spreadsheets import unmarked
from namhoc.plan.labels import indicator_label

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE = 24
SERIES_COLUMNS = (
    "id", "unit", "name", "indicator", "year", "structure", "revision", "numerator", "denominator", "value",
    "value_unit", "covered", "expected", "reference_day", "adopted_on", "source",
)  # fmt: skip


def series_csv(series: Iterable[Series]) -> str:
    """One line a figure, columns named as the other tables name them."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(SERIES_COLUMNS)
    writer.writerows([unmarked(cell) for cell in row] for row in _rows(series))
    return text.getvalue()


def series_workbook(indicator: str, series: Sequence[Series]) -> bytes:
    """The same as an Excel file."""
    days = [point.figure.measured_on for one in series for point in one.points]
    return _book({_("Figures"): [list(SERIES_COLUMNS), *_rows(series)]}, indicator_label(indicator), days)


def figure_workbook(figure: Figure) -> bytes:
    """What is told of one figure, and its working, one line a cell. ``figure`` comes with its shares."""
    told = {name: value for name, value in as_plain(figure).items() if name not in ("shares", "target")}
    facts = [[_("What"), _("Value")], [_("Indicator"), indicator_label(figure.indicator)], *map(list, told.items())]
    working = [list(COLUMNS), *([line[name] for name in COLUMNS] for line in lines_of(figure))]
    days = [figure.adopted_on or figure.measured_on]
    return _book({_("Figure"): facts, _("Unit by unit"): working}, indicator_label(figure.indicator), days)


def _rows(series: Iterable[Series]) -> Iterator[list[Any]]:
    for one in series:
        for point in one.points:
            figure = point.figure
            value = decimal_text(figure.value, ValueUnit(figure.value_unit))
            own = {"id": figure.pk, "unit": one.unit.code, "name": one.name, "value": Decimal(value) if value else None}
            yield [own.get(name, getattr(figure, name, "")) for name in SERIES_COLUMNS]


def _book(sheets: dict[str, list[list[Any]]], title: str, days: Sequence[date]) -> bytes:
    """The same tables make the same bytes: the file bears the day of its figures, not of its making."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        made = datetime.combine(max(days, default=date.min), time())
        book.set_properties({"title": title, "created": made})
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "d/m/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.set_column(0, len(rows[0]) - 1, WIDE)
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, rows[0], bold)
            for at, row in enumerate(rows[1:], start=1):
                for place, cell in enumerate(row):
                    _write(sheet, (at, place), cell, day)
    return content.getvalue()


def _write(sheet: Any, place: tuple[int, int], cell: Any, day: Any) -> None:
    """A cell as what it is; text is never taken for a formula."""
    if isinstance(cell, date):
        sheet.write_datetime(*place, datetime.combine(cell, time()), day)
    elif isinstance(cell, (int, Decimal)) and not isinstance(cell, bool):
        sheet.write_number(*place, cell)
    else:
        sheet.write_string(*place, "" if cell is None else str(cell))
