"""What is done with the counts of a site: nothing but taking over those of the system before."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from namhoc.front.models import Before
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import SYSTEM, Actor
from namhoc.people.errors import Refused
from namhoc.people.queries import ask_permission
from namhoc.publish.models import PortalHome


@transaction.atomic
def take_over_counts(home: PortalHome, *, visits: int, until: date, told: str, by: Actor) -> None:
    """The total of the system before goes on: ``visits`` counted there until a day, and what it counted as one.

    Raises  ``Refused`` for posts that do not publish for the site's office
    """
    if by.role != SYSTEM:
        if home.office is None:
            raise Refused("publish-article", by.unit)
        ask_permission(by, "publish-article", home.office)
    was = Before.objects.filter(site=home.pk).first()
    before = was and {"visits": was.visits, "until": str(was.until), "told": was.told}
    after = {"visits": visits, "until": str(until), "told": told}
    if before == after:
        return
    Before.objects.update_or_create(site=home.pk, defaults={"visits": visits, "until": until, "told": told})
    write_entry("take-over-counts", home, by=by, before=before, after=after)
