"""A refusal in words: what was refused, to which post, and who may do it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from namhoc.people.errors import Refused
from namhoc.people.models import Post
from namhoc.people.queries import roles_that_may
from namhoc.people.roles import ROLE_LABELS, reach_of


@dataclass(frozen=True)
class Refusal:
    """``others`` are the reader's own posts under which it could be done."""

    has_post: bool
    may_do_it: list[str]
    others: list[Post]


def refusal_of(request: HttpRequest, exception: Exception) -> Refusal:
    """What the page of a refusal tells."""
    has_post = getattr(request, "actor", None) is not None
    if not isinstance(exception, Refused):
        return Refusal(has_post, [], [])
    roles = [str(ROLE_LABELS[role]) for role in roles_that_may(exception.act)]
    held: list[Post] = getattr(request, "posts", [])
    acting = getattr(request, "post", None)
    others = [post for post in held if post != acting and reach_of(post.role, exception.act) is not None]
    return Refusal(has_post, roles, others)
