"""What is typed under a report: its number and day, and how the office signs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from namhoc.journal.inputs import DayInput
from namhoc.summarise.models import LetterheadVersion
from namhoc.summarise.queries import is_numbered
from namhoc.summarise.report import Letterhead
from namhoc.units.models import Unit

_DAY = {
    "required": gettext_lazy("Write the day."),
    "invalid": gettext_lazy("Write the day as day/month/year."),
}


class IssueForm(forms.Form):
    """The number and day under which the report is issued."""

    number = forms.CharField(
        label=gettext_lazy("Number of the report"),
        max_length=20,
        help_text=gettext_lazy("Only the number, for example 215; the symbol comes from the letterhead."),
        error_messages={"required": gettext_lazy("Write the number of the report.")},
    )
    day = forms.DateField(label=gettext_lazy("Day of issue"), widget=DayInput(), error_messages=_DAY)

    def __init__(self, *args: Any, unit: Unit, **options: Any) -> None:
        super().__init__(*args, **options)
        self.unit = unit

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        number, day = given.get("number"), given.get("day")
        if number and isinstance(day, date) and is_numbered(self.unit, day, number.strip()):
            self.add_error("number", _("A report with this number was issued on that day. Write another number."))
        return given


class LetterheadForm(forms.Form):
    """How the office heads and signs its documents from a day on."""

    since = forms.DateField(label=gettext_lazy("In force from"), widget=DayInput(), error_messages=_DAY)
    superior = forms.CharField(label=gettext_lazy("Superior body"), max_length=200)
    name = forms.CharField(label=gettext_lazy("Issuing body"), max_length=200)
    symbol = forms.CharField(
        label=gettext_lazy("Symbol of the office"),
        max_length=40,
        help_text=gettext_lazy("For example PGDĐT: the report becomes …/BC-PGDĐT."),
    )
    place = forms.CharField(label=gettext_lazy("Place name on documents"), max_length=100)
    authority = forms.CharField(
        label=gettext_lazy("Authority of the signatory"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("One line each, as it stands above the signature."),
    )
    signatory = forms.CharField(label=gettext_lazy("Signatory"), max_length=150)
    recipients = forms.CharField(
        label=gettext_lazy("Recipients of the report"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text=gettext_lazy("One line each."),
    )

    @property
    def head(self) -> Letterhead:
        given = self.cleaned_data
        words = {name: given[name].strip() for name in ("name", "superior", "symbol", "place", "signatory")}
        return Letterhead(authority=_lines(given["authority"]), recipients=_lines(given["recipients"]), **words)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def letterhead_values(known: LetterheadVersion | None, day: date) -> dict[str, object]:
    """What the form shows at first."""
    if known is None:
        return {"since": day}
    own = {name: getattr(known, name) for name in ("superior", "name", "symbol", "place", "signatory")}
    return {"since": day, **own, "authority": "\n".join(known.authority), "recipients": "\n".join(known.recipients)}
