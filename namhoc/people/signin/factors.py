"""With how many factors this session was signed in, and whether one is too few."""

from __future__ import annotations

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest

from namhoc.people.models import Account

REQUIRED = "required"
ASKED_AT = "second-factor-asked-at"  # in the session: the page that was open when one was asked for


def asks_for_two(account: Account) -> bool:
    """Whether weighty acts of this account ask for a second factor; the sample's do not, in a demo."""
    return bool(settings.SECOND_FACTOR == REQUIRED) and not (settings.SAMPLE and account.sample)


def has_two(request: HttpRequest, account: Account) -> bool:
    """Whether the person proved a second factor in this session."""
    return any(_counts(record) for record in get_authentication_records(request, account))


def _counts(record: dict[str, str]) -> bool:
    if record["method"] == "mfa":
        return True
    return record["method"] == "socialaccount" and settings.OIDC_SECOND_FACTOR


def single_factor(request: HttpRequest, account: Account) -> bool:
    """Whether this session may not do what asks for two."""
    return asks_for_two(account) and not has_two(request, account)


def factors_held(account: AbstractBaseUser, kind: str) -> int:
    """How many factors of one kind the account has."""
    return int(Authenticator.objects.filter(user_id=account.pk, type=kind).count())


def has_enrolled(account: Account) -> bool:
    """Whether the account has a second factor at all; recovery codes come with one, never alone."""
    mine = Authenticator.objects.filter(user=account)
    return bool(mine.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def count_as_second(request: HttpRequest, account: Account, kind: str) -> None:
    """A factor just proved while it was added is one; the session gets a new name, as after signing in."""
    record_authentication(request, account, "mfa", type=kind)
    request.session.cycle_key()
