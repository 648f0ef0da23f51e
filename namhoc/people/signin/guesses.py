"""Guesses are slowed by account, never by address alone: a school behind one address is not shut out.

Ten wrong guesses at one account in an hour, five of them from one network; then nothing is even looked at until the
hour since the last is over. A browser in which the account was signed in before counts for itself, so that a stranger's
guesses do not keep its owner waiting. Addresses are not kept: what is kept tells networks apart for an hour, no more.
"""

from __future__ import annotations

import ipaddress
import logging
import math
import unicodedata
from datetime import datetime, timedelta
from typing import Any

from axes.handlers.base import AbstractAxesHandler, AxesBaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from namhoc.people.signin.devices import known_device

log = logging.getLogger("namhoc.sign-in")
FROM_ONE_NETWORK = 5
CODES = "·"  # before a name: guesses at its second factor


def guessed_name(_request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The account guessed at, however it is written."""
    name = str((credentials or {}).get("username") or "")
    return unicodedata.normalize("NFKC", name).strip().casefold()[:255]


def network_of(request: HttpRequest) -> str:
    """A number for the network a request came from, which tells nobody the address."""
    digest = salted_hmac("namhoc.network", network(request)).digest()
    return str(ipaddress.IPv6Address(b"\xfd" + digest[:15]))


def network(request: HttpRequest) -> str:
    """The network itself: never kept as it is."""
    try:
        address = ipaddress.ip_address(_address(request))
    except ValueError:
        address = ipaddress.IPv4Address(0)
    wide = 64 if address.version == 6 else 32  # noqa: PLR2004  # the sixth version of the protocol
    return str(ipaddress.ip_network((address, wide), strict=False))


def _address(request: HttpRequest) -> str:
    """The client's address: what our own servers in front added, never what a client wrote itself."""
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if settings.PROXIES and len(passed) >= settings.PROXIES:
        return passed[-settings.PROXIES]
    return str(request.META.get("REMOTE_ADDR", ""))


class GuessHandler(AbstractAxesHandler, AxesBaseHandler):
    """What axes asks, answered from its own table."""

    def user_login_failed(
        self, _sender: object, credentials: dict[str, Any], request: HttpRequest | None = None, **_more: object
    ) -> None:
        if request is None or request.axes_locked_out:  # type: ignore[attr-defined]  # axes puts it there
            return
        name = guessed_name(request, credentials)
        self._write(name, network_of(request), known_device(request, name.removeprefix(CODES)))
        log.info("wrong guess at %r", name)
        if self.is_locked(request, credentials):
            log.warning("too many wrong guesses at %r", name)
            request.axes_locked_out = True  # type: ignore[attr-defined]
            request.axes_credentials = credentials  # type: ignore[attr-defined]

    def _write(self, name: str, network: str, device: str) -> None:
        now = timezone.now()
        AccessAttempt.objects.filter(attempt_time__lte=now - settings.AXES_COOLOFF_TIME).delete()
        with transaction.atomic():
            row, created = AccessAttempt.objects.get_or_create(
                username=name, ip_address=network, user_agent=device, defaults={"failures_since_start": 1}
            )
            if not created:
                more = F("failures_since_start") + 1
                AccessAttempt.objects.filter(pk=row.pk).update(failures_since_start=more, attempt_time=now)

    def user_logged_in(self, _sender: object, request: HttpRequest, user: Any, **_more: object) -> None:
        """One's own slips of the hour are forgotten: those of this device, or of this network."""
        name = guessed_name(request, {"username": user.get_username()})
        log.info("signed in: %r", name)
        mine = _rows(name, known_device(request, name))
        mine.filter(ip_address=network_of(request)).delete()

    def user_logged_out(self, *_asked: object, **_more: object) -> None:
        """Nothing to write."""

    def post_save_access_attempt(self, *_asked: object, **_more: object) -> None:
        """Nothing more to write."""

    def post_delete_access_attempt(self, *_asked: object, **_more: object) -> None:
        """Nothing more to write."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """As many as count towards the limit; those of one network weigh double."""
        name = guessed_name(request, credentials)
        device = known_device(request, name.removeprefix(CODES))
        rows = _rows(name, device)
        if device:
            return _sum(rows)
        weight = settings.AXES_FAILURE_LIMIT // FROM_ONE_NETWORK
        return max(_sum(rows), weight * _sum(rows.filter(ip_address=network_of(request))))


def _rows(name: str, device: str) -> QuerySet[Any]:
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    found: QuerySet[Any] = AccessAttempt.objects.filter(username=name, user_agent=device, attempt_time__gt=since)
    return found


def _sum(rows: QuerySet[Any]) -> int:
    return rows.aggregate(all=Sum("failures_since_start"))["all"] or 0


def may_guess_code(request: HttpRequest, username: str) -> bool:
    """Whether another code may be tried for this account now."""
    return bool(AxesProxyHandler.is_allowed(request, {"username": CODES + username}))


def count_wrong_code(request: HttpRequest, username: str) -> None:
    AxesProxyHandler.user_login_failed(None, {"username": CODES + username}, request)


def free_again_at(request: HttpRequest, credentials: dict[str, Any] | None) -> datetime:
    """When the latest guess that stands in the way is an hour old."""
    name = guessed_name(request, credentials)
    rows = _rows(name, known_device(request, name.removeprefix(CODES))).order_by("attempt_time")
    times = list(rows.values_list("attempt_time", flat=True))
    return (times[-1] if times else timezone.now()) + settings.AXES_COOLOFF_TIME


def wait_page(request: HttpRequest, _answer: HttpResponse | None = None, credentials: Any = None) -> HttpResponse:
    """How long to wait, and what to do meanwhile."""
    at = free_again_at(request, credentials)
    minutes = math.ceil(max(timedelta(minutes=1), at - timezone.now()) / timedelta(minutes=1))
    shown = {"minutes": minutes, "at": at, "limit": settings.AXES_FAILURE_LIMIT, "near": FROM_ONE_NETWORK}
    page = render(request, "signin/wait.html", shown, status=429)
    page.headers["Retry-After"] = str(minutes * 60)
    return page
