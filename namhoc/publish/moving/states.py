"""Where an old article stands when it arrives."""

from __future__ import annotations

from enum import StrEnum

from namhoc.publish.moving.nukeviet import OldArticle, OldStatus


class Standing(StrEnum):
    """Whether readers find it."""

    LIVE = "live"
    SCHEDULED = "scheduled"
    WITHDRAWN = "withdrawn"
    DRAFT = "draft"


def standing_of(article: OldArticle, now: int, *, hidden: bool) -> Standing:
    """What readers of the old portal could see stays to be seen, and nothing else."""
    published, expires = article.at("publtime"), article.at("exptime")
    if article.status not in (OldStatus.OFF, OldStatus.PUBLISHED, OldStatus.SCHEDULED, OldStatus.EXPIRED):
        return Standing.DRAFT
    if article.status in (OldStatus.OFF, OldStatus.EXPIRED) or 0 < expires <= now or hidden:
        return Standing.WITHDRAWN
    return Standing.SCHEDULED if article.status == OldStatus.SCHEDULED or published > now else Standing.LIVE
