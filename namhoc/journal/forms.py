"""What the journal can be narrowed to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from namhoc.journal.inputs import DayInput
from namhoc.journal.models import Entry
from namhoc.journal.words import ACTS, KINDS


def _choices(words: Mapping[str, Any]) -> list[tuple[str, str]]:
    """In the alphabet of the reader's language."""
    return sorted(((code, str(label)) for code, label in words.items()), key=lambda choice: choice[1])


class NarrowForm(forms.Form):
    """Unit, person, act, kind, thing, days: all that are given hold at once."""

    unit = forms.ChoiceField(label=_("Unit"), required=False)
    account = forms.CharField(
        label=_("User name"), required=False, widget=forms.TextInput(attrs={"autocapitalize": "none"})
    )
    act = forms.ChoiceField(label=_("Act"), required=False, choices=lambda: [("", _("all acts")), *_choices(ACTS)])
    kind = forms.ChoiceField(
        label=_("Kind of thing"), required=False, choices=lambda: [("", _("all kinds")), *_choices(KINDS)]
    )
    thing = forms.CharField(label=_("Thing"), required=False)
    since = forms.DateField(label=_("From the day"), required=False, widget=DayInput())
    until = forms.DateField(label=_("To the day"), required=False, widget=DayInput())

    def __init__(self, *args: Any, units: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(code, name) for code, name in units.items() if code]
        cast("forms.ChoiceField", self.fields["unit"]).choices = [("", _("all units")), *sorted(named, key=_by_name)]

    @property
    def is_narrow(self) -> bool:
        return any(self.data.get(name) for name in self.fields)

    def narrowed(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        """The entries that fit; what cannot be read narrows nothing."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if unit := given.pop("unit", ""):
            entries = entries.filter(Q(unit=unit) | Q(thing_unit=unit))
        days = {"since": "day__gte", "until": "day__lte"}
        return entries.filter(**{days.get(name, name): value for name, value in given.items()})


def _by_name(unit: tuple[str, str]) -> str:
    return unit[1]
