"""What an address asks for: an office this post may look at, a school year, and who asks."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from namhoc.law.school_year import SchoolYear
from namhoc.people.acting import ActingRequest, actor_of
from namhoc.people.desk import LOOKED_AT
from namhoc.people.queries import units_open_to
from namhoc.units.models import Unit


def office_at(request: ActingRequest, code: str, act: str) -> Unit:
    """The office with this code, where the post may do ``act`` there; else there is no such page."""
    return get_object_or_404(units_open_to(actor_of(request), act), code=code)


def year_at(text: str) -> str:
    """The school year an address names; written otherwise than years are kept, it names none."""
    try:
        year = str(SchoolYear.parse(text))
    except ValueError:
        year = ""
    if year != text:
        raise Http404(text)
    return year


def own_office(request: ActingRequest, act: str) -> Unit:
    """The office that this post belongs to, or looks at, where it may do ``act`` there."""
    open_ = units_open_to(actor_of(request), act)
    looked_at = request.session.get(LOOKED_AT, "")
    office = open_.filter(code=looked_at).first() if looked_at else None
    office = office or open_.filter(code=actor_of(request).unit).first()
    if office is None:
        raise PermissionDenied("no office")
    return office
