"""What another system had counted page by page, so that each page's number goes on here."""

from __future__ import annotations

from collections.abc import Mapping

from namhoc.front.models import ViewsBefore


def carry_views(site: int, views: Mapping[str, int]) -> int:
    """Views of pages by their names, such as ``article:12``; how many of them stood there otherwise, or not at all.

    Open  to the acts that ask first
    """
    known = dict(ViewsBefore.objects.filter(site=site, what__in=views).values_list("what", "number"))
    rows = [ViewsBefore(site=site, what=what, number=number) for what, number in views.items()]
    rows = [row for row in rows if known.get(row.what) != row.number]
    ViewsBefore.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["site", "what"], update_fields=["number"], batch_size=500
    )
    return len(rows)
