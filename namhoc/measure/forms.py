"""What the office chooses to look at, and what it writes when it adopts."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from namhoc.journal.inputs import DayInput
from namhoc.measure.listing import SHOW_LABELS, Row, Show
from namhoc.measure.structures import Structure
from namhoc.plan.labels import GROUPS


class NarrowForm(forms.Form):
    """Narrows the list; what it cannot read leaves the list whole."""

    show = forms.ChoiceField(
        label=_("Show"), required=False, choices=[(show.value, label) for show, label in SHOW_LABELS.items()]
    )
    group = forms.ChoiceField(label=_("Group"), required=False, choices=[("", _("all groups")), *GROUPS.items()])

    @property
    def chosen_show(self) -> Show:
        return Show(self.cleaned_data.get("show") or Show.ALL) if self.is_valid() else Show.ALL

    @property
    def chosen_group(self) -> str:
        return str(self.cleaned_data.get("group") or "") if self.is_valid() else ""


class StructureForm(forms.Form):
    """On whose units a figure is asked: as it was reported, on those of a day, on today's."""

    structure = forms.ChoiceField(
        label=_("On the units"),
        required=False,
        choices=[
            (Structure.AS_REPORTED, _("that reported then")),
            (Structure.TODAY, _("of today")),
            (Structure.ON_A_DAY, _("of another day")),
        ],
    )
    day = forms.DateField(
        label=_("Day"),
        widget=DayInput(),
        required=False,
        error_messages={"invalid": _("Write the day as day/month/year.")},
    )

    @property
    def asked(self) -> tuple[Structure, date | None] | None:
        """The structure and its day; nothing where none is asked for, or its day is missing."""
        if not self.is_valid() or not self.cleaned_data["structure"]:
            return None
        structure, day = Structure(self.cleaned_data["structure"]), self.cleaned_data["day"]
        if structure is Structure.AS_REPORTED or (structure is Structure.ON_A_DAY and day is None):
            return None
        return structure, day


class AdoptForm(forms.Form):
    """The head's signature under a year's figures; a reason where adopted ones are replaced."""

    reason = forms.CharField(
        label=_("Reason for the revision"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        error_messages={"required": _("Write why figures that were adopted before are replaced. Readers see it.")},
    )

    def __init__(self, *args: object, replaced: list[Row], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # as Django's own form takes them
        if not replaced:
            del self.fields["reason"]

    @property
    def reason_given(self) -> str:
        return str(self.cleaned_data.get("reason", ""))
