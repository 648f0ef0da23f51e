"""Posts: given, ended, handed over. Who may do it stands in ``roles.GIVES``; nobody does it to themselves."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from namhoc.journal.actions import write_entry
from namhoc.journal.actor import SYSTEM, Actor
from namhoc.people import errors
from namhoc.people.errors import CannotBe, NeedsSecondFactor, Refused
from namhoc.people.models import Account, Post, PostStart
from namhoc.people.queries import ask_to_give, is_held, is_suspended, posts_to_come
from namhoc.people.roles import Role, reach_of
from namhoc.units.models import Unit
from namhoc.units.queries import state_on


@transaction.atomic
def open_account(username: str, name: str, *, password: str | None, sample: bool = False, by: Actor) -> Account:
    """Someone new may sign in; without a password only once they have set one of their own.

    It may do nothing until it is given a post. Raises  ``CannotBe`` where the user name is taken
    """
    if reach_of(by.role, "manage-accounts") is None:
        raise Refused("manage-accounts", by.unit)
    if by.single_factor:
        raise NeedsSecondFactor("manage-accounts", by.unit)
    return new_account(username, name, password=password, sample=sample, by=by)


def new_account(username: str, name: str, *, password: str | None, sample: bool = False, by: Actor) -> Account:
    """The account itself, for whoever has asked permission: with the post for which it is opened, or without one."""
    if Account.objects.filter(username__iexact=username).exists():
        raise CannotBe(errors.NAME_TAKEN)
    account = Account(username=username, name=name, sample=sample)
    if password is None:
        account.set_unusable_password()
    else:
        account.set_password(password)
    account.save()
    write_entry("open-account", account, by=by, after={"name": name}, details={"username": username, "name": name})
    return account


@transaction.atomic
def give_post(account: Account, unit: Unit, role: Role, *, since: date, by: Actor) -> Post:
    """The account holds the post from ``since`` on."""
    ask_to_give(by, "give-post", role, unit)
    _not_oneself(account, by)
    _not_past(since, by)
    _standing(unit, since, by)
    return _started(account, unit, role, since, by)


def _started(account: Account, unit: Unit, role: str, since: date, by: Actor) -> Post:
    post, _created = Post.objects.get_or_create(account=account, unit=unit, role=str(role))
    _from(post, since, held=True, act="give-post", by=by)
    return post


@transaction.atomic
def end_post(post: Post, *, since: date, by: Actor) -> None:
    """The post is no longer held from ``since`` on.

    Raises  ``CannotBe`` where it is not held then, nor later
    """
    ask_to_give(by, "end-post", post.role, post.unit)
    _not_oneself(post.account, by)
    _not_past(since, by)
    if post not in posts_to_come(post.account, since):
        raise CannotBe(errors.NOT_HELD)
    _from(post, since, held=False, act="end-post", by=by)


@transaction.atomic
def hand_over_post(post: Post, to: Account, *, since: date, by: Actor) -> Post:
    """Another person holds the post from ``since`` on, and with it all that it has to do; the first no longer does.

    Raises  ``CannotBe`` where it is not held then, or by that person already
    """
    ask_to_give(by, "hand-over-post", post.role, post.unit)
    _not_oneself(to, by)
    _not_past(since, by)
    if to == post.account:
        raise CannotBe(errors.SAME_PERSON)
    if is_suspended(to, since):
        raise CannotBe(errors.SUSPENDED)
    Post.objects.select_for_update().get(pk=post.pk)  # of two who hand it over at once, the second finds it handed over
    if not is_held(post, since):
        raise CannotBe(errors.NOT_HELD)
    _standing(post.unit, since, by)
    _from(post, since, held=False, act="end-post", by=by)
    taken = _started(to, post.unit, post.role, since, by)
    details = {"since": since, "username": to.username, "was": post.account.username}
    write_entry("hand-over-post", taken, by=by, details=details)
    return taken


@transaction.atomic
def end_all_posts(account: Account, *, since: date, by: Actor) -> list[Post]:
    """The person leaves: every post ends from ``since`` on, those that would have begun later as well.

    Raises  ``CannotBe`` where there is none
    """
    posts = posts_to_come(account, since)
    if not posts:
        raise CannotBe(errors.NOTHING_HELD)
    for post in posts:
        end_post(post, since=since, by=by)
    return posts


def _from(post: Post, since: date, *, held: bool, act: str, by: Actor) -> None:
    """A start of its own day; what is ended does not begin again later. The journal has the list before and after."""
    before = _told(post)
    if not held:
        PostStart.objects.filter(post=post, since__gt=since).delete()
    PostStart.objects.update_or_create(post=post, since=since, defaults={"held": held})
    details = {"since": since, "role": post.role, "unit": post.unit.code, "username": post.account.username}
    write_entry(act, post, by=by, before=before, after=_told(post), details=details)


def _told(post: Post) -> list[list[object]]:
    return [[start.since, start.held] for start in PostStart.objects.filter(post=post).order_by("since")]


def _not_oneself(account: Account, by: Actor) -> None:
    if account.username == by.account:
        raise CannotBe(errors.OWN_ACCOUNT)


def _standing(unit: Unit, since: date, by: Actor) -> None:
    if state_on(unit, since) is None and by.role != SYSTEM:
        raise CannotBe(errors.UNIT_GONE)


def _not_past(since: date, by: Actor) -> None:
    if since < by.day and by.role != SYSTEM:
        raise CannotBe(errors.IN_THE_PAST)
