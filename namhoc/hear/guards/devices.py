"""A browser known again by a number of its own: in a cookie set when something is said, or in the form's stamp."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_urlsafe

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Voter:
    """Who speaks: a member, else a device."""

    device: str
    member: int | None = None

    def on(self, about: str) -> str:
        """How this voter is known again about one thing: it cannot be told what they said of another."""
        return _known_as("device" if self.member is None else "member", str(self.member or self.device), about)

    def device_on(self, about: str) -> str:
        """How the device alone is known again."""
        return _known_as("device", self.device, about)


def _known_as(kind: str, who: str, about: str) -> str:
    return salted_hmac("namhoc.hear.voter", f"{kind}|{who}|{about}", algorithm="sha256").hexdigest()


def new_device() -> str:
    return token_urlsafe(12)


def cookie_name() -> str:
    return "__Host-reader" if settings.HTTPS else "reader"


def _signer() -> Signer:
    return Signer(salt="namhoc.hear.device")


def device_of(request: HttpRequest) -> str:
    """The device that our cookie names; empty where there is none, or none of ours."""
    try:
        return _signer().unsign(request.COOKIES.get(cookie_name(), ""))
    except BadSignature:
        return ""


def remember_device(request: HttpRequest, response: HttpResponse, device: str) -> None:
    """From now on this browser is known again, where it keeps cookies."""
    if device_of(request) != device:
        kept = _signer().sign(device)
        response.set_cookie(
            cookie_name(), kept, max_age=A_YEAR, secure=settings.HTTPS, httponly=True, samesite="Strict"
        )
