"""What an office says of a document."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from namhoc.journal.inputs import DayInput
from namhoc.law.catalogue import catalogue
from namhoc.publish.models import PortalHome
from namhoc.publish.register.labels import kind_choices, section_choices
from namhoc.publish.register.models import IssuedDocument
from namhoc.publish.register.queries import public_documents, same_number
from namhoc.publish.uploads.fields import FileToFetchField


class DocumentForm(forms.ModelForm[IssuedDocument]):
    """One document; the file is chosen once and may be replaced."""

    upload = FileToFetchField(label=_("File"), required=False, help_text=_("PDF, Word or Excel."))

    class Meta:
        model = IssuedDocument
        fields = [
            "kind",
            "number",
            "issuer",
            "issued_on",
            "abstract",
            "signed_by",
            "in_force_since",
            "in_force_until",
            "replaced_by",
            "section",
        ]
        widgets = {
            "issued_on": DayInput,
            "in_force_since": DayInput,
            "in_force_until": DayInput,
            "abstract": forms.Textarea({"rows": 3}),
        }

    def __init__(self, *args: Any, home: PortalHome, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.home = home
        self.fields["kind"] = forms.ChoiceField(label=_("Kind"), choices=kind_choices(catalogue()))
        self.fields["section"] = forms.ChoiceField(
            label=_("Section"), required=False, choices=section_choices(catalogue())
        )
        others = public_documents(home).exclude(pk=self.instance.pk)
        self.fields["replaced_by"] = forms.ModelChoiceField(
            label=_("Replaced by"), required=False, queryset=others, empty_label=_("by none")
        )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if {"number", "issuer", "issued_on"} <= told.keys() and same_number(self.home, told, self.instance.pk):
            self.add_error("number", _("The register has this number of this issuer and day already."))
        since, until = told.get("in_force_since"), told.get("in_force_until")
        if since and until and until <= since:
            self.add_error("in_force_until", _("This day must come after the day it came into force."))
        return told

    @property
    def facts(self) -> dict[str, Any]:
        """What was said, as the actions take it."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
