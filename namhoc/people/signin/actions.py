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
    """The password is another one now: every other sign-in ends.

    Open  to each for their own account: the page takes the account from the sign-in
    """
    others = SignIn.objects.filter(account=account)
    sign_ins.cut(others.exclude(pk=keep.pk) if keep else others)
    write_entry("change-password", account, by=by)


@transaction.atomic
def note_factor_changed(account: Account, kind: str, *, added: bool, by: Actor) -> None:
    """A second factor came or went.

    Open  to each for their own account, as above
    """
    act, told = ("add-second-factor" if added else "remove-second-factor"), {"factor": kind}
    before, after = (None, told) if added else (told, None)
    write_entry(act, account, by=by, before=before, after=after, details=told)


@transaction.atomic
def end_sign_ins(account: Account, keys: list[int] | None, *, keep: SignIn | None, by: Actor) -> int:
    """Sign-ins of one's own end: the ones named, or all but ``keep``.

    Open  to each for their own account, as above
    """
    found = SignIn.objects.filter(account=account)
    found = found.exclude(pk=keep.pk) if keys is None and keep else found.filter(pk__in=keys or [])
    before = sorted(found.values_list("pk", flat=True))
    ended = sign_ins.cut(found)
    if ended:
        write_entry("end-sign-ins", account, by=by, before=before, after=[], details={"count": ended})
    return ended
