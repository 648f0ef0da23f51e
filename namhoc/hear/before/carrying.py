"""Carrying tallies over from another portal. They are nobody's act here: whoever moves the portal tells the journal."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from namhoc.front.changes import changed
from namhoc.hear.before.models import TallyBefore
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
