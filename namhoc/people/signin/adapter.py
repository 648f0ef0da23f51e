"""What allauth asks this site: our words, nobody signs up, a sign-in begins here."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal.flows.connect import connect
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from namhoc.people.models import Account
from namhoc.people.signin import sign_ins
from namhoc.people.signin.backend import is_welcome
from namhoc.people.signin.devices import JUST_SIGNED_IN
from namhoc.people.signin.factors import factors_held
from namhoc.people.signin.keys import ask_for_the_second, noted

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

SAID = {
    "account/messages/password_changed.txt": _("Your password was changed. Everywhere else you were signed out."),
    "mfa/messages/totp_activated.txt": _("The app was added."),
    "mfa/messages/totp_deactivated.txt": _("The app was removed."),
    "mfa/messages/webauthn_added.txt": _("The key was added."),
    "mfa/messages/webauthn_removed.txt": _("The key was removed."),
    "mfa/messages/recovery_codes_generated.txt": _("Recovery codes were made; earlier ones no longer work."),
    "socialaccount/messages/account_connected.txt": _("Your province's identity was connected."),
    "socialaccount/messages/account_disconnected.txt": _("Your province's identity was disconnected."),
}
CLOSED = _("This account is closed. Ask your office to open it again.")
WRONG_CODE = _(
    "This code is not right. Wait for the next one on your phone, look at the phone's clock, then try again."
)
NOT_CONNECTED = _(
    "No account here is connected to that identity. Sign in with your user name and password once, open “My account” "
    "and connect it there."
)
NOT_ANSWERED = _("Your province's identity did not confirm the sign-in. Try again, or use user name and password.")
WRONG_PASSWORD = _("This is not your password. Look at capital letters and the typing method, then try again.")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are given by an office; signing in needs a name and a password, no mail."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_password": WRONG_PASSWORD,
        "enter_current_password": WRONG_PASSWORD,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # allauth asks so
        return False

    def is_safe_url(self, url: str) -> bool:
        request = context.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse | None:
        """By whatever way someone comes: a closed account stays closed, the sample's are for the sample."""
        if not is_welcome(user):
            return self.respond_user_inactive(request, user)
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return answer

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:  # noqa: ARG002
        messages.error(request, CLOSED)
        return redirect("sign-in")

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        request.session.pop(sign_ins.MARK, None)
        if isinstance(user, Account):
            sign_ins.begin(request, user)
            request.session[JUST_SIGNED_IN] = True

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *_args: Any, **kwargs: Any
    ) -> None:
        """Our words for what we have words for; allauth's own messages stay unsaid."""
        said = SAID.get(message_template or "") or kwargs.get("message")
        if said:
            messages.add_message(request, level, said)

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        """No mail is needed to sign in, and none is sent."""


class SecondFactorAdapter(DefaultMFAAdapter):
    """The secrets of apps lie sealed in the database; the site's name is what a phone shows."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}

    def get_totp_issuer(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:  # noqa: A002  # allauth's word
        return gettext("Key %(number)d") % {"number": factors_held(user, type) + 1}

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _seal().decrypt(encrypted_text.encode()).decode()


class ProvinceAdapter(DefaultSocialAccountAdapter):
    """A province's identity opens accounts that were connected to it; it never makes one."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Someone whom no account here is connected to is told how to connect it; who connects it is noted."""
        if sociallogin.state.get("process") == "connect":
            ask_for_the_second(request)
            raise ImmediateHttpResponse(noted(request, lambda: connect(request, sociallogin)))
        if not sociallogin.is_existing:
            raise self._back(request, NOT_CONNECTED)

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002  # see below
        raise self._back(request, NOT_ANSWERED)

    def _back(self, request: HttpRequest, said: StrPromise) -> ImmediateHttpResponse:
        messages.error(request, said)
        return ImmediateHttpResponse(redirect("sign-in"))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002  # allauth asks so
        return False


def _seal() -> Fernet:
    return Fernet(urlsafe_b64encode(salted_hmac("namhoc.second-factor", "seal", algorithm="sha256").digest()))
