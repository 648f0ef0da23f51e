"""Polls and what came out of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from namhoc.hear.guards.devices import Voter
from namhoc.hear.polls.models import Ballot, Choice, Poll
from namhoc.journal.actor import Actor
from namhoc.people.queries import units_open_to
from namhoc.units.models import Unit

HOLD = "hold-polls"
POLLS = "polls"  # the name, in front, of which polls there are


@dataclass(frozen=True)
class Line:
    """One choice with its ballots, and their share of all as whole per cent for a bar."""

    choice: Choice
    ballots: int
    percent: int


def about_poll(pk: int) -> str:
    """The name of one poll, for what is kept in front and for stamps."""
    return f"poll:{pk}"


def polls_public(day: date) -> QuerySet[Poll]:
    """Polls that have opened by that day, the newest first."""
    return Poll.objects.filter(opens_on__lte=day).select_related("office")


def poll_open(office: Unit | None, day: date) -> Poll | None:
    """The newest poll that readers of this office's pages may vote in; of any office, where none is named."""
    found = polls_public(day).filter(closes_on__gte=day)
    return (found if office is None else found.filter(office=office)).first()


def lines_of(poll: Poll) -> list[Line]:
    """Every choice in its order, with what counts for it."""
    counted = Count("ballots", filter=Q(ballots__set_aside=False))
    choices = list(Choice.objects.filter(poll=poll).annotate(given=counted))
    total = sum(choice.given for choice in choices)
    return [Line(one, one.given, (200 * one.given + total) // (2 * total) if total else 0) for one in choices]


def choice_of(poll_pk: int, voter: Voter) -> int | None:
    """What this voter chose; none where they have not voted."""
    about = about_poll(poll_pk)
    known = Q(voter=voter.on(about)) | Q(voter=voter.device_on(about))
    return Ballot.objects.filter(known, poll=poll_pk).values_list("choice", flat=True).first()


def polls_open_to(actor: Actor) -> QuerySet[Poll]:
    """Polls that this post holds."""
    return Poll.objects.filter(office__in=units_open_to(actor, HOLD)).select_related("office")
