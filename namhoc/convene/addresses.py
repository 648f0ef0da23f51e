"""What an address asks for: an office this post may look at, a school year, and who asks."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from namhoc.law.school_year import SchoolYear
from namhoc.people.acting import ActingRequest, actor_of
from namhoc.people.queries import units_open_to
from namhoc.units.models import Unit


def office_at(request: ActingRequest, code: str) -> Unit:
    """The office with this code, where the post may look at it; else there is no such page."""
    return get_object_or_404(units_open_to(actor_of(request), "see-office"), code=code)


def year_at(text: str) -> str:
    """The school year an address names; written otherwise than years are kept, it names none."""
    try:
        year = str(SchoolYear.parse(text))
    except ValueError:
        year = ""
    if year != text:
        raise Http404(text)
    return year


def own_office(request: ActingRequest) -> Unit:
    """The office that this post belongs to."""
    office = units_open_to(actor_of(request), "see-office").filter(code=actor_of(request).unit).first()
    if office is None:
        raise PermissionDenied("no office")
    return office
