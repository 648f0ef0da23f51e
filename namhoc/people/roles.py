"""Roles and what each may do: plain values, judged on the day of the act."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """What a post is for."""

    CLERK = "school-clerk"
    SPECIALIST = "office-specialist"
    HEAD = "office-head"
    SECRETARY = "secretary"
    COUNCIL = "council"
    EDITOR = "editor"


ROLE_LABELS = {
    Role.CLERK: _("School clerk"),
    Role.SPECIALIST: _("Office specialist"),
    Role.HEAD: _("Head of office"),
    Role.SECRETARY: _("Conference secretary"),
    Role.COUNCIL: _("Council member"),
    Role.EDITOR: _("Editor"),
}


class Reach(StrEnum):
    """How far a right reaches from the unit of the post, on the day of the act."""

    OWN = "own"
    UNDER = "under"  # the unit itself and those that answer to it


RIGHTS: Mapping[Role, Mapping[str, Reach]] = {
    Role.CLERK: {
        "see-report": Reach.OWN,
        "fill-report": Reach.OWN,
        "send-report": Reach.OWN,
        "ask-unlock": Reach.OWN,
    },
    Role.SPECIALIST: {
        "see-report": Reach.UNDER,
        "open-round": Reach.OWN,
        "close-round": Reach.OWN,
        "return-report": Reach.UNDER,
        "approve-report": Reach.UNDER,
        "lock-report": Reach.UNDER,
        "fill-commune": Reach.UNDER,
        "set-plan": Reach.OWN,
        "measure": Reach.OWN,
        "register-certificate": Reach.UNDER,
        "write-summary": Reach.OWN,
        "nominate": Reach.OWN,
        "see-office": Reach.OWN,
    },
    Role.HEAD: {
        "see-report": Reach.UNDER,
        "approve-report": Reach.UNDER,
        "lock-report": Reach.UNDER,
        "unlock-report": Reach.UNDER,
        "set-plan": Reach.OWN,
        "adopt-figures": Reach.OWN,
        "issue-summary": Reach.OWN,
        "open-year": Reach.OWN,
        "see-office": Reach.OWN,
    },
    Role.SECRETARY: {
        "hold-conference": Reach.OWN,
        "see-office": Reach.OWN,
    },
    Role.COUNCIL: {
        "weigh-nomination": Reach.OWN,
        "record-decision": Reach.OWN,
        "see-office": Reach.OWN,
    },
    Role.EDITOR: {
        "write-article": Reach.OWN,
        "publish-article": Reach.OWN,
        "see-office": Reach.OWN,
    },
}


def reach_of(role: str, act: str) -> Reach | None:
    """How far the role may do the act; ``None`` where it may not at all."""
    try:
        return RIGHTS[Role(role)].get(act)
    except ValueError:
        return None
