"""``Việc của tôi``: what every room asks of one post, by state and day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from namhoc.collect import queries as collect
from namhoc.convene import queries as convene
from namhoc.hear import queries as hear
from namhoc.journal.actor import Actor
from namhoc.law.school_year import SchoolYear
from namhoc.measure import queries as measure
from namhoc.people.duties import Duty, DutyState
from namhoc.publish.desk import duties as publish
from namhoc.recognise import queries as recognise

ROOMS: tuple[Callable[[Actor, str], list[Duty]], ...] = (  # in the order of the year
    collect.duties_of,
    measure.duties_of,
    convene.duties_of,
    recognise.duties_of,
    hear.duties_of,
    publish.duties_of,
)
SOON = 7  # days
ORDER = (DutyState.RETURNED, DutyState.TO_DO, DutyState.DOING, DutyState.SENT, DutyState.DONE)
LABELS = {
    DutyState.RETURNED: _("Returned"),
    DutyState.TO_DO: _("To do"),
    DutyState.DOING: _("In hand"),
    DutyState.SENT: _("Sent"),
    DutyState.DONE: _("Done"),
}
TONES = {
    DutyState.RETURNED: "bad",
    DutyState.TO_DO: "warn",
    DutyState.DOING: "wait",
    DutyState.SENT: "wait",
    DutyState.DONE: "ok",
}


@dataclass(frozen=True)
class Task:
    """A duty and how many days it has left; late where that is below nothing."""

    duty: Duty
    days_left: int | None

    @property
    def late(self) -> bool:
        return self.days_left is not None and self.days_left < 0

    @property
    def days_late(self) -> int:
        return -(self.days_left or 0)

    @property
    def soon(self) -> bool:
        return self.days_left is not None and 0 <= self.days_left <= SOON


@dataclass(frozen=True)
class TaskGroup:
    """The tasks in one state, the earliest due first."""

    state: DutyState
    tasks: list[Task]

    @property
    def label(self) -> str:
        return str(LABELS[self.state])

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def still_open(self) -> bool:
        return self.state not in (DutyState.SENT, DutyState.DONE)


def task_groups(actor: Actor, year: SchoolYear, day: date) -> list[TaskGroup]:
    """Everything the rooms ask of this post in a year; states without tasks are left out."""
    duties = [duty for asks in ROOMS for duty in asks(actor, str(year))]
    groups = [TaskGroup(state, _sorted(duties, state, day)) for state in ORDER]
    return [group for group in groups if group.tasks]


def _sorted(duties: list[Duty], state: DutyState, day: date) -> list[Task]:
    asked = sorted(
        (duty for duty in duties if duty.state == state),
        key=lambda duty: (duty.due is None, duty.due or day, duty.title),
    )
    done = state in (DutyState.SENT, DutyState.DONE)
    return [Task(duty, None if duty.due is None or done else (duty.due - day).days) for duty in asked]
