"""What may be done to a report in each of its states; plain values."""

from __future__ import annotations

from collections.abc import Mapping

from namhoc.collect.layout import COMMUNE_FORM

FILLED_BY_THE_OFFICE: Mapping[str, str] = {COMMUNE_FORM: "fill-commune"}  # by form: the right it takes
FILL, SEND = "fill-report", "send-report"
RETURN, APPROVE, LOCK = "return-report", "approve-report", "lock-report"
SEE_DRAFT, SEE_SENT, SEE_APPROVED, SEE_ROUND = "see-draft", "see-sent", "see-approved", "see-round"
UNLOCK, ASK_UNLOCK = "unlock-report", "ask-unlock"
WORTH_A_LOOK = 5

_IN_STATE: Mapping[str, frozenset[str]] = {
    "draft": frozenset({FILL, SEND}),
    "returned": frozenset({FILL, SEND}),
    "sent": frozenset({RETURN, APPROVE}),
    "approved": frozenset({LOCK, UNLOCK, ASK_UNLOCK}),
    "locked": frozenset({UNLOCK, ASK_UNLOCK}),
}


def acts_in(state: str, *, round_closed: bool) -> frozenset[str]:
    """What may be done in a state; a closed round takes only what the office sent back."""
    return frozenset() if state == "draft" and round_closed else _IN_STATE[state]


def right_for(act: str, form: str) -> str:
    """The right that an act on a report takes: what the office fills in itself has its own."""
    return FILLED_BY_THE_OFFICE.get(form, act) if act in (FILL, SEND) else act


def differs_much(now: int, before: int) -> bool:
    """Whether a change is worth a second look: five at least, and more than a fifth."""
    change = abs(now - before)
    return change >= WORTH_A_LOOK and change * WORTH_A_LOOK > before
