"""Sites of conferences at units that end."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from namhoc.convene.models import Site
from namhoc.units.touched import Touched, Touching


def touched_by(touching: Touching) -> list[Touched]:
    """Sites at units that end, of sessions on the day on which their unit does, or later."""
    sites = Site.objects.filter(unit__code__in=touching.ending).select_related("unit", "session")
    count = sum(site.unit is not None and _comes(site, touching.ending[site.unit.code]) for site in sites)
    if not count:
        return []
    label = ngettext(
        "%(count)s conference site at a unit that ends", "%(count)s conference sites at units that end", count
    )
    fate = _("The site keeps its place; name another unit for it, or another operator.")
    return [Touched("sites", count, label % {"count": count}, fate)]


def _comes(site: Site, day: date) -> bool:
    """Whether the session comes on the day or later; one without a day yet does."""
    return site.session.day is None or site.session.day >= day
