"""Who holds which post on a day, and what that lets them do."""

from __future__ import annotations

from datetime import date

from django.db import models

from namhoc.journal.actor import SYSTEM, Actor
from namhoc.people.errors import Refused
from namhoc.people.models import Account, Post
from namhoc.people.roles import RIGHTS, Reach, Role, reach_of
from namhoc.units.models import Unit, UnitVersion


def posts_held(account: Account, day: date) -> list[Post]:
    """The posts that the account holds on ``day``, in units that exist then."""
    standing = UnitVersion.objects.on(day).values("unit")
    held = Post.objects.filter(account=account, unit__in=standing).held_on(day)
    return list(held.select_related("unit", "account"))


def actor_under(post: Post, day: date) -> Actor:
    """The person acting under one post on ``day``; raises ``Refused`` where it is not held then."""
    if post not in posts_held(post.account, day):
        raise Refused("hold-post", post.unit.code)
    return acting_as(post, day)


def acting_as(held: Post, day: date) -> Actor:
    """The person under a post that is known to be held on ``day``."""
    return Actor(held.account.username, held.account.name, held.role, held.unit.code, day)


def may(by: Actor, act: str, unit: Unit) -> bool:
    """Whether this post may do ``act`` to ``unit`` on the day of the act."""
    if by.role == SYSTEM:
        return True
    reach = reach_of(by.role, act)
    if reach is None:
        return False
    if unit.code == by.unit:
        return True
    return reach is Reach.UNDER and _answers_to(unit, by)


def _answers_to(unit: Unit, by: Actor) -> bool:
    standing = UnitVersion.objects.on(by.day)
    return standing.filter(unit=unit, parent__code=by.unit).exists()


def ask_permission(by: Actor, act: str, unit: Unit) -> None:
    """Raises ``Refused`` where the post may not do this."""
    if not may(by, act, unit):
        raise Refused(act, unit.code)


def units_open_to(by: Actor, act: str) -> models.QuerySet[Unit]:
    """The units to which this post may do ``act``: the one door to things of units."""
    if by.role == SYSTEM:
        return Unit.objects.all()
    reach = reach_of(by.role, act)
    if reach is None:
        return Unit.objects.none()
    if reach is Reach.OWN:
        return Unit.objects.filter(code=by.unit)
    under = UnitVersion.objects.on(by.day).filter(parent__code=by.unit).values("unit")
    return Unit.objects.filter(models.Q(code=by.unit) | models.Q(pk__in=under))


def roles_that_may(act: str) -> list[Role]:
    """The roles that may do an act somewhere: for messages that say whom to ask."""
    return [role for role, rights in RIGHTS.items() if act in rights]
