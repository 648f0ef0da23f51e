"""What the account's own page shows."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils import timezone

from namhoc.people.models import Account
from namhoc.people.signin.models import SignIn
from namhoc.people.signin.rules import seconds_left


def factors_of(account: Account) -> dict[str, Any]:
    """App, keys and recovery codes of an account, as the page shows them."""
    found = list(Authenticator.objects.filter(user=account).order_by("pk"))
    of = {kind: [one for one in found if one.type == kind] for kind in Authenticator.Type.values}
    codes = of[Authenticator.Type.RECOVERY_CODES]
    return {
        "app": next(iter(of[Authenticator.Type.TOTP]), None),
        "keys": of[Authenticator.Type.WEBAUTHN],
        "codes_left": len(codes[0].wrap().get_unused_codes()) if codes else None,
    }


def seconds_left_of(sign_in: SignIn) -> int:
    return seconds_left(sign_in.since, sign_in.last_active, timezone.now(), settings.IDLE)
