"""Which site answers a request, and which one an office writes for."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.exceptions import DisallowedHost
from django.db.models import Case, IntegerField, Q, Value, When
from django.http import Http404, HttpRequest
from django.http.request import split_domain_port

from namhoc.front.remembered import remembered
from namhoc.law.today import today
from namhoc.publish.models import PortalHome, Section
from namhoc.units.models import Unit
from namhoc.units.naming import NamesOverTime

KEPT = "portal_home"
READING = frozenset({"GET", "HEAD"})


def site_of(request: HttpRequest) -> PortalHome | None:
    """The site whose host the reader asked, or the default one; asked once a request, and by readers once a change."""
    if KEPT not in request.__dict__:
        place = _host_and_port(request)
        ask = partial(_site_at, *place)
        reading = request.method in READING
        request.__dict__[KEPT] = remembered(("site", *place, today()), ask, _shown_in) if reading else ask()
    home: PortalHome | None = request.__dict__[KEPT]
    return home


def _shown_in(home: PortalHome | None) -> tuple[str, ...]:
    """What a site tells of itself, its sections and its office's name among it."""
    return (f"site:{home.pk}", "units") if home else ()


def _host_and_port(request: HttpRequest) -> tuple[str, str]:
    """As asked; nowhere where the name is not one of ours, so that the page which says so can be shown."""
    try:
        return split_domain_port(request.get_host())
    except DisallowedHost:
        return "", ""


def _site_at(host: str, port: str) -> PortalHome | None:
    here = Q(sites_rooted_here__hostname=host)
    nearest = Case(
        When(here & Q(sites_rooted_here__port=int(port or 80)), then=Value(0)),
        When(here, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    asked = PortalHome.objects.live().filter(here | Q(sites_rooted_here__is_default_site=True))
    found: PortalHome | None = asked.select_related("banner").annotate(nearest=nearest).order_by("nearest").first()
    return found


def site_or_404(request: HttpRequest) -> PortalHome:
    home = site_of(request)
    if home is None:
        raise Http404("site")
    return home


def site_for(office: Unit) -> PortalHome | None:
    """The site an office writes for: its own, or else the one of the whole installation."""
    nearest = Case(
        When(office=office, then=Value(0)),
        When(office=None, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    found: PortalHome | None = PortalHome.objects.annotate(nearest=nearest).order_by("nearest", "path").first()
    return found


def own_site_of(office: Unit) -> PortalHome | None:
    """The site of an office itself, where it has one."""
    found: PortalHome | None = PortalHome.objects.live().filter(office=office).order_by("path").first()
    return found


def hostname_of(home: PortalHome) -> str:
    """The host a site answers at, whichever of its names was asked; empty where it answers at none of its own."""
    names: Any = home.sites_rooted_here.order_by("pk").values_list("hostname", flat=True)
    return str(names.first() or "")


def body_of(home: PortalHome | None) -> str:
    """The office whose site it is, by the name it bears today; empty for the site of the whole installation."""
    if home is None or home.office_id is None:
        return ""
    if "body" not in home.__dict__:
        home.__dict__["body"] = NamesOverTime([home.office_id]).on(home.office_id, today())
    return str(home.__dict__["body"])


def sections_of(home: PortalHome | None) -> list[Section]:
    """The open sections of a site, in their order; asked of the database once for each reading of the site."""
    if home is None:
        return []
    if "open_sections" not in home.__dict__:
        home.__dict__["open_sections"] = list(Section.objects.live().child_of(home).order_by("path"))
    found: list[Section] = home.__dict__["open_sections"]
    return found


def home_of(page: Any) -> PortalHome:
    """The site that a page of the tree stands in."""
    found: PortalHome = PortalHome.objects.get(path=page.path[: 2 * page.steplen])
    return found


def address_of(page: Any) -> str:
    """Where a page stands on its own site: without asking the database."""
    return address_at(str(page.url_path))


def address_at(place: str) -> str:
    """The same from where it stands in the tree of all sites."""
    return "/" + place.split("/", 2)[2]
