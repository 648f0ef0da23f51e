"""Polls open and close with the day: then the pages that show them are no longer good."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from namhoc.front.changes import changed
from namhoc.hear.polls.models import Poll
from namhoc.hear.polls.queries import POLLS, about_poll

OPENED, CLOSED = "opened", "closed"


@transaction.atomic
def turn_polls(day: date) -> int:
    """Tells once of every poll that has opened or closed by that day; says of how many."""
    polls = Poll.objects.select_for_update()
    closed = list(polls.filter(closes_on__lt=day).exclude(turned=CLOSED).values_list("pk", flat=True))
    opened = list(polls.filter(opens_on__lte=day, closes_on__gte=day, turned="").values_list("pk", flat=True))
    Poll.objects.filter(pk__in=closed).update(turned=CLOSED)
    Poll.objects.filter(pk__in=opened).update(turned=OPENED)
    turned = closed + opened
    changed(*([POLLS, *map(about_poll, turned)] if turned else []))
    return len(turned)
