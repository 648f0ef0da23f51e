"""What an office does with polls: opens one, ends it early."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from namhoc.front.changes import changed
from namhoc.hear.polls.models import Choice, Poll
from namhoc.hear.polls.queries import HOLD, POLLS, about_poll
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.people.queries import ask_permission
from namhoc.units.models import Unit


def _told(poll: Poll) -> dict[str, Any]:
    """A poll as the journal digests it."""
    choices = list(Choice.objects.filter(poll=poll).values_list("text", flat=True))
    days = {"opens_on": poll.opens_on.isoformat(), "closes_on": poll.closes_on.isoformat()}
    return {"question": poll.question, "choices": choices, **days}


@transaction.atomic
def open_poll(
    office: Unit, question: str, choices: Sequence[str], *, opens_on: date, closes_on: date, by: Actor
) -> Poll:
    """A poll with its choices in the order given; neither is changed once readers may vote."""
    ask_permission(by, HOLD, office)
    poll = Poll.objects.create(office=office, question=question, opens_on=opens_on, closes_on=closes_on)
    Choice.objects.bulk_create(Choice(poll=poll, place=place, text=text) for place, text in enumerate(choices))
    changed(POLLS)
    write_entry("open-poll", poll, by=by, after=_told(poll), details={"title": question})
    return poll


@transaction.atomic
def end_poll(poll: Poll, *, by: Actor) -> None:
    """Nobody votes any more; what was given stays and is shown. One that has not opened yet never does."""
    held = Poll.objects.select_for_update(of=("self",)).select_related("office").get(pk=poll.pk)
    ask_permission(by, HOLD, held.office)
    before = _told(held)
    held.closes_on = min(held.closes_on, by.day - timedelta(days=1))
    held.opens_on = min(held.opens_on, held.closes_on)
    held.save(update_fields=["opens_on", "closes_on"])
    changed(POLLS, about_poll(held.pk))
    write_entry("end-poll", held, by=by, before=before, after=_told(held))
