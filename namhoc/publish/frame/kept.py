"""What is kept of a site's frame, as the desk reads and writes it."""

from __future__ import annotations

from dataclasses import dataclass

from namhoc.hear.comments.models import Door
from namhoc.hear.comments.queries import said_door
from namhoc.publish.frame.models import MenuItem
from namhoc.publish.models import PortalHome


@dataclass(frozen=True)
class MenuLine:
    """One line of a menu as it is kept: to a section, to an address, or to neither, for those under it."""

    title: str
    section: int | None = None
    address: str = ""
    under: bool = False  # the nearest line before it that is not


def menu_lines(home: PortalHome) -> list[MenuLine]:
    """The menu as it was kept, from top to bottom."""
    items = MenuItem.objects.filter(home=home).order_by("place")
    return [MenuLine(one.title, one.section_id, one.address, one.above_id is not None) for one in items]


def site_door(home: PortalHome) -> Door:
    """Who may comment on the site as a whole."""
    return said_door(home) or Door.EVERYBODY
