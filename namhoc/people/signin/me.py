"""Who one is: for pages about one's own account, which need no post."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from namhoc.journal.actor import Actor
from namhoc.law.today import today
from namhoc.people.models import Account


def me(request: HttpRequest) -> Account:
    """The account signed in; only pages that ask for one ask."""
    if not isinstance(request.user, Account):
        raise PermissionDenied("nobody is signed in")
    return request.user


def own_actor(request: HttpRequest) -> Actor:
    """The person under the post they work under now, or under none."""
    actor: Actor | None = getattr(request, "actor", None)
    account = me(request)
    return actor or Actor(account.username, account.name, "", "", today())
