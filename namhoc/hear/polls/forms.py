"""What is asked of who opens a poll."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from namhoc.hear.wording import LineField, WordsField
from namhoc.journal.inputs import DayInput

FEWEST, MOST, LONGEST = 2, 10, 200


class PollForm(forms.Form):
    """A question with its choices, one a line."""

    question = LineField(
        label=_("Question"), max_length=300, error_messages={"required": _("Write what readers are asked.")}
    )
    choices = WordsField(
        label=_("Choices"),
        help_text=_("One a line, two at least, ten at most."),
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": _("Write at least two choices, one a line.")},
    )
    opens_on = forms.DateField(label=_("Opens on"), widget=DayInput())
    closes_on = forms.DateField(label=_("Open until"), widget=DayInput())

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"opens_on": today})

    def clean_choices(self) -> list[str]:
        lines = list(dict.fromkeys(line for line in self.cleaned_data["choices"].split("\n") if line))
        if not FEWEST <= len(lines) <= MOST:
            raise forms.ValidationError(_("Write two to ten choices that differ, one a line."))
        if any(len(line) > LONGEST for line in lines):
            raise forms.ValidationError(_("A choice has 200 letters at most. Shorten the longest."))
        return lines

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if "opens_on" in told and "closes_on" in told and told["closes_on"] < told["opens_on"]:
            self.add_error("closes_on", _("That is before it opens. Choose the same day or a later one."))
        return told
