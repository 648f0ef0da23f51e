"""What readers of the old portal rated and wrote, handed to the room that hears readers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from namhoc.front.before import carry_views
from namhoc.hear.before.carrying import WrittenBefore, carry_comments, carry_ratings
from namhoc.hear.comments.models import CommentState
from namhoc.hear.votes.models import LEAST, MOST
from namhoc.hear.votes.queries import Rating
from namhoc.publish.models import ArticlePage, PortalHome
from namhoc.publish.moving.models import Kind, Moved
from namhoc.publish.moving.nukeviet import OldArticle, OldComment

STATES = {"1": CommentState.SHOWN, "0": CommentState.WAITING}


def take_ratings(home: PortalHome, source: str, articles: Iterable[OldArticle]) -> int:
    """Sums and counts of old votes, which new ones add to; how many articles have other ones now."""
    rated = {old.id: rating for old in articles if (rating := _rating(old)).votes}
    if not rated:
        return 0
    moved = Moved.objects.filter(home=home, source=source, kind=Kind.ARTICLE, old__in=rated).values_list("old", "new")
    there = set(ArticlePage.objects.filter(pk__in=[new for _old, new in moved]).values_list("pk", flat=True))
    return carry_ratings({new: rated[old] for old, new in moved if new in there})


def _rating(old: OldArticle) -> Rating:
    """The old tally; none where the old portal wrote down what no votes add up to."""
    points, votes = old.at("total_rating"), old.at("click_rating")
    return Rating(points, votes) if votes > 0 and votes * LEAST <= points <= votes * MOST else Rating()


def take_views(home: PortalHome, source: str, articles: Iterable[OldArticle]) -> int:
    """How often each was opened there, which goes on here; how many articles have another number now."""
    opened = {old.id: number for old in articles if (number := old.at("hitstotal")) > 0}
    moved = Moved.objects.filter(home=home, source=source, kind=Kind.ARTICLE, old__in=opened).values_list("old", "new")
    return carry_views(home.pk, {f"article:{new}": opened[old] for old, new in moved})


def take_comments(home: PortalHome, source: str, comments: Iterable[OldComment]) -> int:
    """Old comments with their states, times and answers, of articles that are here; how many were new."""
    moved = dict(Moved.objects.filter(home=home, source=source, kind=Kind.ARTICLE).values_list("old", "new"))
    offices = dict(ArticlePage.objects.filter(pk__in=moved.values()).values_list("pk", "office"))
    at = f"{home.pk}/{source}"
    return carry_comments(
        _carried(old, moved[old.article], offices[moved[old.article]], at)
        for old in comments
        if old.text and moved.get(old.article) in offices
    )


def _carried(old: OldComment, page: int, office: int, at: str) -> WrittenBefore:
    state = STATES.get(old.status, CommentState.HIDDEN)
    return WrittenBefore(
        key=f"{at}/{old.id}",
        page=page,
        office=office,
        name=old.name or _("A reader"),
        email=old.email if re.fullmatch(r"[^@\s]{1,64}@[^@\s]{1,180}", old.email) else "",
        text=old.text,
        at=datetime.fromtimestamp(max(old.at, 0), UTC),
        state=state,
        answers=f"{at}/{old.answers}" if old.answers else "",
        reason=_("Not shown on the portal it came from.") if state == CommentState.HIDDEN else "",
    )
