"""What is asked of who writes a comment, reports one, or decides on some."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from namhoc.hear.comments.models import LONGEST, LONGEST_NAME, Door
from namhoc.hear.comments.writing import Written
from namhoc.hear.wording import LineField, WordsField


class CommentForm(forms.Form):
    """A comment, or a reply to one."""

    name = LineField(
        label=_("Your name"),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Write your name: it stands above your comment.")},
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mail (need not be given)"),
        required=False,
        help_text=_("Never shown; the office may write to you there."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    text = WordsField(
        label=_("Your comment"),
        max_length=LONGEST,
        error_messages={"required": _("Write your comment: a few words are enough.")},
        widget=forms.Textarea({"rows": 4, "maxlength": LONGEST}),
    )

    @property
    def written(self) -> Written:
        told: dict[str, Any] = self.cleaned_data
        return Written(told["name"], told["text"], told["email"])


class ReportForm(forms.Form):
    """Why a comment is out of place, in a few words or none."""

    why = LineField(label=_("What is wrong with it (need not be said)"), max_length=300, required=False)


class ReasonForm(forms.Form):
    """Why a comment is refused or hidden; whoever wrote it may be told so."""

    reason = LineField(
        label=_("Reason, where you refuse or hide"),
        max_length=300,
        required=False,
        widget=forms.TextInput({"list": "reasons"}),
    )


class DoorForm(forms.Form):
    """Who may write under a page."""

    door = forms.ChoiceField(label=_("Who may comment here"), choices=Door.choices, widget=forms.RadioSelect)
