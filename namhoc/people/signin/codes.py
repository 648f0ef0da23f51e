"""A code is good once: kept beside its secret, so that every worker of the server knows."""

from __future__ import annotations

import time

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.db import transaction

REMEMBERED = 300  # seconds: far longer than a code is good


def use_code_once(authenticator: Authenticator, code: str) -> None:
    """A code of the app is spent; recovery codes are struck off by allauth itself.

    Raises  ``ValidationError`` where it was used before
    """
    if authenticator.type != Authenticator.Type.TOTP:
        return
    plain, now = "".join(code.split()), int(time.time())
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
        used = {old: at for old, at in row.data.get("used", {}).items() if now - at < REMEMBERED}
        if plain in used:
            raise get_adapter().validation_error("incorrect_code")
        row.data["used"] = {**used, plain: now}
        row.save(update_fields=["data"])
