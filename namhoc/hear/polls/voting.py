"""Voting in a poll. What readers do leaves no journal entry: nobody is followed."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from namhoc.front.changes import changed
from namhoc.hear.guards.judging import Judged
from namhoc.hear.guards.traffic import beyond_a_flood, note_taken
from namhoc.hear.polls.models import Ballot, Choice, Poll
from namhoc.hear.polls.queries import about_poll


@transaction.atomic
def cast_ballot(poll: Poll, choice: Choice, judged: Judged) -> None:
    """The voter's one ballot becomes this; what the same device chose before it signed in goes into it."""
    voter, about = judged.voter, about_poll(poll.pk)
    kept = {"choice": choice, "on": timezone.localdate(), "set_aside": False}
    Ballot.objects.update_or_create(poll=poll, voter=voter.on(about), defaults=kept)
    if voter.member is None:
        note_taken(judged.traffic, voter.on(about), by_script=judged.by_script)
    else:
        Ballot.objects.filter(poll=poll, voter=voter.device_on(about)).delete()
    changed(about)


@transaction.atomic
def set_flood_aside(poll: Poll, judged: Judged) -> None:
    """Of what a flooding network had taken today, all but the first ballots count no longer."""
    late = beyond_a_flood(judged.traffic)
    if late and Ballot.objects.filter(poll=poll, voter__in=late, set_aside=False).update(set_aside=True):
        changed(about_poll(poll.pk))
