"""The sign-ins that stand: one for each browser, found by the session it belongs to."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from namhoc.people.models import Account
from namhoc.people.signin.models import SignIn
from namhoc.people.signin.rules import LONGEST, device_of

MARK = "sign-in"  # in the session: which of the rows it is


def of_session(request: HttpRequest, account: Account) -> SignIn | None:
    """The sign-in of this very session; made where it has just begun, ``None`` where it was ended elsewhere."""
    mark = request.session.get(MARK)
    if mark is None:
        return begin(request, account)
    found = SignIn.objects.filter(pk=mark, account=account).first()
    if found is not None and found.session != request.session.session_key:  # the session got a new name
        found.session = request.session.session_key or ""
        found.save(update_fields=["session"])
    return found


def begin(request: HttpRequest, account: Account) -> SignIn:
    """A new sign-in, from now on; old ones of nobody's use go."""
    now = timezone.now()
    _sweep(account, now)
    if request.session.session_key is None:
        request.session.save()
    session = request.session.session_key or ""
    device = device_of(request.headers.get("User-Agent", ""))
    found, _created = SignIn.objects.update_or_create(
        session=session, defaults={"account": account, "device": device, "since": now, "last_active": now}
    )
    request.session[MARK] = found.pk
    return found


def touch(sign_in: SignIn, now: datetime) -> None:
    sign_in.last_active = now
    SignIn.objects.filter(pk=sign_in.pk).update(last_active=now)


def forget(sign_in: SignIn) -> None:
    SignIn.objects.filter(pk=sign_in.pk).delete()


def standing(account: Account) -> QuerySet[SignIn]:
    """The sign-ins of a person that have not run out, the latest active first."""
    now = timezone.now()
    return SignIn.objects.filter(account=account, last_active__gt=now - settings.IDLE, since__gt=now - LONGEST)


def cut(found: QuerySet[SignIn]) -> int:
    """End sign-ins: their sessions are deleted, whatever their browsers say."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    ended = list(found)
    for sign_in in ended:
        store(sign_in.session).delete()
        forget(sign_in)
    return len(ended)


def _sweep(account: Account, now: datetime) -> None:
    SignIn.objects.filter(account=account, since__lt=now - LONGEST).delete()
