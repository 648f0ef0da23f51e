"""What the office registers about a school's certificate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from namhoc.certify.certificates import CertificateFact
from namhoc.certify.register import HOLDING_LABELS
from namhoc.journal.inputs import DayInput
from namhoc.measure.explaining import HELD


class NarrowForm(forms.Form):
    """Narrows the list of certificates."""

    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("all kinds")), *HELD.items()])
    holding = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("all states")), *((holding.value, label) for holding, label in HOLDING_LABELS.items())],
    )

    def chosen(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "") if self.is_valid() else ""


class CertificateForm(forms.Form):
    """One certificate. The same number again mends what was registered under it."""

    unit = forms.ChoiceField(label=_("School"), error_messages={"required": _("Choose the school.")})
    kind = forms.ChoiceField(label=_("Kind"), choices=list(HELD.items()))
    level = forms.IntegerField(
        label=_("Level"), required=False, min_value=1, max_value=4, help_text=_("Leave empty where it has none.")
    )
    number = forms.CharField(
        label=_("Number of the decision"),
        max_length=60,
        help_text=_("As it stands on the decision, for example 123/QĐ-UBND."),
        error_messages={"required": _("Write the number of the decision.")},
    )
    day = forms.DateField(
        label=_("Granted on"),
        widget=DayInput(),
        error_messages={
            "required": _("Write the day of the decision."),
            "invalid": _("Write the day as day/month/year."),
        },
    )
    issuer = forms.CharField(label=_("Issuer"), max_length=200, error_messages={"required": _("Write who granted it.")})
    until = forms.DateField(
        label=_("Expires on"),
        widget=DayInput(),
        help_text=_("The first day on which it no longer holds."),
        error_messages={
            "required": _("Write the day on which it expires."),
            "invalid": _("Write the day as day/month/year."),
        },
    )

    def __init__(self, *args: Any, schools: Mapping[str, str], known: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        by_name = sorted(schools.items(), key=lambda school: school[1])
        cast("forms.ChoiceField", self.fields["unit"]).choices = [("", "—"), *by_name]
        for name in ("unit", "kind", "number") if known else ():
            self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        day, until = given.get("day"), given.get("until")
        if day is not None and until is not None and until <= day:
            self.add_error("until", _("It must expire after the day it was granted. Look at both days again."))
        return given

    @property
    def fact(self) -> CertificateFact:
        given = self.cleaned_data
        return CertificateFact(
            given["unit"],
            given["kind"],
            given["level"],
            given["number"].strip(),
            given["day"],
            given["issuer"].strip(),
            given["until"],
        )
