"""Nominations of units that end."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from namhoc.recognise.models import Nomination
from namhoc.recognise.words import NominationState
from namhoc.units.touched import Touched, Touching

OPEN = (NominationState.PROPOSED.value, NominationState.SUPPORTED.value)


def touched_by(touching: Touching) -> list[Touched]:
    """Nominations not yet decided, for units that end or for people in them."""
    count = Nomination.objects.filter(state__in=OPEN, recipient_unit__code__in=touching.ending).count()
    if not count:
        return []
    label = ngettext(
        "%(count)s open nomination in a unit that ends", "%(count)s open nominations in units that end", count
    )
    fate = _("They go on under the old name until they are decided.")
    return [Touched("nominations", count, label % {"count": count}, fate)]
