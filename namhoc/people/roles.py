"""Roles and what each may do: plain values, judged on the day of the act. Decision 0005 says why."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Flag, StrEnum, auto

from django.utils.translation import gettext_lazy as _

from namhoc.journal.actor import SYSTEM


class Role(StrEnum):
    """What a post is for. An office is a commune's, a district's or a province's: the tree tells what it reaches."""

    CLERK = "school-clerk"
    SCHOOL_HEAD = "school-head"
    SPECIALIST = "office-specialist"
    HEAD = "office-head"
    SECRETARY = "secretary"
    SITE_OPERATOR = "site-operator"
    COUNCIL = "council"
    EDITOR = "editor"
    PUBLISHER = "publisher"
    MINISTRY_READER = "ministry-reader"
    AUDITOR = "auditor"
    SYSTEM_ADMIN = "system-admin"


ROLE_LABELS = {
    Role.CLERK: _("School clerk"),
    Role.SCHOOL_HEAD: _("Head of school"),
    Role.SPECIALIST: _("Office specialist"),
    Role.HEAD: _("Head of office"),
    Role.SECRETARY: _("Conference secretary"),
    Role.SITE_OPERATOR: _("Site operator"),
    Role.COUNCIL: _("Council member"),
    Role.EDITOR: _("Editor"),
    Role.PUBLISHER: _("Publisher"),
    Role.MINISTRY_READER: _("Reader for the ministry"),
    Role.AUDITOR: _("Auditor"),
    Role.SYSTEM_ADMIN: _("System administrator"),
}


class Reach(Flag):
    """How a thing's unit may stand to the unit of the post on the day of the act."""

    OWN = auto()  # the very unit
    CHILDREN = auto()  # units that answer to it
    DEEPER = auto()  # units that answer to those, however far down; and those that did when they were dissolved
    LEFT = auto()  # dissolved units that answered to it last, or to an office whose place it has taken
    PREDECESSORS = auto()  # dissolved units that went into it
    ANYWHERE = auto()  # every unit there is or was: nobody's but the installation's own
    UNDER = OWN | CHILDREN | LEFT
    HISTORY = OWN | PREDECESSORS
    BELOW = OWN | CHILDREN | DEEPER | LEFT | PREDECESSORS


OWN, UNDER, LEFT, HISTORY, BELOW = Reach.OWN, Reach.UNDER, Reach.LEFT, Reach.HISTORY, Reach.BELOW

