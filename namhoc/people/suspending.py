"""Suspending an account from a day, and letting it act again: its posts stay as they are."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from namhoc.journal.actions import write_entry
from namhoc.journal.actor import SYSTEM, Actor
from namhoc.people import errors
from namhoc.people.errors import CannotBe
from namhoc.people.models import Account, AccountStart
from namhoc.people.queries import ask_to_look_after


@transaction.atomic
def suspend_account(account: Account, *, since: date, reason: str, by: Actor) -> None:
    """The account acts under no post from ``since`` on, and those signed in with it are signed out."""
    if not reason.strip():
        raise CannotBe(errors.NEEDS_REASON)
    _from(account, since, "suspend-account", reason.strip(), by)


@transaction.atomic
def resume_account(account: Account, *, since: date, by: Actor) -> None:
    """The account acts again from ``since`` on."""
    _from(account, since, "resume-account", "", by)


def _from(account: Account, since: date, act: str, reason: str, by: Actor) -> None:
    ask_to_look_after(by, act, account)
    if account.username == by.account:
        raise CannotBe(errors.OWN_ACCOUNT)
    if since < by.day and by.role != SYSTEM:
        raise CannotBe(errors.IN_THE_PAST)
    before = _told(account)
    AccountStart.objects.filter(account=account, since__gt=since).delete()
    suspended = {"suspended": act == "suspend-account", "reason": reason}
    AccountStart.objects.update_or_create(account=account, since=since, defaults=suspended)
    details = {"since": since, "username": account.username}
    write_entry(act, account, by=by, before=before, after=_told(account), reason=reason, details=details)


def _told(account: Account) -> list[list[object]]:
    starts = AccountStart.objects.filter(account=account).order_by("since")
    return [[start.since, start.suspended] for start in starts]
