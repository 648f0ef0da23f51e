"""What is typed about awards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from namhoc.convene.forms import UnitField
from namhoc.convene.telling import grave, told
from namhoc.journal.inputs import DayInput
from namhoc.law.catalogue import catalogue
from namhoc.law.findings import Place
from namhoc.law.today import today
from namhoc.recognise.facts import AwardRecord
from namhoc.recognise.labels import award_name, awards_in_order, giver_name, givers_in_order
from namhoc.recognise.models import KIND_LABELS, Nomination
from namhoc.recognise.rules import award_findings, version_on
from namhoc.recognise.words import NominationState, RecipientKind
from namhoc.units.models import Unit

BETWEEN = "/"
Grouped = list[tuple[str, list[tuple[str, str]]]]


def grantable(day: date) -> Grouped:
    """What each giver may grant on a day, the highest giver first."""
    awards = catalogue().awards
    versions = {code: version_on(awards[code], day) for code in awards_in_order()}
    by_giver = {
        giver: [code for code, version in versions.items() if version is not None and giver in version.granted_by]
        for giver in givers_in_order()
    }
    return [
        (giver_name(giver), [(f"{giver}{BETWEEN}{code}", award_name(code)) for code in codes])
        for giver, codes in by_giver.items()
        if codes
    ]


class NominationForm(forms.Form):
    """One award, for one recipient or several of the same unit."""

    what = forms.ChoiceField(label=_("Giver and award"))
    recipient_kind = forms.ChoiceField(
        label=_("Kind of recipient"),
        choices=[(kind.value, KIND_LABELS[kind]) for kind in RecipientKind],
        widget=forms.RadioSelect,
        initial=RecipientKind.INDIVIDUAL.value,
    )
    recipients = forms.CharField(
        label=_("Recipients"),
        help_text=_("One name a line. For a collective, the name of the school, office or group."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason = forms.CharField(label=_("Achievement"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    dossier_on = forms.DateField(
        label=_("Dossier received on"),
        help_text=_("The rules in force on this day decide."),
        widget=DayInput(),
    )

    def __init__(self, *args: Any, office: Unit, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["recipient_unit"] = UnitField(office)
        self.fields["dossier_on"].initial = today()
        self.order_fields(["what", "recipient_kind", "recipients", "recipient_unit", "reason", "dossier_on"])
        what = self.fields["what"]
        if isinstance(what, forms.ChoiceField):
            what.choices = grantable(today())

    def clean_recipients(self) -> list[str]:
        lines = (" ".join(line.split()) for line in self.cleaned_data["recipients"].splitlines())
        return [line for line in lines if line]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if "what" in given and "recipient_kind" in given and given.get("dossier_on"):
            given["giver"], _between, given["award"] = given.pop("what").partition(BETWEEN)
            kind = RecipientKind(given["recipient_kind"])
            places = {name: Place(sheet=str(_("Nomination")), cell=str(_("Award"))) for name in ("award", "giver")}
            places["recipient_kind"] = Place(sheet=str(_("Nomination")), cell=str(_("Kind of recipient")))
            names = ", ".join(given.get("recipients", []))
            record = AwardRecord(
                given["award"], given["giver"], kind, names, state=NominationState.PROPOSED, places=places
            )
            for finding in grave(award_findings(record, catalogue(), given["dossier_on"])):
                self.add_error(None, told(finding))
        return given


class DecisionForm(forms.Form):
    """A decision's number and day, and which of the supported nominations it grants."""

    number = forms.CharField(label=_("Number of the decision"), max_length=60)
    day = forms.DateField(label=_("Day of the decision"), widget=DayInput())
    nominations = forms.MultipleChoiceField(
        label=_("Granted to"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one nomination that the decision grants.")},
    )

    def __init__(self, *args: Any, supported: Iterable[Nomination], **options: Any) -> None:
        super().__init__(*args, **options)
        self.supported = {str(nomination.pk): nomination for nomination in supported}
        field = self.fields["nominations"]
        field.initial = list(self.supported)
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(key, f"{one.recipient} ({award_name(one.award)})") for key, one in self.supported.items()]

    def clean_nominations(self) -> list[Nomination]:
        return [self.supported[key] for key in self.cleaned_data["nominations"]]


class FilterForm(forms.Form):
    """Which nominations of the list are shown."""

    state = forms.ChoiceField(label=_("State"), required=False)
    line = forms.ChoiceField(label=_("Giver and award"), required=False)

    def __init__(self, *args: Any, states: list[tuple[str, str]], lines: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        for name, choices in (("state", states), ("line", lines)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", _("all")), *choices]
