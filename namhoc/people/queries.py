"""Who holds which post on a day, and what that lets them do."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL

from namhoc.journal.actor import SYSTEM, Actor
from namhoc.people.around import Around
from namhoc.people.errors import NeedsSecondFactor, Refused
from namhoc.people.models import Account, AccountStart, Post, PostQuerySet
from namhoc.people.roles import RIGHTS, Reach, Role, gives, reach_of
from namhoc.people.second_factor import NEEDED_FOR
from namhoc.units.models import Unit, UnitVersion

_HELD_NOW = """
    (SELECT s.held FROM people_poststart s WHERE s.post_id = people_post.id AND s.since <= %s
        ORDER BY s.since DESC LIMIT 1)
    AND NOT (SELECT v.closed FROM units_unitversion v WHERE v.unit_id = people_post.unit_id AND v.since <= %s
        ORDER BY v.since DESC LIMIT 1)
    AND NOT COALESCE((SELECT a.suspended FROM people_accountstart a
        WHERE a.account_id = people_post.account_id AND a.since <= %s ORDER BY a.since DESC LIMIT 1), FALSE)"""


def posts_held(account: Account, day: date) -> list[Post]:
    """The posts that the account may act under on ``day``: none while it is suspended, none in units gone by then.

    Asked on every page, hence in plain SQL: to put ``_held_on`` together anew takes four times as long
    """
    held = RawSQL(_HELD_NOW, [day] * 3, models.BooleanField())  # noqa: S611 - a constant
    return list(account.posts.filter(held).select_related("unit"))


def _held_on(day: date) -> PostQuerySet:
    """Posts held on ``day``, in units that exist then."""
    return Post.objects.filter(unit__in=UnitVersion.objects.on(day).values("unit")).held_on(day)


def is_held(post: Post, day: date) -> bool:
    return Post.objects.filter(pk=post.pk).held_on(day).exists()


def holds_post(account: Account, unit: Unit, role: Role, day: date) -> bool:
    return _held_on(day).filter(account=account, unit=unit, role=role.value).exists()


def accounts_around(office: Unit, day: date) -> models.QuerySet[Account]:
    """Those who hold a post in the office or in a unit that answers to it, by name."""
    units = Around(office.code, day).within(Reach.OWN | Reach.CHILDREN)
    posts = _held_on(day).of_active_accounts(day).filter(unit__in=units)
    return Account.objects.filter(pk__in=posts.values("account")).order_by("name", "username")


def posts_to_come(account: Account, day: date) -> list[Post]:
    """The posts that the account holds on ``day`` or will hold later."""
    later = Post.objects.filter(account=account, starts__since__gt=day, starts__held=True)
    held = Post.objects.filter(account=account).held_on(day).values("pk")
    asked = Post.objects.filter(Q(pk__in=held) | Q(pk__in=later.values("pk")))
    return list(asked.select_related("unit", "account"))


def is_suspended(account: Account, day: date) -> bool:
    """Whether the account may neither sign in nor act on ``day``."""
    starts = AccountStart.objects.filter(account=account, since__lte=day).order_by("-since")
    return bool(starts.values_list("suspended", flat=True).first())


def actor_under(post: Post, day: date) -> Actor:
    """The person acting under one post on ``day``; raises ``Refused`` where it is not held then."""
    if post not in posts_held(post.account, day):
        raise Refused("hold-post", post.unit.code)
    return acting_as(post, day)


def acting_as(held: Post, day: date, *, single_factor: bool = False) -> Actor:
    """The person under a post that is known to be held on ``day``."""
    return Actor(held.account.username, held.account.name, held.role, held.unit.code, day, single_factor)


def may(by: Actor, act: str, unit: Unit) -> bool:
    """Whether this post may do ``act`` to ``unit`` on the day of the act."""
    return _reaches(by, reach_of(by.role, act), unit)


def may_give(by: Actor, role: str, unit: Unit, *, near: Around | None = None) -> bool:
    """Whether this post may give and take back posts of that role in ``unit`` on the day of the act."""
    return _reaches(by, gives(by.role, role), unit, near)


def may_look_after(by: Actor, account: Account, *, near: Around | None = None) -> bool:
    """Whether this post may suspend the account or invite its person anew: it may give all posts that this holds.

    One that holds none any more is for whoever may give one of those it held; one that never did, for those who keep
    the accounts. A superuser is looked after by nobody: such a link would open the whole installation
    """
    if account.is_superuser and by.role != SYSTEM:
        return False
    near = near or around(by)
    if posts := posts_to_come(account, by.day):
        return all(may_give(by, post.role, post.unit, near=near) for post in posts)
    if held := list(Post.objects.filter(account=account).select_related("unit")):
        return any(may_give(by, post.role, post.unit, near=near) for post in held)
    return reach_of(by.role, "manage-accounts") is not None


def _reaches(by: Actor, reach: Reach | None, unit: Unit, near: Around | None = None) -> bool:
    if reach is None:
        return False
    if unit.code == by.unit:
        return bool(reach & (Reach.OWN | Reach.ANYWHERE))
    return reach != Reach.OWN and (near or around(by)).holds(unit, reach)


def ask_permission(by: Actor, act: str, unit: Unit) -> None:
    """Raises ``Refused`` where the post may not do this, ``NeedsSecondFactor`` where the sign-in is too weak."""
    if not may(by, act, unit):
        raise Refused(act, unit.code)
    if act in NEEDED_FOR:
        _with_both_factors(by, act)


def ask_right(by: Actor, act: str) -> None:
    """The same where no unit is named yet: raises ``Refused`` for a post that may do this nowhere."""
    if reach_of(by.role, act) is None:
        raise Refused(act, by.unit)
    if act in NEEDED_FOR:
        _with_both_factors(by, act)


def ask_to_give(by: Actor, act: str, role: str, unit: Unit) -> None:
    """The same for acts on posts; every one of them asks for a second factor."""
    if not may_give(by, role, unit):
        raise Refused(act, unit.code)
    _with_both_factors(by, act)


def ask_to_look_after(by: Actor, act: str, account: Account) -> None:
    """The same for acts on accounts."""
    if not may_look_after(by, account):
        raise Refused(act, by.unit)
    _with_both_factors(by, act)


def _with_both_factors(by: Actor, act: str) -> None:
    if by.single_factor:
        raise NeedsSecondFactor(act, by.unit)


def around(by: Actor) -> Around:
    """The units around this post's own, on the day of the act."""
    return Around(by.unit, by.day)


def units_open_to(by: Actor, act: str, *, near: Around | None = None) -> models.QuerySet[Unit]:
    """The units to which this post may do ``act``: the one door to things of units.

    Whoever asks for several acts hands ``near`` over: it reads what lies around once
    """
    return (near or around(by)).within(reach_of(by.role, act))


def offices_seen(by: Actor) -> models.QuerySet[UnitVersion]:
    """The units in which this post may look around and to which others answer on the day, by name."""
    standing = UnitVersion.objects.on(by.day)
    parents = standing.exclude(parent=None).values("parent")
    offices = standing.filter(unit__in=units_open_to(by, "see-office")).filter(unit__in=parents)
    return offices.select_related("unit").order_by("name")


def roles_that_may(act: str) -> list[Role]:
    """The roles that may do an act somewhere: for messages that say whom to ask."""
    return [role for role, rights in RIGHTS.items() if act in rights]
