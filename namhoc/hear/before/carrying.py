"""Carrying over what readers said on another portal. Nobody acts by it: whoever moves the portal tells the journal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from namhoc.front.changes import changed
from namhoc.hear.before.models import TallyBefore
from namhoc.hear.comments.models import LONGEST_NAME, Comment, CommentState
from namhoc.hear.comments.queries import about_comments
from namhoc.hear.votes.queries import Rating, about_rating


@transaction.atomic
def carry_ratings(tallies: Mapping[int, Rating]) -> int:
    """Pages, by their keys, had these ratings before they came; how many of them were not known so yet."""
    known = {one.page_id: one for one in TallyBefore.objects.filter(page__in=list(tallies))}
    fresh = 0
    for page, rating in tallies.items():
        was = known.get(page)
        if was is not None and (was.points, was.votes) == (rating.points, rating.votes):
            continue
        kept = {"points": rating.points, "votes": rating.votes}
        TallyBefore.objects.update_or_create(page_id=page, defaults=kept)
        changed(about_rating(page))
        fresh += 1
    return fresh


@dataclass(frozen=True)
class WrittenBefore:
    """What a reader wrote on another portal. ``key`` names it there; ``answers`` the comment it answers, by its key."""

    key: str
    page: int
    office: int
    name: str
    email: str
    text: str
    at: datetime
    state: CommentState
    answers: str = ""
    reason: str = ""


@transaction.atomic
def carry_comments(comments: Iterable[WrittenBefore]) -> int:
    """Comments with their times and states, in the order in which they were written; how many were not here yet.

    One that is here stays as the office has left it. An answer to an answer stands below the first comment.
    """
    fresh: list[WrittenBefore] = []
    for one in comments:
        answers = Comment.objects.filter(form=_form(one.answers)).first() if one.answers else None
        above = answers and (answers.answers or answers)
        kept = {
            "page_id": one.page,
            "office_id": one.office,
            "answers": above if above and above.page_id == one.page else None,
            "name": one.name[:LONGEST_NAME],
            "email": one.email,
            "text": one.text,
            "state": one.state,
            "reason": one.reason,
        }
        comment, new = Comment.objects.get_or_create(form=_form(one.key), defaults=kept)
        if new:
            Comment.objects.filter(pk=comment.pk).update(sent_at=one.at)
            fresh.append(one)
    changed(*(about_comments(one.page) for one in fresh if one.state == CommentState.SHOWN))
    return len(fresh)


def _form(key: str) -> str:
    return hashlib.sha256(f"before/{key}".encode()).hexdigest()
