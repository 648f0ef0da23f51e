"""Browsers in which an account has been signed in before: guesses elsewhere never keep these waiting."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from namhoc.people.models import Account

LASTS = 180 * 24 * 3600  # seconds
MOST = 6  # people who share one computer
SALT = "namhoc.device"
JUST_SIGNED_IN = "just-signed-in"  # in the session, until the answer carries the mark


def cookie_name() -> str:
    return "__Host-device" if settings.HTTPS else "device"


def mark_of(username: str) -> str:
    """The account as the browser's mark knows it: nobody reads a name from it."""
    return salted_hmac(SALT, username.casefold()).hexdigest()[:24]


def known_device(request: HttpRequest, username: str) -> str:
    """The device's name where the account was signed in there before; empty where it was not."""
    name, marks = _read(request)
    return name if mark_of(username) in marks else ""


def remember(request: HttpRequest, response: HttpResponse, account: Account) -> None:
    """After a sign-in that succeeded, the browser carries a mark of it."""
    if not request.session.pop(JUST_SIGNED_IN, False):
        return
    name, marks = _read(request)
    mine = mark_of(account.username)
    kept = [mine, *(mark for mark in marks if mark != mine)][:MOST]
    response.set_cookie(
        cookie_name(),
        signing.dumps([name or secrets.token_hex(8), kept], salt=SALT),
        max_age=LASTS,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        name, marks = signing.loads(request.COOKIES.get(cookie_name(), ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return "", []
    return name, marks
