"""What is asked for when someone is invited, given a post, suspended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from namhoc.journal.inputs import DayInput
from namhoc.people.models import Account
from namhoc.people.roles import Role


class DayForm(forms.Form):
    """From which day something holds: today, unless told otherwise."""

    since = forms.DateField(label=pgettext_lazy("day", "From"), widget=DayInput())

    def __init__(self, data: QueryDict | None = None, *, today: date, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={"since": today, **(initial or {})})
        self.fields["since"].widget.attrs["min"] = today.isoformat()


class RoleForm(DayForm):
    """A post of one of the kinds that may be given."""

    role = forms.ChoiceField(label=_("Post"))
    field_order: Sequence[str] = ("role", "since")

    def __init__(self, data: QueryDict | None = None, *, roles: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(data, **options)
        cast("forms.ChoiceField", self.fields["role"]).choices = roles

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class InviteForm(RoleForm):
    """Somebody new, with their first post."""

    name = forms.CharField(label=_("Full name"), max_length=150)
    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text=_("Letters, digits and @ . + - _ without spaces. It cannot be changed later."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    field_order: Sequence[str] = ("name", "username", "role", "since")


class SuspendForm(DayForm):
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class ToForm(DayForm):
    """To whom, by user name, and from when."""

    to = forms.CharField(label=_("User name of the person"), widget=forms.TextInput(attrs={"autocapitalize": "none"}))
    field_order: Sequence[str] = ("to", "since")

    def clean_to(self) -> Account:
        known = Account.objects.filter(username=self.cleaned_data["to"].strip()).first()
        if known is None:
            raise ValidationError(_("There is no account with this user name. Invite the person first."))
        return known


class GiveForm(ToForm, RoleForm):
    field_order: Sequence[str] = ("to", "role", "since")


class FindForm(forms.Form):
    """Whose posts to list, on which day."""

    words = forms.CharField(label=_("Name or user name"), required=False)
    day = forms.DateField(label=_("On"), required=False, widget=DayInput())


class PasswordForm(forms.Form):
    """A password that only the person knows, twice."""

    password = forms.CharField(
        label=_("New password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    again = forms.CharField(
        label=_("The same once more"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, account: Account, **options: Any) -> None:
        super().__init__(*args, **options)
        self.account = account
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.account)
        return password

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "password" in given and given["password"] != given.get("again"):
            self.add_error("again", _("The two passwords are not the same. Type them again."))
        return given
