"""What a reader asks of the list of units: a day, a kind, the unit above; or words to look for."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from namhoc.law.today import today
from namhoc.units.listing import types_on


class DayForm(forms.Form):
    """The day that units are asked about; today where none is chosen."""

    ngay = forms.DateField(
        label=_("On the day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    @property
    def day(self) -> date:
        chosen = self.cleaned_data.get("ngay") if self.is_valid() else None
        return chosen or today()


class ListForm(DayForm):
    """Which units of the day are listed."""

    loai = forms.ChoiceField(label=_("Type"), required=False)
    thuoc = forms.SlugField(required=False, max_length=100, widget=forms.HiddenInput)

    def __init__(self, data: object) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # the address' own query
        kinds = [(code, f"{label} ({count})") for code, label, count in types_on(self._asked_day())]
        self.fields["loai"].choices = [("", _("all, as a tree")), *kinds]  # type: ignore[attr-defined]  # a choice field

    def _asked_day(self) -> date:
        return DayForm(self.data).day

    @property
    def kind(self) -> str:
        return self.cleaned_data.get("loai", "") if self.is_valid() else ""

    @property
    def parent(self) -> str | None:
        self.is_valid()
        return self.cleaned_data.get("thuoc") or None


class FindForm(DayForm):
    """Words to look for; with a day, only units that stand then."""

    q = forms.CharField(
        label=_("Name, old name, short form or code"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"type": "search"}),
    )

    field_order = ("q", "ngay")

    @property
    def words(self) -> str:
        return str(self.cleaned_data.get("q", "")) if self.is_valid() else ""

    @property
    def on(self) -> date | None:
        return self.cleaned_data.get("ngay") if self.is_valid() else None
