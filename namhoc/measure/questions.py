"""The questions behind an indicator, as a reader knows them: the column of a sheet and its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from namhoc.law.catalogue import Catalogue
from namhoc.law.forms import Column, Row, Sheet
from namhoc.law.starts import Starts
from namhoc.plan.labels import label_of

EVERY_LINE = ".*"
MOST_NAMED = 3


def asked_text(catalogue: Catalogue, names: Sequence[str], day: date) -> str:
    """``Học sinh (Lớp 1 đến Lớp 9)``: what the questions ask for; their codes where no form asks them now."""
    found = [_column_text(sheet, column, names) for sheet, column in _columns(catalogue, names, day)]
    return "; ".join(dict.fromkeys(found)) or ", ".join(names)


def _columns(catalogue: Catalogue, names: Sequence[str], day: date) -> Iterator[tuple[Sheet, Column]]:
    wanted = {name.partition(".")[0] for name in names}
    for form in catalogue.forms.values():
        version = Starts(form.since).get(day)
        for sheet in () if version is None else version.sheets:
            for column in sheet.columns:
                if column.column in wanted and _rows(sheet, column, names):
                    yield sheet, column


def _rows(sheet: Sheet, column: Column, names: Sequence[str]) -> list[Row]:
    asked = [row for row in sheet.rows if not column.rows or row.row in column.rows]
    return [row for row in asked if takes(names, f"{column.column}.{row.row}")]


def _column_text(sheet: Sheet, column: Column, names: Sequence[str]) -> str:
    if column.column + EVERY_LINE in names:
        return label_of(column)
    rows = [label_of(row) for row in _rows(sheet, column, names)]
    if len(rows) > MOST_NAMED:
        rows = [_("%(first)s to %(last)s") % {"first": rows[0], "last": rows[-1]}]
    return f"{label_of(column)} ({', '.join(rows)})"


def takes(names: Sequence[str], question: str) -> bool:
    """Whether a question is among those named."""
    return question in names or question.partition(".")[0] + EVERY_LINE in names
