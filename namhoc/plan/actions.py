"""What is done to a plan: documents named, tasks and targets set, the year opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.db.models import Max

from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.journal.things import plain
from namhoc.people.errors import Refused
from namhoc.people.queries import ask_permission
from namhoc.plan.facts import DocumentFact, PlanFacts, RemarkFact, RolloutFact
from namhoc.plan.models import Document, Remark, Rollout, Target, Task
from namhoc.units.models import Unit


@transaction.atomic
def name_document(fact: DocumentFact, unit: Unit, *, by: Actor) -> Document:
    """A document that plans may rest on; the same code again mends what was said of it.

    Raises  ``Refused`` where that would change what another office's plan rests on
    """
    ask_permission(by, "set-plan", unit)
    said = {name: value for name, value in fact.__dict__.items() if name != "code"}
    document = Document.objects.select_for_update().filter(code=fact.code).first()
    was: dict[str, object] = {}
    before = None if document is None else plain(document)
    if document is None:
        document = Document.objects.create(code=fact.code, **said)
    elif all(getattr(document, name) == value for name, value in said.items()):
        return document
    else:
        was = {name: getattr(document, name) for name in said}
        _mend_document(document, said, unit)
    details = {"unit": unit.code, **({"was": was} if was else {})}
    write_entry("name-document", document, by=by, before=before, after=plain(document), details=details)
    return document


def _mend_document(document: Document, said: Mapping[str, object], unit: Unit) -> None:
    for rests_on in (Task, Target):
        if rests_on.objects.filter(basis=document).exclude(unit=unit).exists():
            raise Refused("name-document", unit.code)
    for name, value in said.items():
        setattr(document, name, value)
    document.save()


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
        Unit.objects.select_for_update().get(pk=unit.pk)  # two new tasks at once do not take the same number
        last = Task.objects.filter(unit=unit, year=year, kind=kind).aggregate(last=Max("number"))
        number = (last["last"] or 0) + 1
    named: dict[str, Any] = {"unit": unit, "year": year, "kind": kind, "number": number}
    was = Task.objects.select_for_update().filter(**named).first()
    task, _created = Task.objects.update_or_create(**named, defaults={"text": text, "basis": basis})
    details = {"year": year, "number": number, "text": text}
    write_entry("set-task", task, by=by, before=was and plain(was), after=plain(task), details=details)
    return task


@transaction.atomic
def remove_task(task: Task, *, by: Actor) -> None:
    """The task is taken out of the plan; the others keep their numbers."""
    ask_permission(by, "set-plan", task.unit)
    told = {"year": task.year, "kind": task.kind, "number": task.number, "text": task.text}
    write_entry("remove-task", task, by=by, before=plain(task), details=told)
    task.delete()


@transaction.atomic
def set_target(
    unit: Unit, year: str, indicator: str, least: Fraction, *, basis: Document, by: Actor, **more: object
) -> Target:
    """The least value to reach, and the document it rests on.

    A target that adopted figures rest on, or that was withdrawn, stays as it was: the new one is its next revision
    """
    ask_permission(by, "set-plan", unit)
    asked = Target.objects.select_for_update().filter(unit=unit, year=year, indicator=indicator)
    latest = asked.order_by("-revision").first()
    values = {"at_least_numerator": least.numerator, "at_least_denominator": least.denominator, "basis": basis, **more}
    if latest is not None and _is_said_already(latest, values):
        return latest
    before = None
    if latest is None or latest.settled_on or latest.withdrawn_on:
        revision = 1 if latest is None else latest.revision + 1
        target = Target.objects.create(unit=unit, year=year, indicator=indicator, revision=revision, **values)
    else:
        before = plain(latest)
        target, _created = Target.objects.update_or_create(pk=latest.pk, defaults=values)
    details = {"year": year, "indicator": indicator, "least": str(least), "basis": basis.code}
    write_entry("set-target", target, by=by, before=before, after=plain(target), details=details)
    return target


def _is_said_already(target: Target, values: Mapping[str, object]) -> bool:
    return target.withdrawn_on is None and all(getattr(target, name) == value for name, value in values.items())


@transaction.atomic
def withdraw_target(target: Target, *, by: Actor) -> None:
    """The target no longer stands; figures measured against it keep it."""
    ask_permission(by, "set-plan", target.unit)
    now = Target.objects.select_for_update().get(pk=target.pk)
    before, now.withdrawn_on = plain(now), by.day
    now.save(update_fields=["withdrawn_on"])
    details = {"year": target.year, "indicator": target.indicator}
    write_entry("withdraw-target", target, by=by, before=before, after=plain(now), details=details)


@transaction.atomic
def settle_targets(unit: Unit, targets: Iterable[Target], *, by: Actor) -> None:
    """Figures that rest on these targets are adopted: from now on a change is a new revision."""
    ask_permission(by, "adopt-figures", unit)
    open_ones = [target for target in targets if target.settled_on is None]
    if not open_ones:
        return
    keys = sorted(target.pk for target in open_ones)
    Target.objects.filter(pk__in=keys).update(settled_on=by.day)
    before, after = ({str(key): day for key in keys} for day in (None, by.day))
    details = {"year": open_ones[0].year, "targets": sorted(target.indicator for target in open_ones)}
    write_entry("settle-targets", unit, by=by, before=before, after=after, details=details)


@transaction.atomic
def set_rollout(unit: Unit, rows: Iterable[RolloutFact], *, by: Actor) -> None:
    """Which grades run or prepare the new curriculum; a year's rows take the place of its old."""
    ask_permission(by, "set-plan", unit)
    kept = list(rows)
    old = Rollout.objects.filter(unit=unit, year__in={row.year for row in kept})
    was = [", ".join(map(str, (one.year, one.grade, one.state, one.subject, one.from_year))) for one in old]
    before = list(old.values(*RolloutFact.__dataclass_fields__))
    old.delete()
    Rollout.objects.bulk_create(Rollout(unit=unit, **row.__dict__) for row in kept)
    details = {"was": was} if was else None
    write_entry("set-rollout", unit, by=by, before=before, after=[row.__dict__ for row in kept], details=details)


@transaction.atomic
def set_remarks(unit: Unit, year: str, remarks: Iterable[RemarkFact], *, by: Actor) -> None:
    """What the office notes about a year in words, in its order."""
    ask_permission(by, "set-plan", unit)
    kept = [remark for remark in remarks if remark.year == year]
    old = Remark.objects.filter(unit=unit, year=year)
    was = [f"{one.about}: {one.text}" for one in old]
    before = list(old.values(*RemarkFact.__dataclass_fields__))
    old.delete()
    Remark.objects.bulk_create(
        Remark(unit=unit, year=year, about=one.about, text=one.text, order=order) for order, one in enumerate(kept)
    )
    details = {"year": year, "was": was} if was else {"year": year}
    write_entry("set-remarks", unit, by=by, before=before, after=[one.__dict__ for one in kept], details=details)


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
