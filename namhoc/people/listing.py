"""Accounts and posts as their pages list them: open to a post by the units it may look at people in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q

from namhoc.journal.actor import Actor
from namhoc.people.around import Around
from namhoc.people.models import Account, AccountStart, Invitation, Post, PostStart
from namhoc.people.queries import around, may_give, units_open_to
from namhoc.people.roles import ROLE_LABELS, Role, reach_of
from namhoc.proof.folding import folded
from namhoc.units.models import Unit, UnitVersion
from namhoc.units.naming import unit_names

SEE = "see-people"


def posts_open_to(by: Actor) -> models.QuerySet[Post]:
    """The posts, held now or ever, in the units in which this post may look at people."""
    return Post.objects.filter(unit__in=units_open_to(by, SEE)).select_related("account", "unit")


def accounts_open_to(by: Actor) -> models.QuerySet[Account]:
    """Those who hold or held such a post; whoever keeps the accounts also sees those without any."""
    asked = Q(pk__in=posts_open_to(by).values("account"))
    if reach_of(by.role, "manage-accounts") is not None:
        asked |= ~Q(Exists(Post.objects.filter(account=OuterRef("pk")))) & Q(is_superuser=False)
    return Account.objects.filter(asked)


@dataclass(frozen=True)
class PostLine:
    """One post with its life: when it began and ended, and how it stands on a day."""

    post: Post
    unit_name: str
    starts: list[PostStart]
    day: date
    suspended: bool = False
    unit_gone: bool = False

    @property
    def held(self) -> bool:
        """On the day; a post in a unit that is gone by then is held by nobody."""
        past = [start for start in self.starts if start.since <= self.day]
        return bool(past) and past[-1].held and not self.unit_gone

    @property
    def since(self) -> date | None:
        """From when it is held, or will be."""
        begun = [start.since for start in self.starts if start.held]
        past = [day for day in begun if day <= self.day]
        return past[-1] if self.held and past else next((day for day in begun if day > self.day), None)

    @property
    def until(self) -> date | None:
        """The day from which it is held no longer, where one is set."""
        begun = self.since
        ends = [start.since for start in self.starts if not start.held and (begun is None or start.since > begun)]
        return next(iter(ends), None)

    @property
    def to_come(self) -> bool:
        return not self.held and not self.unit_gone and self.since is not None


def lines_of(posts: Iterable[Post], day: date) -> list[PostLine]:
    """Posts with their lives: a fixed number of queries."""
    listed = list(posts)
    starts: dict[int, list[PostStart]] = {post.pk: [] for post in listed}
    for start in PostStart.objects.filter(post__in=listed).order_by("since"):
        starts[start.post_id].append(start)
    units = {post.unit_id for post in listed}
    names = unit_names(units, day)
    standing = set(UnitVersion.objects.on(day).filter(unit__in=units).values_list("unit", flat=True))
    accounts = Account.objects.suspended_on(day).filter(pk__in={post.account_id for post in listed})
    suspended = set(accounts.values_list("pk", flat=True))
    return [
        PostLine(
            post,
            names.get(post.unit_id, post.unit.code),
            starts[post.pk],
            day,
            suspended=post.account_id in suspended,
            unit_gone=post.unit_id not in standing,
        )
        for post in listed
    ]


def posts_listed(by: Actor, *, unit: Unit | None, words: str, day: date) -> models.QuerySet[Post]:
    """Posts held on ``day`` or to come, of one unit, or of everyone whose name or user name has all these words."""
    later = Q(pk__in=PostStart.objects.filter(since__gt=day, held=True).values("post"))
    standing = Q(pk__in=Post.objects.held_on(day).values("pk")) | later
    posts = posts_open_to(by).filter(standing)
    if unit is not None:
        posts = posts.filter(unit=unit)
    for word in folded(words).split():
        posts = posts.filter(account__folded__contains=word)
    return posts.order_by("account__name", "account__username", "pk")


@dataclass(frozen=True)
class Person:
    """One account with everything that was ever given to it."""

    account: Account
    posts: list[PostLine]
    suspensions: list[AccountStart]
    invitation: Invitation | None
    suspended: bool

    @property
    def standing(self) -> list[PostLine]:
        return [line for line in self.posts if line.held or line.to_come]

    @property
    def past(self) -> list[PostLine]:
        return [line for line in self.posts if not line.held and not line.to_come]

    @property
    def waits(self) -> bool:
        """Whether the person has not set a password yet."""
        return not self.account.has_usable_password()


def person_of(account: Account, posts: Iterable[Post], day: date) -> Person:
    """What a page about one person tells; of the posts given here alone."""
    starts = list(AccountStart.objects.filter(account=account).order_by("-since"))
    now = next((start.suspended for start in starts if start.since <= day), False)
    invitation = Invitation.objects.filter(account=account, used_at=None).first()
    return Person(account, lines_of(posts, day), starts, invitation, now)


def own_person(account: object, day: date) -> Person | None:
    """What someone's own page tells: everything that was ever given to them."""
    return person_of(account, account.posts.select_related("unit"), day) if isinstance(account, Account) else None


def roles_given(by: Actor, unit: Unit, *, near: Around | None = None) -> list[tuple[str, str]]:
    """The roles that this post may give in a unit, with their labels."""
    near = near or around(by)
    return [(role.value, str(ROLE_LABELS[role])) for role in Role if may_give(by, role, unit, near=near)]