# Acts that look. A report is a draft until it is sent, then sent or returned, then approved or locked.
RIGHTS: Mapping[Role, Mapping[str, Reach]] = {
    Role.CLERK: {
        "see-draft": OWN,
        "see-sent": OWN,
        "see-approved": HISTORY,
        "fill-report": OWN,
        "send-report": OWN,
        "ask-unlock": OWN,
    },
    Role.SCHOOL_HEAD: {
        "see-draft": OWN,
        "see-sent": OWN,
        "see-approved": HISTORY,
        "send-report": OWN,
        "ask-unlock": OWN,
        "see-people": OWN,
    },
    Role.SPECIALIST: {
        "see-draft": LEFT,
        "see-sent": UNDER,
        "see-approved": BELOW,
        "see-round": BELOW,
        "open-round": OWN,
        "close-round": OWN,
        "fill-report": LEFT,  # what a dissolved unit left unfinished
        "send-report": LEFT,
        "fill-commune": UNDER,
        "return-report": UNDER,
        "approve-report": UNDER,
        "lock-report": UNDER,
        "ask-unlock": UNDER,
        "set-plan": OWN,
        "measure": OWN,
        "register-certificate": UNDER,
        "write-summary": OWN,
        "answer-questions": OWN,
        "nominate": OWN,
        "see-office": OWN,
        "see-issued": HISTORY,
        "see-conference": OWN,
        "see-awards": OWN,
        "see-granted": HISTORY,
        "read-journal": UNDER,
    },
    Role.HEAD: {
        "see-draft": LEFT,
        "see-sent": UNDER,
        "see-approved": BELOW,
        "see-round": BELOW,
        "approve-report": UNDER,
        "lock-report": UNDER,
        "unlock-report": UNDER,
        "set-plan": OWN,
        "adopt-figures": OWN,
        "issue-summary": OWN,
        "answer-questions": OWN,
        "open-year": OWN,
        "see-office": OWN,
        "see-issued": HISTORY,
        "see-conference": OWN,
        "see-awards": OWN,
        "see-granted": HISTORY,
        "read-journal": UNDER,
        "see-people": UNDER,
        "see-article": OWN,
        "review-article": OWN,
        "assign-sections": OWN,  # which editors and publishers work in which sections of the portal
        "change-units": Reach.CHILDREN | LEFT,  # schools merge, split, move and close under the office that leads them
    },
    Role.SECRETARY: {
        "hold-conference": OWN,
        "record-attendance": OWN,
        "see-conference": OWN,
        "see-granted": OWN,
        "see-people": OWN,
    },
    Role.SITE_OPERATOR: {
        "record-attendance": OWN,  # of the one site that the post is appointed to, until the conference closes
    },
    Role.COUNCIL: {
        "weigh-nomination": OWN,
        "record-decision": OWN,
        "see-conference": OWN,
        "see-awards": OWN,
        "see-granted": HISTORY,
    },
    Role.EDITOR: {
        "write-article": OWN,
        "moderate-comments": OWN,
        "hold-polls": OWN,
        "see-article": OWN,
        "see-granted": OWN,
    },
    Role.PUBLISHER: {
        "review-article": OWN,
        "publish-article": OWN,
        "moderate-comments": OWN,
        "hold-polls": OWN,
        "see-article": OWN,
        "see-granted": OWN,
    },
    Role.MINISTRY_READER: {
        "see-approved": BELOW,
        "see-round": BELOW,
    },
    Role.AUDITOR: {
        "see-draft": BELOW,
        "see-sent": BELOW,
        "see-approved": BELOW,
        "see-round": BELOW,
        "see-office": BELOW,
        "see-issued": BELOW,
        "see-conference": BELOW,
        "see-awards": BELOW,
        "see-granted": BELOW,
        "see-article": BELOW,
        "see-people": BELOW,
        "read-journal": BELOW,
    },
    Role.SYSTEM_ADMIN: {
        "manage-accounts": BELOW,
        "change-units": BELOW,
        "see-people": BELOW,
    },
}

# Which posts a post may give and take back, and where. Nobody gives a post to their own account.
GIVES: Mapping[Role, Mapping[Role, Reach]] = {
    Role.SCHOOL_HEAD: {Role.CLERK: OWN},
    Role.HEAD: {
        **dict.fromkeys((Role.SPECIALIST, Role.SECRETARY, Role.SITE_OPERATOR, Role.COUNCIL, Role.EDITOR), OWN),
        Role.PUBLISHER: OWN,
        **dict.fromkeys((Role.CLERK, Role.SCHOOL_HEAD, Role.HEAD), Reach.CHILDREN),
    },
    Role.SECRETARY: {Role.SITE_OPERATOR: OWN},
    Role.SYSTEM_ADMIN: dict.fromkeys(Role, BELOW),
}


def reach_of(role: str, act: str) -> Reach | None:
    """How far the role may do the act; ``None`` where it may not at all."""
    if role == SYSTEM:
        return Reach.ANYWHERE
    try:
        return RIGHTS[Role(role)].get(act)
    except ValueError:
        return None


def gives(role: str, given: str) -> Reach | None:
    """Where the role may give the post ``given``; ``None`` where it may not at all."""
    if role == SYSTEM:
        return Reach.ANYWHERE
    try:
        return GIVES.get(Role(role), {}).get(Role(given))
    except ValueError:
        return None
