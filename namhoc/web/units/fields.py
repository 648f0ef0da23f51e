"""Fields that take units: typed or chosen from what the search suggests, alone or in rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from namhoc.law.today import today
from namhoc.proof.folding import folded
from namhoc.units.log.file import read_share
from namhoc.units.log.rules import LONGEST
from namhoc.units.queries import every_unit
from namhoc.units.search.asking import find_units
from namhoc.units.search.shown import BETWEEN, code_in, shown

MOST_NAMED = 4
SPARE_ROWS, MOST_ROWS = 3, 60
SUGGESTS = {
    "list": "unit-choices",
    "autocomplete": "off",
    "hx-get": reverse_lazy("suggest-units"),
    "hx-trigger": "input changed delay:250ms",
    "hx-target": "#unit-choices",
    "maxlength": "300",
}


def unit_code(text: str) -> str:
    """The code of the unit meant; raises ``ValidationError`` that names those that may have been meant."""
    code = code_in(text)
    if every_unit().filter(code=code).exists():
        return code
    found = shown(find_units(text, limit=MOST_NAMED), today())
    same = [one for one in found if folded(one.name) == folded(text)]
    if len(same) == 1:
        return same[0].code
    if not found:
        raise ValidationError(_("No unit is called “%(text)s”. Write its name or its code.") % {"text": text[:100]})
    named = "; ".join(one.choice for one in found)
    told = {"text": text[:100], "units": named}
    raise ValidationError(_("Which unit is “%(text)s”? Choose one from the list, or copy one of: %(units)s.") % told)


def written(code: str) -> str:
    """A unit as a field shows it: its name and code."""
    unit = every_unit().filter(code=code).first()
    return code if unit is None else f"{unit}{BETWEEN}{code}"


class UnitField(forms.CharField):
    """One unit, by name or code; its value is the code."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=300, widget=forms.TextInput(SUGGESTS), **options)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return unit_code(text) if text else ""


class RowsInput(forms.Widget):
    """The same few inputs again and again, with spare rows at the end."""

    template_name = "web/units/rows_input.html"

    def __init__(self, columns: Mapping[str, Any], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.columns = columns  # what stands above each, by the ending of its name

    def value_from_datadict(self, data: Any, _files: Any, name: str) -> list[tuple[str, ...]]:
        cells = [data.getlist(f"{name}{ending}") for ending in self.columns]
        rows = max(map(len, cells), default=0)
        padded = [[*column, *[""] * (rows - len(column))] for column in cells]
        return [row for row in zip(*padded, strict=True) if any(cell.strip() for cell in row)]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        rows = [*(value or ()), *[("",) * len(self.columns)] * SPARE_ROWS]
        context["rows"] = [
            [
                {"name": f"{name}{ending}", "label": label, "value": cell, "searches": ending == ""}
                for (ending, label), cell in zip(self.columns.items(), row, strict=True)
            ]
            for row in rows
        ]
        context["suggests"] = SUGGESTS
        return context

    def value_omitted_from_data(self, data: Any, _files: Any, name: str) -> bool:
        return all(f"{name}{ending}" not in data for ending in self.columns)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0_0"


def refuse_too_many(rows: Sequence[object]) -> None:
    """More rows than are looked at are told, never left out."""
    if len(rows) > MOST_ROWS:
        told = {"most": MOST_ROWS, "count": len(rows)}
        raise ValidationError(
            _("%(count)s rows: at most %(most)s at a time. Take the rest in a second step, or use a file.") % told
        )


class UnitsField(forms.Field):
    """Several units, a row each; its value is their codes."""

    def __init__(self, *, least: int = 1, **options: Any) -> None:
        super().__init__(widget=RowsInput({"": lazy("Unit")}), **options)
        self.least = least

    def clean(self, value: Sequence[tuple[str, ...]]) -> list[str]:
        refuse_too_many(value)
        codes = list(dict.fromkeys(unit_code(text.strip()) for (text,) in value))
        if self.required and len(codes) < self.least:
            raise ValidationError(_("Name at least %(least)s.") % {"least": self.least})
        return codes


class PartsField(forms.Field):
    """The parts of a split: a unit that is there or the name of a new one, and its share; shares for all or none."""

    def __init__(self, **options: Any) -> None:
        columns = {"": lazy("Unit that is there"), "-name": lazy("or name of a new unit"), "-share": lazy("Share")}
        super().__init__(widget=RowsInput(columns), **options)

    def clean(self, value: Sequence[tuple[str, ...]]) -> list[tuple[str, str, Fraction | None]]:
        refuse_too_many(value)
        parts = [self._part(*(cell.strip() for cell in row)) for row in value]
        if len(parts) < 2:  # noqa: PLR2004 - one part is no split
            raise ValidationError(_("Name at least %(least)s.") % {"least": 2})
        return parts

    def _part(self, there: str, new: str, share: str) -> tuple[str, str, Fraction | None]:
        if bool(there) == bool(new):
            row = f"{there} {new} {share}".strip()
            raise ValidationError(
                _("Each row names a unit that is there or a new one. Look at “%(row)s”.") % {"row": row}
            )
        read = read_share(share.rstrip("%").strip()) if share else None
        if share and read is None:
            raise ValidationError(_("“%(text)s” is no share. Write 60%%, 0,6 or 3/5.") % {"text": share[:40]})
        read = read / 100 if read is not None and share.endswith("%") else read
        if len(new) > LONGEST["name"]:
            told = {"text": new[:40], "most": LONGEST["name"]}
            raise ValidationError(_("The name “%(text)s…” is longer than %(most)s letters. Shorten it.") % told)
        return (unit_code(there) if there else "", new, read)
