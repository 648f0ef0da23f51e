"""What someone does to their own account, for the journal."""

from __future__ import annotations

from django.db import transaction

from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.people.models import Account
from namhoc.people.signin import sign_ins
from namhoc.people.signin.models import SignIn


@transaction.atomic
def note_password_changed(account: Account, *, keep: SignIn | None, by: Actor) -> None:
    """The password is another one now: every other sign-in ends."""
    others = SignIn.objects.filter(account=account)
    sign_ins.cut(others.exclude(pk=keep.pk) if keep else others)
    write_entry("change-password", account, by=by)


@transaction.atomic
def note_factor_changed(account: Account, kind: str, *, added: bool, by: Actor) -> None:
    """A second factor came or went."""
    write_entry("add-second-factor" if added else "remove-second-factor", account, by=by, details={"factor": kind})


@transaction.atomic
def end_sign_ins(account: Account, keys: list[int] | None, *, keep: SignIn | None, by: Actor) -> int:
    """Sign-ins of one's own end: the ones named, or all but ``keep``."""
    found = SignIn.objects.filter(account=account)
    found = found.exclude(pk=keep.pk) if keys is None and keep else found.filter(pk__in=keys or [])
    ended = sign_ins.cut(found)
    if ended:
        write_entry("end-sign-ins", account, by=by, details={"count": ended})
    return ended
