"""Reads about an office's plan."""

from __future__ import annotations

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


def rollout_of(unit: Unit, year: str) -> list[Rollout]:
    return list(Rollout.objects.filter(unit=unit, year=year))


def remarks_of(unit: Unit, year: str) -> list[Remark]:
    return list(Remark.objects.filter(unit=unit, year=year))


def documents() -> list[Document]:
    return list(Document.objects.all())
