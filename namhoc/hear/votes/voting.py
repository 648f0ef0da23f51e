"""Casting votes and taking back a flood of them. What readers do leaves no journal entry: nobody is followed."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from namhoc.front.changes import changed
from namhoc.hear.guards.judging import Judged
from namhoc.hear.guards.traffic import beyond_a_flood, note_taken
from namhoc.hear.votes.models import Vote
from namhoc.hear.votes.queries import about_rating


@transaction.atomic
def cast_vote(page_pk: int, stars: int, judged: Judged) -> None:
    """The voter's one vote on the page becomes this; what the same device said before it signed in goes into it."""
    voter, about = judged.voter, about_rating(page_pk)
    kept = {"stars": stars, "on": timezone.localdate(), "set_aside": False}
    Vote.objects.update_or_create(page_id=page_pk, voter=voter.on(about), defaults=kept)
    if voter.member is None:
        note_taken(judged.traffic, voter.on(about), by_script=judged.by_script)
    else:
        Vote.objects.filter(page=page_pk, voter=voter.device_on(about)).delete()
    changed(about)


@transaction.atomic
def set_flood_aside(page_pk: int, judged: Judged) -> int:
    """Of what a flooding network had taken today, all but the first votes count no longer; says how many."""
    late = beyond_a_flood(judged.traffic)
    aside = Vote.objects.filter(page=page_pk, voter__in=late, set_aside=False).update(set_aside=True) if late else 0
    if aside:
        changed(about_rating(page_pk))
    return aside
