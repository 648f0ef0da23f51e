"""Where an article stands between its writer and its readers, and what may be done with it there."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Stage(StrEnum):
    """How far the latest text of an article has come."""

    WRITING = "writing"
    SENT = "sent"
    REFUSED = "refused"
    REVIEWED = "reviewed"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    DISCARDED = "discarded"


STAGE_LABELS = {
    Stage.WRITING: _("Draft"),
    Stage.SENT: _("Waiting for review"),
    Stage.REFUSED: _("Sent back"),
    Stage.REVIEWED: _("Reviewed"),
    Stage.SCHEDULED: _("Scheduled"),
    Stage.PUBLISHED: _("Published"),
    Stage.WITHDRAWN: _("Withdrawn"),
    Stage.EXPIRED: _("Expired"),
    Stage.DISCARDED: _("Discarded"),
}
CHANGED = _("Published, with changes not yet published")
STAGE_TONES = {
    Stage.WRITING: "wait",
    Stage.SENT: "warn",
    Stage.REFUSED: "bad",
    Stage.REVIEWED: "ok",
    Stage.SCHEDULED: "wait",
    Stage.PUBLISHED: "ok",
    Stage.WITHDRAWN: "calm",
    Stage.EXPIRED: "calm",
    Stage.DISCARDED: "calm",
}
IN_HAND = frozenset({Stage.WRITING, Stage.REFUSED, Stage.WITHDRAWN, Stage.EXPIRED})
# By act: the stages at which it makes sense. An act that is not named here makes sense at all of them.
OPEN_AT = {
    "write-article": frozenset(Stage) - {Stage.SCHEDULED, Stage.DISCARDED},
    "send-article": IN_HAND,
    "call-back-article": frozenset({Stage.SENT, Stage.REVIEWED}),
    "review-article": frozenset({Stage.SENT}),
    "refuse-article": frozenset({Stage.SENT, Stage.REVIEWED}),
    "publish-article": frozenset(Stage) - {Stage.DISCARDED},
    "schedule-article": frozenset(Stage) - {Stage.DISCARDED},
    "unschedule-article": frozenset({Stage.SCHEDULED}),
    "put-back-article": frozenset({Stage.WITHDRAWN, Stage.EXPIRED}),
    "discard-article": frozenset({Stage.WRITING, Stage.REFUSED}),
    "recover-article": frozenset({Stage.DISCARDED}),
}


def is_open(act: str, stage: Stage) -> bool:
    """Whether the act makes sense for an article that stands there."""
    return stage in OPEN_AT.get(act, frozenset(Stage))


def label_of(stage: Stage, *, live: bool) -> str:
    """The stage in words; of what is published and written on, both."""
    return str(CHANGED if live and stage is Stage.WRITING else STAGE_LABELS[stage])


def tone_of(stage: Stage, *, live: bool) -> str:
    return "warn" if live and stage is Stage.WRITING else STAGE_TONES[stage]
