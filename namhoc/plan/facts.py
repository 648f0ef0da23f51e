"""What a plan says, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True)
class DocumentFact:
    """A document relied on."""

    code: str
    number: str
    day: date | None
    issuer: str
    title: str
    period: str = ""
    horizon: str = ""

    @property
    def label(self) -> str:
        return self.number or self.title


@dataclass(frozen=True)
class TaskFact:
    """A key task (``task``) or a group of solutions (``solution``) of a year."""

    year: str
    kind: str
    number: int
    text: str
    basis: str = ""


@dataclass(frozen=True)
class TargetFact:
    """The least value to reach in a year, and the document that says so."""

    year: str
    indicator: str
    at_least: Fraction
    basis: str
    base_on: date | None = None


@dataclass(frozen=True)
class RolloutFact:
    """A grade of the new curriculum, or a new subject or model in it, in one year."""

    year: str
    grade: int
    state: str
    subject: str = ""
    from_year: str = ""


@dataclass(frozen=True)
class RemarkFact:
    """What the office notes about its year in words."""

    year: str
    about: str
    text: str


@dataclass(frozen=True)
class PlanFacts:
    """Everything an office set out to do, and noted, in the years it speaks of."""

    documents: tuple[DocumentFact, ...] = ()
    tasks: tuple[TaskFact, ...] = ()
    targets: tuple[TargetFact, ...] = ()
    rollout: tuple[RolloutFact, ...] = ()
    remarks: tuple[RemarkFact, ...] = ()

    def document(self, code: str) -> DocumentFact | None:
        return next((one for one in self.documents if one.code == code), None)

    def tasks_of(self, year: str, kind: str) -> tuple[TaskFact, ...]:
        return tuple(task for task in self.tasks if task.year == year and task.kind == kind)
