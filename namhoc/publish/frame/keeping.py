"""Who keeps the frame of a site: whoever publishes for the office whose own it is."""

from __future__ import annotations

from namhoc.journal.actor import SYSTEM, Actor
from namhoc.people.errors import Refused
from namhoc.people.queries import ask_permission, may
from namhoc.publish.models import PortalHome
from namhoc.publish.site.sites import own_site_of
from namhoc.units.queries import unit_by_code

KEEP = "publish-article"


def ask_for_site(by: Actor, home: PortalHome) -> None:
    """Raises ``Refused`` where the post does not publish for the office whose site it is."""
    if by.role == SYSTEM:
        return
    if home.office is None:
        raise Refused(KEEP, by.unit)
    ask_permission(by, KEEP, home.office)


def site_kept_by(by: Actor) -> PortalHome | None:
    """The site that this post keeps; none where its office has none of its own, or it does not publish."""
    office = unit_by_code(by.unit)
    return own_site_of(office) if may(by, KEEP, office) else None
