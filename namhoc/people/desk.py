"""At whose desk a page is opened: who acts, for which office, in which school year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from namhoc.journal.actor import Actor
from namhoc.law.school_year import SchoolYear
from namhoc.people.acting import ActingRequest
from namhoc.people.queries import ask_permission, may, units_open_to
from namhoc.people.years import chosen_year
from namhoc.units.models import Unit

if TYPE_CHECKING:
    from django.http import QueryDict

LOOKED_AT = "looked-at-office"


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
    return Desk(request.actor, chosen_office(request, request.actor, request.post.unit), chosen_year(request))


def chosen_office(request: HttpRequest, actor: Actor, own: Unit) -> Unit:
    """The office that someone looks at: another than their own where they chose one that is open to them today."""
    code = request.session.get(LOOKED_AT, "")
    if not code or code == own.code:
        return own
    return units_open_to(actor, "see-office").filter(code=code).first() or own


def choose_office(request: ActingRequest, actor: Actor, code: str) -> bool:
    """Look at another office from now on; ``False`` where it is not open to the post."""
    if not units_open_to(actor, "see-office").filter(code=code).exists():
        return False
    request.session[LOOKED_AT] = code
    return True


def sent_with(request: ActingRequest) -> QueryDict | None:
    """What was sent from a form, though it be nothing; ``None`` where the page is only opened."""
    return request.POST if request.method == "POST" else None
