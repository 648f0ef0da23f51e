"""With what an account is opened besides its password; pages that change it are whole, noted, and ask for it.

allauth's pages save by themselves. Here such a page is one transaction with its entries in the journal, whatever it
changed: a factor, the recovery codes, a province's identity.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from namhoc.people.errors import NeedsSecondFactor
from namhoc.people.models import Account
from namhoc.people.signin import actions
from namhoc.people.signin.actions import Keys
from namhoc.people.signin.factors import has_enrolled, has_two
from namhoc.people.signin.me import own_actor

CHANGE_KEYS = "change-keys"


def keys_of(account: Account) -> Keys:
    """Kind and number of each factor and identity, and how many recovery codes are left."""
    factors = {(str(kind), pk) for pk, kind in Authenticator.objects.filter(user=account).values_list("pk", "type")}
    identities = {("identity", pk) for pk in SocialAccount.objects.filter(user=account).values_list("pk", flat=True)}
    codes = Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).first()
    return Keys(frozenset(factors | identities), 0 if codes is None else len(codes.wrap().get_unused_codes()))


def noted(
    request: HttpRequest, page: Callable[[], HttpResponseBase], *, coming: Account | None = None
) -> HttpResponseBase:
    """The answer of a page, with an entry for every key that came, went or was used up while it was made.

    ``coming`` is someone who is about to sign in; nothing is noted of people who stay outside
    """
    account = coming or (request.user if isinstance(request.user, Account) else None)
    if account is None:
        return page()
    with transaction.atomic():
        before = keys_of(account)
        answer = page()
        if request.user == account:
            actions.note_keys_changed(account, before, keys_of(account), by=own_actor(request))
    return answer


class Noted:
    """For allauth's pages that may change a key, were it only after asking for the password again."""

    request: HttpRequest

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return noted(request, lambda: super(Noted, self).post(request, *args, **kwargs))  # type: ignore[misc]


class Guarded(Noted):
    """For pages that show or change keys: whoever has a second factor shows it first, a password is too little."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        ask_for_the_second(request)
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return answer


def ask_for_the_second(request: HttpRequest) -> None:
    """Raises ``NeedsSecondFactor`` for someone who has enrolled one and signed in here without it."""
    account = request.user
    if isinstance(account, Account) and has_enrolled(account) and not has_two(request, account):
        raise NeedsSecondFactor(CHANGE_KEYS, own_actor(request).unit)
