"""What a reader types to get the letter."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from namhoc.publish.letters.models import Pace


class FollowForm(forms.Form):
    """An address, and how often."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("This is no whole e-mail address. Write it like ten@example.vn."),
        },
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    pace = forms.ChoiceField(label=_("How often"), choices=Pace.choices, initial=Pace.WEEKLY, widget=forms.RadioSelect)
