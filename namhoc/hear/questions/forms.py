"""What is asked of who asks, looks up, or answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from namhoc.hear.questions.models import LONGEST, Subject
from namhoc.hear.wording import LineField, WordsField


class AskForm(forms.Form):
    """A question to an office."""

    office = forms.ChoiceField(label=_("To which office"))
    subject = forms.ChoiceField(label=_("About"), choices=Subject.choices)
    name = LineField(
        label=_("Your name"),
        max_length=80,
        error_messages={"required": _("Write your name: the office answers you by it.")},
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    contact = LineField(
        label=_("Telephone or e-mail (need not be given)"),
        max_length=120,
        required=False,
        help_text=_("Only the office sees it. Without it you read the answer here, with your number and code."),
    )
    text = WordsField(
        label=_("What you want to say or ask"),
        max_length=LONGEST,
        error_messages={"required": _("Write what you want to say or ask.")},
        widget=forms.Textarea({"rows": 7, "maxlength": LONGEST}),
    )
    may_publish = forms.BooleanField(
        label=_("Others may read question and answer; my name and contact are left out."), required=False
    )

    def __init__(
        self, data: QueryDict | None = None, *, offices: Mapping[str, str], initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        cast("forms.ChoiceField", self.fields["office"]).choices = list(offices.items())


class TrackForm(forms.Form):
    """Number and code of a question."""

    number = LineField(
        label=_("Its number"),
        max_length=20,
        error_messages={"required": _("Write the number, as it was told you.")},
        widget=forms.TextInput({"size": 20, "autocapitalize": "characters", "autocomplete": "off"}),
    )
    code = LineField(
        label=_("Secret code"),
        max_length=40,
        error_messages={"required": _("Write the code that was told with the number.")},
        widget=forms.TextInput({"size": 20, "autocapitalize": "characters", "autocomplete": "off"}),
    )


class AnswerForm(forms.Form):
    text = WordsField(
        label=_("Answer"),
        max_length=LONGEST,
        error_messages={"required": _("Write the answer: whoever asked reads it as it stands here.")},
        widget=forms.Textarea({"rows": 6}),
    )


class ForwardForm(forms.Form):
    office = forms.ChoiceField(label=_("Hand on to"))
    note = LineField(label=_("Note for who asked (need not be given)"), max_length=300, required=False)

    def __init__(self, data: QueryDict | None = None, *, offices: Mapping[str, str]) -> None:
        super().__init__(data)
        cast("forms.ChoiceField", self.fields["office"]).choices = list(offices.items())


class CloseForm(forms.Form):
    reason = LineField(
        label=_("Why it is not answered"),
        max_length=300,
        error_messages={"required": _("Write why: whoever asked reads it, and the journal keeps it.")},
    )
