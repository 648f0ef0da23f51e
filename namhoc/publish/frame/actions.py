"""What an office does with the frame of its site: menu, banners, words, what readers may do there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from wagtail.images import get_image_model

from namhoc.front.changes import changed
from namhoc.hear.comments.actions import set_comment_door
from namhoc.hear.comments.models import Door
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.publish.desk.models import Photograph
from namhoc.publish.errors import BadMoment
from namhoc.publish.frame.keeping import ask_for_site
from namhoc.publish.frame.kept import MenuLine, menu_lines, site_door
from namhoc.publish.frame.models import Banner, MenuItem
from namhoc.publish.frame.showing import lasts_at
from namhoc.publish.models import PortalHome

FACTS = (
    *("greeting", "fan_page", "fan_page_name", "responsible", "address", "phone", "email"),
    *("with_rating", "with_comments", "with_counters", "with_feedback", "with_letters", "with_push"),
)


@transaction.atomic
def arrange_menu(home: PortalHome, lines: Sequence[MenuLine], *, by: Actor) -> None:
    """The menu of the site is this from now on; without a line it is the site's sections again."""
    ask_for_site(by, home)
    PortalHome.objects.select_for_update().get(pk=home.pk)
    before, after = menu_lines(home), list(lines)
    if before == after:
        return
    MenuItem.objects.filter(home=home).delete()
    above: MenuItem | None = None
    for place, line in enumerate(after, start=1):
        told = {"title": line.title, "section_id": line.section, "address": line.address}
        made = MenuItem.objects.create(home=home, place=place, **told, above=above if line.under else None)
        above = above if line.under else made
    changed(f"site:{home.pk}")
    write_entry("arrange-menu", home, by=by, before=_of_menu(before), after=_of_menu(after))


def _of_menu(lines: Sequence[MenuLine]) -> list[dict[str, Any]]:
    return [asdict(line) for line in lines]


@transaction.atomic
def put_up_banner(home: PortalHome, upload: Any, facts: Mapping[str, Any], *, now: datetime, by: Actor) -> Banner:
    """A picture that leads somewhere stands on every page of the site, within its minutes."""
    ask_for_site(by, home)
    picture = get_image_model().objects.create(title=facts["alt"][:255], file=upload)
    if home.office is not None:
        Photograph.objects.create(image=picture, office=home.office)  # nobody else sees it before its minute
    return _keep_banner(Banner(home=home, picture=picture), facts, now, by, None)


@transaction.atomic
def change_banner(banner: Banner, facts: Mapping[str, Any], *, now: datetime, by: Actor) -> None:
    """Its words, its link, its place or its minutes are others from now on."""
    kept = Banner.objects.select_for_update(of=("self",)).select_related("home", "picture").get(pk=banner.pk)
    ask_for_site(by, kept.home)
    before = _of_banner(kept)
    if before != _of_banner(Banner(pk=kept.pk, picture=kept.picture, **facts)):
        _keep_banner(kept, facts, now, by, before)


@transaction.atomic
def take_down_banner(banner: Banner, *, now: datetime, by: Actor) -> None:
    """It is not shown any more, whatever was said before; how many followed it stays known."""
    kept = Banner.objects.select_for_update(of=("self",)).select_related("home", "picture").get(pk=banner.pk)
    ask_for_site(by, kept.home)
    before = _of_banner(kept)
    kept.until, kept.shown = max(kept.since, now), False
    kept.save()
    changed(f"site:{kept.home_id}")
    write_entry("take-down-banner", kept, by=by, before=before, after=_of_banner(kept))


def _keep_banner(banner: Banner, facts: Mapping[str, Any], now: datetime, by: Actor, before: Any) -> Banner:
    for name, value in facts.items():
        setattr(banner, name, value)
    if banner.until is not None and banner.until <= banner.since:
        raise BadMoment("banner")
    banner.save()
    Banner.objects.filter(pk=banner.pk).update(shown=False)
    Banner.objects.filter(lasts_at(now), pk=banner.pk).update(shown=True)
    changed(f"site:{banner.home_id}")
    act = "put-up-banner" if before is None else "change-banner"
    write_entry(act, banner, by=by, before=before, after=_of_banner(banner))
    return banner


def _of_banner(banner: Banner) -> dict[str, Any]:
    told = {name: getattr(banner, name) for name in ("alt", "link", "place", "since", "until")}
    return {
        name: value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
        for name, value in told.items()
    }


@transaction.atomic
def set_frame(home: PortalHome, facts: Mapping[str, Any], door: Door, *, by: Actor) -> None:
    """The words around every page, what readers may do on the site, and who of them may comment."""
    ask_for_site(by, home)
    kept: PortalHome = PortalHome.objects.select_for_update(of=("self",)).get(pk=home.pk)
    before, after = ({name: getattr(kept, name) for name in FACTS}, {name: facts[name] for name in FACTS})
    if before != after:
        for name, value in after.items():
            setattr(kept, name, value)
        kept.save()
        if kept.latest_revision_id is not None:  # else the next one would bring back what stood before
            kept.save_revision().publish()
        changed(f"site:{kept.pk}")
        write_entry("set-frame", kept, by=by, before=before, after=after)
    _set_door(kept, door, by)


def _set_door(home: PortalHome, door: Door, by: Actor) -> None:
    """Who comments on the site, under all pages that do not say themselves."""
    if home.office is not None and site_door(home) is not door:
        set_comment_door(home, door, home.office, by=by)
        changed(f"site:{home.pk}")
