"""What someone has to do: each room says its own, the task list shows them together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DutyState(StrEnum):
    """Where a duty stands; never more than these."""

    TO_DO = "to-do"
    DOING = "doing"
    SENT = "sent"
    RETURNED = "returned"
    DONE = "done"


@dataclass(frozen=True)
class Duty:
    """One thing to do, for one post: its name and place are already in the reader's language."""

    title: str
    about: str
    url: str
    state: DutyState
    due: date | None = None
    waits_for: str = ""
