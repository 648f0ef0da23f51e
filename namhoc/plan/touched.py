"""Targets of offices that end."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from namhoc.plan.models import Target
from namhoc.units.touched import Touched, Touching


def touched_by(touching: Touching) -> list[Touched]:
    """Targets that stand, of offices that end."""
    count = Target.objects.current().filter(unit__code__in=touching.ending).count()
    if not count:
        return []
    label = ngettext("%(count)s target of an office that ends", "%(count)s targets of offices that end", count)
    fate = _("They stay with the office that set them. The office that takes its place sets its own.")
    return [Touched("targets", count, label % {"count": count}, fate)]
