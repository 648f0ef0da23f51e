"""What is typed on the pages of rounds and reports, apart from the cells of the grid."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from namhoc.collect.asked import kinds_asked
from namhoc.collect.labels import name_of
from namhoc.law.catalogue import catalogue
from namhoc.law.school_year import SchoolYear

NOTE = "note:"  # before the question that a note is about; alone, the note is about the whole report


class OpenRoundForm(forms.Form):
    """Which round of which school year."""

    def __init__(self, *args: Any, year: SchoolYear, **options: Any) -> None:
        super().__init__(*args, **options)
        by_order = sorted(catalogue().rounds.items(), key=lambda item: item[1].order)
        rounds = [(code, name_of(entry)) for code, entry in by_order if kinds_asked(catalogue(), code)]
        years = [(str(one), str(one)) for one in (year.previous, year, year.next)]
        self.fields["code"] = forms.ChoiceField(label=_("Round"), choices=rounds)
        self.fields["year"] = forms.TypedChoiceField(
            label=_("School year"), choices=years, coerce=SchoolYear.parse, initial=str(year)
        )


class UploadForm(forms.Form):
    """A workbook that was filled in."""

    file = forms.FileField(
        label=_("Filled workbook (.xlsx)"),
        error_messages={
            "required": _("Choose the workbook first: the .xlsx file you filled in."),
            "empty": _("This file is empty. Choose the workbook you filled in and saved."),
        },
        widget=forms.FileInput({"accept": ".xlsx"}),
    )


class ScreenForm(forms.Form):
    """What the grid was when it was shown: the report's version, and each cell's text."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_version(self) -> int:
        version: int | None = self.cleaned_data["version"]
        return -1 if version is None else version

    def clean_was(self) -> Mapping[str, str]:
        try:
            was = json.loads(self.cleaned_data["was"] or "{}")
        except json.JSONDecodeError:
            return {}
        return {str(code): str(text) for code, text in was.items()} if isinstance(was, dict) else {}


class SendForm(forms.Form):
    """The declaration under a report."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    declared = forms.BooleanField(
        label=_("I have looked at these figures and answer for them."),
        error_messages={"required": _("Tick this line: whoever sends a report answers for its figures.")},
    )


class ReasonForm(forms.Form):
    """Why a finished report is to be opened again."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )


def notes_in(given: Mapping[str, str]) -> dict[str, str]:
    """The notes typed on a review, by question; those left empty are not there."""
    typed = {name.removeprefix(NOTE): text.strip() for name, text in given.items() if name.startswith(NOTE)}
    return {code: text for code, text in typed.items() if text}
