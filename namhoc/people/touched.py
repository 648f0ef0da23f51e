"""Posts in units: who holds them, and which end with their units."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from namhoc.journal.actor import Actor
from namhoc.people.listing import posts_open_to
from namhoc.people.models import Post, PostStart
from namhoc.units.models import Unit
from namhoc.units.touched import Held, Touched, Touching


def held_of(unit: Unit, day: date, reader: Actor | None) -> list[Held]:
    """The posts held in a unit, for those who may look at people there."""
    if reader is None:
        return []
    posts = posts_open_to(reader).filter(unit=unit).filter(pk__in=Post.objects.held_on(day).values("pk"))
    return [
        Held(post.account.name or post.account.username, reverse("person", args=[post.account.username]), role)
        for post in posts.order_by("role", "account__name")
        for role in [str(post.get_role_display())]
    ]


def touched_by(touching: Touching) -> list[Touched]:
    """Posts in units that end, held on the day on which their unit does, or given for later."""
    held: dict[int, bool] = {}
    starts = PostStart.objects.filter(post__unit__code__in=touching.ending).order_by("since")
    for post, unit, since, holds in starts.values_list("post", "post__unit__code", "since", "held"):
        held[post] = holds or (since > touching.ending[unit] and held.get(post, False))
    count = sum(held.values())
    if not count:
        return []
    label = ngettext("%(count)s post in a unit that ends", "%(count)s posts in units that end", count)
    fate = _("Nobody can act under them from that day on. Give new posts in the units that go on.")
    return [Touched("posts", count, label % {"count": count}, fate)]
