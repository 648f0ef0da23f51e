"""What a reader asks of the list of units: a day, a kind, the unit above; or words to look for."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from namhoc.journal.inputs import DayInput
from namhoc.law.today import today
from namhoc.units.listing import types_on
from namhoc.units.telling import type_label


class DayForm(forms.Form):
    """The day that units are asked about; today where none is chosen."""

    day = forms.DateField(
        label=_("On the day"),
        required=False,
        widget=DayInput(),
        error_messages={"invalid": _("Write the day as day/month/year.")},
    )

    @property
    def chosen(self) -> date:
        """The day; today as well where what stands there is no day: the form then says so."""
        self.is_valid()
        return self.cleaned_data.get("day") or today()


class ListForm(DayForm):
    """Which units of the day are listed."""

    type = forms.CharField(label=_("Type"), required=False, max_length=40, widget=forms.Select)
    under = forms.SlugField(required=False, max_length=100, widget=forms.HiddenInput)

    def __init__(self, data: object) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # the address' own query
        kinds = [(code, f"{label} ({count})") for code, label, count in types_on(self.chosen)]
        if self.kind and self.kind not in {code for code, _label in kinds}:
            kinds.append((self.kind, f"{type_label(self.kind)} (0)"))  # stays chosen while the day changes
        self.fields["type"].widget.choices = [("", _("all, as a tree")), *kinds]

    @property
    def kind(self) -> str:
        """The type asked for, whether or not any unit is of it that day."""
        return str(self.cleaned_data.get("type", ""))

    @property
    def parent(self) -> str | None:
        return self.cleaned_data.get("under") or None


class FindForm(DayForm):
    """Words to look for; with a day, only units that stand then."""

    q = forms.CharField(
        label=_("Name, old name, short form or code"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"type": "search"}),
    )

    field_order = ("q", "day")

    @property
    def words(self) -> str:
        return str(self.cleaned_data.get("q", "")) if self.is_valid() else ""

    @property
    def on(self) -> date | None:
        return self.cleaned_data.get("day") if self.is_valid() else None
