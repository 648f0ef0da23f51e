"""What readers see around every page now; and the minute at which a banner comes or goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from namhoc.front.changes import changed
from namhoc.front.numbers import most_read
from namhoc.publish.frame.models import Banner, MenuItem
from namhoc.publish.models import PortalHome
from namhoc.publish.site.sites import address_of, sections_of

MOST_BANNERS = 1_000


@dataclass(frozen=True)
class Way:
    """One line of the menu as readers see it, with those that open under it."""

    title: str
    address: str
    below: list[Way] = field(default_factory=list)


def menu_of(home: PortalHome | None) -> list[Way]:
    """The site's own menu; nothing where nobody made one. Asked once for each reading of the site."""
    if home is None:
        return []
    if "menu" not in home.__dict__:
        home.__dict__["menu"] = _read(home)
    found: list[Way] = home.__dict__["menu"]
    return found


def _read(home: PortalHome) -> list[Way]:
    """Lines whose section is closed are left out, and with one all that opens under it."""
    sections = {section.pk: address_of(section) for section in sections_of(home)}
    ways: dict[int, Way] = {}
    top: list[Way] = []
    for item in MenuItem.objects.filter(home=home.pk).order_by("place"):
        if item.section_id is not None and item.section_id not in sections:
            continue
        ways[item.pk] = way = Way(item.title, sections.get(item.section_id or 0, item.address))
        if item.above_id is None:
            top.append(way)
        elif item.above_id in ways:
            ways[item.above_id].below.append(way)
    return [way for way in top if way.address or way.below]


def banners_of(home: PortalHome | None) -> list[Banner]:
    """The banners that stand on every page of the site now; asked once for each reading of the site."""
    if home is None:
        return []
    if "shown_banners" not in home.__dict__:
        shown = Banner.objects.filter(home=home.pk, shown=True).select_related("picture")
        home.__dict__["shown_banners"] = list(shown.order_by("since", "pk"))
    found: list[Banner] = home.__dict__["shown_banners"]
    return found


def banner_that_began(home: PortalHome, pk: int, moment: datetime) -> Banner | None:
    """A banner of the site; one that has gone meanwhile still leads on those whose page was open."""
    return Banner.objects.filter(home=home.pk, pk=pk, since__lte=moment).first()


def banners_with_clicks(home: PortalHome) -> list[tuple[Banner, int]]:
    """Every banner the site had, the latest first, with how many people followed it."""
    clicks = dict(most_read(home.pk, "banner", None, MOST_BANNERS))
    return [(one, clicks.get(one.pk, 0)) for one in Banner.objects.filter(home=home.pk).select_related("picture")]


def banner_of(home: PortalHome, pk: int) -> Banner | None:
    return Banner.objects.filter(home=home.pk, pk=pk).select_related("picture").first()


def lasts_at(moment: datetime) -> Q:
    """Banners whose minutes hold this moment."""
    return Q(since__lte=moment) & (Q(until=None) | Q(until__gt=moment))


@transaction.atomic
def turn_banners(moment: datetime) -> int:
    """Banners whose minute has come are shown, those whose last has passed are not any more; how many turned."""
    now = lasts_at(moment)
    turning: Any = Banner.objects.select_for_update().filter((now & Q(shown=False)) | (~now & Q(shown=True)))
    turned = list(turning)
    for banner in turned:
        Banner.objects.filter(pk=banner.pk).update(shown=not banner.shown)
    changed(*{f"site:{banner.home_id}" for banner in turned})
    return len(turned)
