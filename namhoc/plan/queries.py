"""Reads about an office's plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db import models

from namhoc.journal.actor import Actor
from namhoc.people.queries import units_open_to
from namhoc.people.roles import reach_of
from namhoc.plan.facts import (
    DocumentFact,
    PlanFacts,
    RemarkFact,
    RolloutFact,
    TargetFact,
    TaskFact,
)
from namhoc.plan.models import Document, Remark, Rollout, Target, Task
from namhoc.units.models import Unit


def plan_facts(unit: Unit) -> PlanFacts:
    """Everything the office's plans say, in all years, as plain values."""
    return PlanFacts(
        tuple(_document(one) for one in Document.objects.all()),
        tuple(
            TaskFact(one.year, one.kind, one.number, one.text, one.basis.code if one.basis else "")
            for one in Task.objects.filter(unit=unit).select_related("basis")
        ),
        tuple(
            TargetFact(one.year, one.indicator, one.at_least, one.basis.code, one.base_on)
            for one in Target.objects.current().filter(unit=unit).select_related("basis")
        ),
        tuple(
            RolloutFact(one.year, one.grade, one.state, one.subject, one.from_year)
            for one in Rollout.objects.filter(unit=unit)
        ),
        tuple(RemarkFact(one.year, one.about, one.text) for one in Remark.objects.filter(unit=unit)),
    )


def _document(one: Document) -> DocumentFact:
    return DocumentFact(one.code, one.number, one.day, one.issuer, one.title, one.period, one.horizon)


def tasks_of(unit: Unit, year: str) -> list[Task]:
    """Tasks, then groups of solutions, in their order."""
    tasks = Task.objects.filter(unit=unit, year=year).select_related("basis")
    return sorted(tasks, key=lambda task: (task.kind != "task", task.number))


def targets_of(unit: Unit, year: str) -> list[Target]:
    """The targets that stand; each is the latest revision of what was set."""
    return list(Target.objects.current().filter(unit=unit, year=year).select_related("basis"))


@dataclass(frozen=True)
class Followed:
    """A target with the newest figure that a room after this one has set against it, where there is one."""

    target: Target
    result: Any

    @property
    def met(self) -> bool | None:
        """Whether it is reached; ``None`` where nothing is known yet."""
        value = None if self.result is None else self.result.value
        return value >= self.target.at_least if isinstance(value, Fraction) else None


def targets_followed(unit: Unit, year: str) -> list[Followed]:
    """The targets that stand, each with the newest figure that was set against it: two queries."""
    current = Target.objects.current().filter(unit=unit, year=year)
    targets = current.select_related("basis").prefetch_related("figures")
    newest = {target.pk: max(target.figures.all(), key=lambda one: one.revision, default=None) for target in targets}
    return [Followed(target, newest[target.pk]) for target in targets]


def targets_open_to(by: Actor) -> models.QuerySet[Target]:
    """The targets that this post may set anew."""
    return Target.objects.current().filter(unit__in=units_open_to(by, "set-plan")).select_related("unit", "basis")


def tasks_open_to(by: Actor) -> models.QuerySet[Task]:
    """The tasks that this post may change."""
    return Task.objects.filter(unit__in=units_open_to(by, "set-plan")).select_related("unit", "basis")


def documents_open_to(by: Actor) -> models.QuerySet[Document]:
    """The documents that plans may rest on: known to every post that looks around in an office."""
    return Document.objects.none() if reach_of(by.role, "see-office") is None else Document.objects.all()


def document_with(code: str) -> Document | None:
    return Document.objects.filter(code=code).first()


def documents_behind(tasks: Iterable[Task], targets: Iterable[Target]) -> list[Document]:
    """The documents that tasks and targets rest on, each once, by their day."""
    bases = [*(task.basis for task in tasks), *(target.basis for target in targets)]
    found = {basis.pk: basis for basis in bases if basis is not None}
    return sorted(found.values(), key=lambda one: (one.day is None, one.day, one.code))


def rollout_of(unit: Unit, year: str) -> list[Rollout]:
    return list(Rollout.objects.filter(unit=unit, year=year))


def remarks_of(unit: Unit, year: str) -> list[Remark]:
    return list(Remark.objects.filter(unit=unit, year=year))


def documents() -> list[Document]:
    return list(Document.objects.all())
