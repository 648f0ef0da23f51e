"""What the secretary types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from namhoc.convene.models import Conference, Delegate, Note, Paper, Session, Site
from namhoc.convene.unit_names import unit_choices
from namhoc.convene.words import Level
from namhoc.journal.inputs import DayInput
from namhoc.law.today import today
from namhoc.people.models import Account
from namhoc.units.models import Unit

LEVEL_LABELS = [
    (Level.PRESCHOOL.value, pgettext_lazy("level", "preschool")),
    (Level.PRIMARY.value, pgettext_lazy("level", "primary")),
    (Level.LOWER_SECONDARY.value, pgettext_lazy("level", "lower secondary")),
]


NOT_A_COUNT = _("Enter a whole number, 0 or more; leave it empty until the site has reported.")


class UnitField(forms.ChoiceField):
    """One of the office's units, or none."""

    def __init__(self, office: Unit, **options: Any) -> None:
        choices = [("", "—"), *unit_choices(office, today())]
        super().__init__(choices=choices, required=False, label=_("Unit"), **options)

    def clean(self, value: Any) -> Unit | None:
        code = super().clean(value)
        return Unit.objects.get(code=code) if code else None


class PlanForm(forms.ModelForm[Conference]):
    """A conference to be planned."""

    class Meta:
        model = Conference
        fields = ["title", "host"]
        widgets = {"title": forms.Textarea(attrs={"rows": 2})}


class SessionForm(forms.ModelForm[Session]):
    """A sitting; its code is given by the room."""

    split_by = forms.MultipleChoiceField(
        choices=LEVEL_LABELS, required=False, widget=forms.CheckboxSelectMultiple, label=_("Split by level")
    )

    class Meta:
        model = Session
        fields = ["kind", "mode", "day", "part_of_day", "organiser", "split_by", "purpose"]
        widgets = {"day": DayInput(), "purpose": forms.Textarea(attrs={"rows": 2})}


class LineForm(forms.ModelForm[Any]):
    """A line of a session: the session takes part in judging whether a number or place is taken."""

    def __init__(self, *args: Any, session: Session, **options: Any) -> None:
        super().__init__(*args, **options)
        self.instance.session = session
        if "unit" in self.fields:
            self.fields["unit"] = UnitField(session.conference.unit)

    def _get_validation_exclusions(self) -> set[str]:
        kept: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # Django's own, not in its types
        return kept - {"session"}


class SiteForm(LineForm):
    """A site: a unit is enough, its name is then the place."""

    class Meta:
        model = Site
        fields = ["kind", "unit", "place", "invited"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place"].required = False

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not given.get("place") and given.get("unit"):
            given["place"] = str(given["unit"])
        if not given.get("place"):
            self.add_error("place", _("Enter the place, or choose the unit whose place it is."))
        return given


class DelegateForm(LineForm):
    class Meta:
        model = Delegate
        fields = ["rank", "role", "also", "part"]


class PaperForm(LineForm):
    class Meta:
        model = Paper
        fields = ["number", "topic", "unit"]
        widgets = {"topic": forms.Textarea(attrs={"rows": 2})}


class NoteForm(LineForm):
    class Meta:
        model = Note
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class SitesForm(forms.Form):
    """Many remote sites at once, one for each unit of a kind."""

    at = forms.ChoiceField(
        label=_("One remote site at each of"),
        choices=[("schools", _("the schools")), ("communes", _("the communes and wards"))],
    )
    before = forms.CharField(
        label=_("Words before the name"),
        required=False,
        max_length=80,
        help_text=_("For example the words for a commune's office; leave empty for the school itself."),
    )


class AttendanceForm(forms.Form):
    """How many are there, one number a site; an empty one has not reported."""

    def __init__(self, *args: Any, sites: Iterable[Site], **options: Any) -> None:
        super().__init__(*args, **options)
        self.sites = {f"site-{site.pk}": site for site in sites}
        for name, site in self.sites.items():
            self.fields[name] = forms.IntegerField(
                label=site.place,
                min_value=0,
                required=False,
                initial=site.present,
                error_messages={"invalid": NOT_A_COUNT, "min_value": NOT_A_COUNT},
            )

    def changes(self) -> list[tuple[Site, int | None]]:
        """The sites whose number is another than before."""
        told = [(site, self.cleaned_data.get(name)) for name, site in self.sites.items() if name in self.cleaned_data]
        return [(site, present) for site, present in told if present != site.present]


class OperatorForm(forms.Form):
    """Who counts at a site: one of those who hold a post in the office or a unit under it."""

    account = forms.ModelChoiceField(Account.objects.none(), label=_("Site operator"), required=False)

    def __init__(self, *args: Any, accounts: QuerySet[Account], **options: Any) -> None:
        super().__init__(*args, **options)
        field = cast("forms.ModelChoiceField[Account]", self.fields["account"])
        field.queryset, field.empty_label = accounts, _("nobody: the secretary enters the number")
        field.label_from_instance = _named  # type: ignore[assignment]  # Django documents it


def _named(account: Account) -> str:
    return f"{account.name} ({account.username})"


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))
