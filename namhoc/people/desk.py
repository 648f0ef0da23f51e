"""At whose desk a page is opened: who acts, for which office, in which school year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from namhoc.journal.actor import Actor
from namhoc.law.school_year import SchoolYear
from namhoc.people.acting import ActingRequest
from namhoc.people.queries import ask_permission, may
from namhoc.people.years import chosen_year
from namhoc.units.models import Unit

if TYPE_CHECKING:
    from django.http import QueryDict


@dataclass(frozen=True)
class Desk:
    """The office a post belongs to, and the year someone works in there."""

    actor: Actor
    office: Unit
    year: SchoolYear

    def may(self, act: str) -> bool:
        return may(self.actor, act, self.office)


def desk_of(request: ActingRequest) -> Desk:
    """The desk behind a page; raises ``Refused`` for a post that does not look around in its office."""
    if request.actor is None or request.post is None:  # ``acting`` lets nobody in without a post
        raise PermissionDenied("no post")
    ask_permission(request.actor, "see-office", request.post.unit)
    return Desk(request.actor, request.post.unit, chosen_year(request))


def sent_with(request: ActingRequest) -> QueryDict | None:
    """What was sent from a form, though it be nothing; ``None`` where the page is only opened."""
    return request.POST if request.method == "POST" else None
