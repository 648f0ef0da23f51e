"""Accounts and posts: given, ended."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from namhoc.journal.actions import write_entry
from namhoc.journal.actor import SYSTEM, Actor
from namhoc.people.errors import Refused
from namhoc.people.models import Account, Post, PostStart
from namhoc.people.queries import ask_permission
from namhoc.people.roles import Role
from namhoc.units.models import Unit


@transaction.atomic
def open_account(username: str, name: str, *, password: str | None, sample: bool = False, by: Actor) -> Account:
    """Someone new may sign in; without a password only once one has been set.

    Raises  ``Refused`` for everyone but the installation itself: no post hands out accounts yet
    """
    if by.role != SYSTEM:
        raise Refused("open-account", by.unit)
    account = Account(username=username, name=name, sample=sample)
    if password is None:
        account.set_unusable_password()
    else:
        account.set_password(password)
    account.save()
    write_entry("open-account", account, by=by, details={"username": username})
    return account


@transaction.atomic
def give_post(account: Account, unit: Unit, role: Role, *, since: date, by: Actor) -> Post:
    """The account holds the post from ``since`` on."""
    ask_permission(by, "give-post", unit)
    post, _created = Post.objects.get_or_create(account=account, unit=unit, role=role.value)
    PostStart.objects.update_or_create(post=post, since=since, defaults={"held": True})
    write_entry("give-post", post, by=by, details={"since": since, "role": role.value})
    return post


@transaction.atomic
def end_post(post: Post, *, since: date, by: Actor) -> None:
    """The post is no longer held from ``since`` on."""
    ask_permission(by, "end-post", post.unit)
    PostStart.objects.update_or_create(post=post, since=since, defaults={"held": False})
    write_entry("end-post", post, by=by, details={"since": since})
