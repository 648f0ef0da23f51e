"""How a round stands: one line for each unit, with what it owes and what its answers look like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from namhoc.collect.in_hand import take_all_in_hand
from namhoc.collect.models import Report, State
from namhoc.collect.queries import label_of
from namhoc.law.catalogue import Catalogue

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

NOT_BEGUN = "not-begun"
TONES = {
    NOT_BEGUN: "calm",
    State.DRAFT: "calm",
    State.SENT: "wait",
    State.RETURNED: "warn",
    State.APPROVED: "ok",
    State.LOCKED: "ok",
}
ORDER = (State.SENT, State.RETURNED, State.DRAFT, State.APPROVED, State.LOCKED)
OWED = (State.DRAFT, State.RETURNED)


@dataclass(frozen=True)
class Line:
    """One unit's report in a round, as it stands on ``day``."""

    report: Report
    name: str
    day: date
    errors: int
    warnings: int
    blank: int
    readable: bool = True

    @property
    def tone(self) -> str:
        return "bad" if self.late else TONES[self.report.state]

    @property
    def state(self) -> StrPromise | str:
        begun = self.report.version > 0 or self.report.state != State.DRAFT
        return self.report.get_state_display() if begun else _("Not begun")

    @property
    def label(self) -> str:
        return label_of(self.report.round)

    @property
    def owed(self) -> bool:
        return self.report.state in OWED

    @property
    def days_left(self) -> int:
        return (self.report.round.due - self.day).days

    @property
    def days_late(self) -> int:
        return -self.days_left

    @property
    def late(self) -> bool:
        return self.owed and self.days_left < 0

    @property
    def to_approve(self) -> bool:
        return self.report.state == State.SENT

    @property
    def asks_unlock(self) -> bool:
        """Whether its unit waits for it to be opened again."""
        return self.report.asks_unlock


@dataclass(frozen=True)
class Standing:
    """A round's lines, of which those in the ``asked`` state are shown (none: all)."""

    lines: list[Line]
    asked: str

    @property
    def shown(self) -> list[Line]:
        return [line for line in self.lines if self.asked in ("", line.report.state)]

    @property
    def counts(self) -> list[tuple[State, int]]:
        """How many stand in each state; those in which none does are left out."""
        found = Counter(line.report.state for line in self.lines)
        return [(state, found[state]) for state in State if found[state]]

    @property
    def late(self) -> list[Line]:
        return [line for line in self.lines if line.late]

    @property
    def owing(self) -> list[Line]:
        return [line for line in self.lines if line.owed]


def lines_of(
    catalogue: Catalogue, reports: Sequence[Report], day: date, readable: Collection[int] | None = None
) -> list[Line]:
    """The lines of a round: what waits for the office first, then what is still owed, then the rest.

    Of a report that is not among the ``readable`` keys (none given: all are) only its state is told
    """
    lines = []
    for one in take_all_in_hand(catalogue, reports):
        found = Counter(catalogue.wording(finding).severity for finding in one.findings())
        begun = len(one.blank) < len(one.filing.answers)
        open_ = readable is None or one.report.pk in readable
        said = (found["error"], found["warning"], len(one.blank)) if begun and open_ else (0, 0, 0)
        lines.append(Line(one.report, one.name, day, *said, readable=open_))
    return sorted(lines, key=_place)


def _place(line: Line) -> tuple[bool, int, str]:
    return not line.asks_unlock, ORDER.index(State(line.report.state)), line.name.casefold()
