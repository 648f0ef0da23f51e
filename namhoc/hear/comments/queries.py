"""Comments as readers see them, and as the office reads them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db.models import Count, Q, QuerySet
from wagtail.models import Page

from namhoc.front.prepared import Given, Prepared
from namhoc.hear.comments.models import Comment, CommentDoor, CommentState, Door
from namhoc.hear.subjects import heard_of
from namhoc.journal.actor import Actor
from namhoc.people.queries import units_open_to

MODERATE = "moderate-comments"


@dataclass(frozen=True)
class Thread:
    """A comment and the replies to it, as readers see them."""

    comment: Comment
    replies: list[Comment] = field(default_factory=list)


def about_comments(page_pk: int) -> str:
    """The name of a page's comments, for what is kept in front and for stamps."""
    return f"comments:{page_pk}"


def threads_of(page_pk: int) -> list[Thread]:
    """All that everybody sees under a page, the oldest first, in one query."""
    replies: dict[int | None, list[Comment]] = defaultdict(list)
    for comment in _shown_under()(page=page_pk):
        replies[comment.answers_id].append(comment)
    return [Thread(comment, replies[comment.pk]) for comment in replies[None]]


@cache
def _shown_under() -> Prepared:
    page = Given("page", Comment._meta.get_field("page"))  # noqa: SLF001  # Django's public way to it
    return Prepared(Comment.objects.public().filter(page=page))


def door_of(page: Any) -> Door:
    """Who may write under a page: what it says itself, else the nearest page above that says something."""
    if not heard_of(page).comments:
        return Door.NOBODY
    return said_door(page) or Door.EVERYBODY


def said_door(page: Any) -> Door | None:
    """What a page says itself of who may write, else the nearest above it that says something; none where none does."""
    above = {f"at{depth}": page.path[: depth * page.steplen] for depth in range(1, page.depth + 1)}
    said = _doors(page.depth)(**above)
    return Door(said[0]) if said else None


@cache
def _doors(depth: int) -> Prepared:
    """What a page of that depth and those above it say, the nearest first."""
    path = Page._meta.get_field("path")  # noqa: SLF001  # Django's public way to it
    above = [Given(f"at{one}", path) for one in range(1, depth + 1)]
    said = CommentDoor.objects.filter(page__path__in=above).order_by("-page__path")
    return Prepared(said.values_list("door", flat=True)[:1])


def public_comment(pk: int) -> Comment | None:
    """A comment that everybody sees, with its page."""
    return Comment.objects.public().filter(pk=pk, page__live=True).select_related("page").first()


# --- what the office reads --------------------------------------------------------------------------------------------


def comments_open_to(actor: Actor) -> QuerySet[Any]:
    """Comments that this post reads and decides on, with what was reported of them and not yet seen."""
    offices = units_open_to(actor, MODERATE)
    unseen = Count("reports", filter=Q(reports__seen=False))
    beside = Comment.objects.select_related("page", "answers", "office").prefetch_related("reports")
    return beside.filter(office__in=offices).annotate(unseen=unseen)


def comments_in(actor: Actor, state: str) -> QuerySet[Any]:
    """Those that stand so, the oldest of the waiting first, of all others the newest; or those reported."""
    found = comments_open_to(actor)
    if state == REPORTED:
        return found.filter(state=CommentState.SHOWN, unseen__gt=0).order_by("-unseen", "pk")
    return found.filter(state=state).order_by("pk" if state == CommentState.WAITING else "-pk")


def waiting_and_reported(actor: Actor) -> tuple[int, int]:
    """How many comments wait for this post, and how many shown ones readers found out of place."""
    return comments_in(actor, CommentState.WAITING).count(), comments_in(actor, REPORTED).count()


REPORTED = "reported"
