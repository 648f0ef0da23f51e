"""What is done to a plan: documents named, tasks and targets set, the year opened."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from django.db import transaction
from django.db.models import Max

from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.people.queries import ask_permission
from namhoc.plan.facts import DocumentFact, PlanFacts, RemarkFact, RolloutFact
from namhoc.plan.models import Document, Remark, Rollout, Target, Task
from namhoc.units.models import Unit


@transaction.atomic
def name_document(fact: DocumentFact, unit: Unit, *, by: Actor) -> Document:
    """A document that plans may rest on; the same code again mends what was said of it."""
    ask_permission(by, "set-plan", unit)
    document, _created = Document.objects.update_or_create(
        code=fact.code,
        defaults={
            "number": fact.number,
            "day": fact.day,
            "issuer": fact.issuer,
            "title": fact.title,
            "period": fact.period,
            "horizon": fact.horizon,
        },
    )
    write_entry("name-document", document, by=by, after=fact.__dict__)
    return document


@transaction.atomic
def set_task(
    unit: Unit,
    year: str,
    *,
    kind: str,
    text: str,
    number: int | None = None,
    basis: Document | None = None,
    by: Actor,
) -> Task:
    """A task or group of solutions; without a number it is put behind the others."""
    ask_permission(by, "set-plan", unit)
    if number is None:
        last = Task.objects.filter(unit=unit, year=year, kind=kind).aggregate(last=Max("number"))
        number = (last["last"] or 0) + 1
    task, _created = Task.objects.update_or_create(
        unit=unit, year=year, kind=kind, number=number, defaults={"text": text, "basis": basis}
    )
    write_entry("set-task", task, by=by, details={"year": year, "number": number, "text": text})
    return task


@transaction.atomic
def set_target(
    unit: Unit, year: str, indicator: str, least: Fraction, *, basis: Document, by: Actor, **more: object
) -> Target:
    """The least value to reach, and the document it rests on."""
    ask_permission(by, "set-plan", unit)
    target, _created = Target.objects.update_or_create(
        unit=unit,
        year=year,
        indicator=indicator,
        defaults={
            "at_least_numerator": least.numerator,
            "at_least_denominator": least.denominator,
            "basis": basis,
            **more,
        },
    )
    write_entry("set-target", target, by=by, details={"indicator": indicator, "least": str(least)})
    return target


@transaction.atomic
def set_rollout(unit: Unit, rows: Iterable[RolloutFact], *, by: Actor) -> None:
    """Which grades run or prepare the new curriculum; a year's rows take the place of its old."""
    ask_permission(by, "set-plan", unit)
    kept = list(rows)
    for year in {row.year for row in kept}:
        Rollout.objects.filter(unit=unit, year=year).delete()
    Rollout.objects.bulk_create(Rollout(unit=unit, **row.__dict__) for row in kept)
    write_entry("set-rollout", unit, by=by, after=[row.__dict__ for row in kept])


@transaction.atomic
def set_remarks(unit: Unit, year: str, remarks: Iterable[RemarkFact], *, by: Actor) -> None:
    """What the office notes about a year in words, in its order."""
    ask_permission(by, "set-plan", unit)
    kept = [remark for remark in remarks if remark.year == year]
    Remark.objects.filter(unit=unit, year=year).delete()
    Remark.objects.bulk_create(
        Remark(unit=unit, year=year, about=one.about, text=one.text, order=order) for order, one in enumerate(kept)
    )
    write_entry("set-remarks", unit, by=by, after=[one.__dict__ for one in kept])


@transaction.atomic
def load_plan(unit: Unit, plan: PlanFacts, *, by: Actor) -> None:
    """Everything a book of plans says, in one transaction."""
    documents = {fact.code: name_document(fact, unit, by=by) for fact in plan.documents}
    for task in plan.tasks:
        set_task(
            unit,
            task.year,
            kind=task.kind,
            text=task.text,
            number=task.number,
            basis=documents.get(task.basis),
            by=by,
        )
    for target in plan.targets:
        set_target(
            unit,
            target.year,
            target.indicator,
            target.at_least,
            basis=documents[target.basis],
            base_on=target.base_on,
            by=by,
        )
    set_rollout(unit, plan.rollout, by=by)
    for year in sorted({remark.year for remark in plan.remarks}):
        set_remarks(unit, year, plan.remarks, by=by)
