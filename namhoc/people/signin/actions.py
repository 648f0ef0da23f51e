"""What someone does to their own account, for the journal."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter

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


@dataclass(frozen=True)
class Keys:
    """What opens an account besides its password."""

    held: frozenset[tuple[str, int]]  # kind and number of each factor and identity
    codes_left: int


@transaction.atomic
def note_keys_changed(account: Account, before: Keys, after: Keys, *, by: Actor) -> None:
    """Second factors, recovery codes or a province's identity came, went or were used: an entry for each.

    Open  to each for their own account, as above
    """
    for kind, number in sorted(after.held - before.held, key=itemgetter(1)):
        told = {"factor": kind, "number": number}
        write_entry(_ADDED.get(kind, "add-second-factor"), account, by=by, after=told, details={"factor": kind})
    for kind, number in sorted(before.held - after.held, key=itemgetter(1)):
        told = {"factor": kind, "number": number}
        if kind != RECOVERY_CODES:  # they go with the last factor, or when others are made
            write_entry(
                _REMOVED.get(kind, "remove-second-factor"), account, by=by, before=told, details={"factor": kind}
            )
    if before.held == after.held and after.codes_left < before.codes_left:
        was, left = {"left": before.codes_left}, {"left": after.codes_left}
        write_entry("use-recovery-code", account, by=by, before=was, after=left, details=left)


RECOVERY_CODES, IDENTITY = "recovery_codes", "identity"
_ADDED = {RECOVERY_CODES: "make-recovery-codes", IDENTITY: "connect-identity"}
_REMOVED = {IDENTITY: "disconnect-identity"}


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
