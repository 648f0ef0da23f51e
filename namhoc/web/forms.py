"""What the shell's own pages ask for."""

from __future__ import annotations

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """Name and password; what is missing is said beside its field."""

    error_messages = {
        "invalid_login": _(
            "This name and password do not belong together. Look at capital letters and the typing method, then try "
            "again; if it still fails, ask your office to set a new password."
        ),
        "inactive": _("This account is closed. Ask your office to open it again."),
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as Django's own form takes them
        name, password = self.fields["username"], self.fields["password"]
        name.label, password.label = _("User name"), _("Password")
        name.error_messages["required"] = _("Write your user name.")
        password.error_messages["required"] = _("Write your password.")
        name.widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        del name.widget.attrs["autofocus"]

    password = forms.CharField(strip=False, widget=forms.PasswordInput({"autocomplete": "current-password"}))
