"""Inviting someone: a link that works once and not for ever, by which they set a password that nobody else knows."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.people import errors
from namhoc.people.actions import give_post, new_account
from namhoc.people.errors import CannotBe
from namhoc.people.models import Account, Invitation, Post
from namhoc.people.queries import ask_to_give, ask_to_look_after
from namhoc.people.roles import Role
from namhoc.units.models import Unit

LASTS = timedelta(days=7)


@transaction.atomic
def invite_person(username: str, name: str, unit: Unit, role: Role, *, since: date, by: Actor) -> tuple[Post, str]:
    """An account with its first post, and the secret of its link: told once, to be handed over, kept nowhere."""
    ask_to_give(by, "give-post", role, unit)
    account = new_account(username, name, password=None, by=by)
    return give_post(account, unit, role, since=since, by=by), _secret(account, "invite-person", by)


@transaction.atomic
def renew_invitation(account: Account, *, by: Actor) -> str:
    """Another link for someone who lost the first, or forgot the password; the one before it no longer works.

    Raises  ``CannotBe`` for oneself: it would set a password without asking for the present one
    """
    ask_to_look_after(by, "renew-invitation", account)
    if account.username == by.account:
        raise CannotBe(errors.OWN_LINK)
    return _secret(account, "renew-invitation", by)


def _secret(account: Account, act: str, by: Actor) -> str:
    secret = secrets.token_urlsafe(32)
    Invitation.objects.filter(account=account, used_at=None).delete()
    expires_at = timezone.now() + LASTS
    Invitation.objects.create(account=account, digest=_digest(secret), expires_at=expires_at)
    details = {"username": account.username, "until": timezone.localdate(expires_at)}
    write_entry(act, account, by=by, after={"invited_until": expires_at}, details=details)
    return secret


def invitation_with(secret: str) -> Invitation | None:
    """The invitation that a link opens, while it does."""
    standing = Invitation.objects.filter(digest=_digest(secret), used_at=None, expires_at__gt=timezone.now())
    return standing.select_related("account").first()


@transaction.atomic
def accept_invitation(invitation: Invitation, password: str, *, by: Actor) -> Account:
    """The invited person sets their own password; the link is used up. ``by`` is that person, under no post yet."""
    now = timezone.now()
    standing = Invitation.objects.filter(pk=invitation.pk, used_at=None, expires_at__gt=now)
    if not standing.update(used_at=now) or invitation.account.username != by.account:
        raise CannotBe(errors.INVITATION_OVER)
    account = invitation.account
    account.set_password(password)
    account.save(update_fields=["password"])
    details = {"username": account.username}
    write_entry("accept-invitation", account, by=by, after={"accepted_at": now}, details=details)
    return account


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
