"""What the pages of signing in ask for."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm as AllauthChangePasswordForm
from allauth.account.forms import ReauthenticateForm
from allauth.account.internal import flows
from allauth.account.models import Login
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from namhoc.people.models import Account
from namhoc.people.signin.adapter import CLOSED
from namhoc.people.signin.codes import use_code_once
from namhoc.people.signin.guesses import count_wrong_code, may_guess_code

NOT_TOGETHER = _(
    "This name and password do not belong together. Look at capital letters and the typing method, then try "
    "again; if it still fails, ask your office to set a new password."
)
TOO_OFTEN = _("Too many wrong codes. Wait an hour, or use a key or a recovery code then.")
MISSING_PASSWORD = _("Write your password.")
MISSING_CODE = _("Write the code.")


class SignInForm(forms.Form):
    """Name and password; what is missing is said beside its field."""

    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        error_messages={"required": _("Write your user name.")},
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=1000,
        error_messages={"required": MISSING_PASSWORD},
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
        self.request = request
        self.user: Account | None = None
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        asked = dict(self.cleaned_data)
        if self.errors or self.request is None:
            return asked
        adapter = flows.login.get_adapter(self.request)
        self.user = adapter.authenticate(self.request, username=asked["username"].strip(), password=asked["password"])
        if self.user is None:
            raise ValidationError(NOT_TOGETHER, code="invalid_login")
        if not self.user.is_active:
            raise ValidationError(CLOSED, code="inactive")
        return asked

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """On to the second factor where there is one, else to the page."""
        credentials = {"username": self.cleaned_data["username"].strip()}
        login = Login(user=self.user, redirect_url=redirect_url)
        answer: HttpResponse = flows.login.perform_password_login(request, credentials, login)
        return answer


class PasswordAgainForm(ReauthenticateForm):
    """The password once more, before the account itself is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = _password_field(_("Password"), "current-password")


class ChangePasswordForm(AllauthChangePasswordForm):
    """The old password, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"] = _password_field(_("Password until now"), "current-password")
        for name, label in (("password1", _("New password")), ("password2", _("New password, once more"))):
            self.fields[name].label = label
            self.fields[name].help_text = ""
            self.fields[name].error_messages["required"] = MISSING_PASSWORD
            self.fields[name].widget = forms.PasswordInput({"autocomplete": "new-password"})

    def clean_oldpassword(self) -> str:
        """A wrong one counts as a guess."""
        old: str = self.cleaned_data["oldpassword"]
        adapter = flows.login.get_adapter()
        if not adapter.reauthenticate(self.user, old):
            raise adapter.validation_error("enter_current_password")
        return old


class CodeForm(AuthenticateForm):
    """A code from the app, or a recovery code, while signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code_field()

    def clean_code(self) -> str:
        return _guess(self, super().clean_code)


class CodeAgainForm(CodeReauthenticateForm):
    """The same, of someone signed in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code_field()

    def clean_code(self) -> str:
        return _guess(self, super().clean_code)


class AddAppForm(ActivateTOTPForm):
    """The first code of an app that is being added."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code_field()


def _guess(form: Any, check: Any) -> str:
    """A code counts once, and wrong ones count as guesses at the account."""
    request, name = context.request, form.user.username
    if not may_guess_code(request, name):
        raise ValidationError(TOO_OFTEN, code="too_often")
    try:
        code: str = check()
        use_code_once(form.authenticator, code)
    except ValidationError:
        count_wrong_code(request, name)
        raise
    return code


def _password_field(label: Any, autocomplete: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=1000,
        error_messages={"required": MISSING_PASSWORD},
        widget=forms.PasswordInput({"autocomplete": autocomplete}),
    )


def _code_field() -> forms.CharField:
    return forms.CharField(
        label=_("Code"),
        max_length=20,
        error_messages={"required": MISSING_CODE},
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
    )
