"""The office's workbook as plain values of the rooms before this one: its network and its plan."""

from __future__ import annotations

from collections.abc import Iterable

from namhoc.collect.answers import ListRow, OfficeBook
from namhoc.law.catalogue import Catalogue
from namhoc.law.findings import Finding
from namhoc.plan.facts import (
    DocumentFact,
    PlanFacts,
    RemarkFact,
    RolloutFact,
    TargetFact,
    TaskFact,
)
from namhoc.plan.rules import read_least
from namhoc.units.network import EventKind, Network, Step, UnitStart


def network_of(books: Iterable[OfficeBook]) -> tuple[Network, list[Finding]]:
    """The units of several years' books as one network: those merged away end on their day.

    Books are given from the earliest on. An event about a unit that no book lists is a finding.
    """
    starts: dict[tuple[str, object], UnitStart] = {}
    steps: dict[tuple[object, ...], tuple[Step, ListRow]] = {}
    for book in books:
        for row in book.rows("units"):
            start = _start(row)
            known = [one for one in starts.values() if one.code == start.code]
            if not known or (known[-1].name, known[-1].parent) != (start.name, start.parent):
                starts[start.code, start.since] = start
        for row in book.rows("events"):
            step = _step(row)
            steps[step.day, step.kind, step.unit, step.into] = (step, row)
    codes = {start.code for start in starts.values()}
    findings = [
        Finding("units.event-unknown-unit", row.place, {"found": name})
        for step, row in steps.values()
        for name in (step.unit, step.into)
        if name and name not in codes
    ]
    ended = [_end(step, starts) for step, _row in steps.values() if step.unit in codes]
    every = (*starts.values(), *(end for end in ended if end is not None))
    return Network(every, tuple(step for step, _row in steps.values())), findings


def _start(row: ListRow) -> UnitStart:
    since = row.day("since")
    assert since is not None  # the reader refuses a line without it
    return UnitStart(
        row.text("code"),
        since,
        row.text("name"),
        row.text("kind"),
        row.text("parent") or None,
        row.yes("disadvantaged"),
        row.yes("sample"),
    )


def _step(row: ListRow) -> Step:
    day = row.day("day")
    assert day is not None  # the reader refuses a line without it
    return Step(
        day,
        EventKind(row.text("kind")),
        row.text("unit"),
        row.text("into") or None,
        row.text("decision"),
        row.text("issuer"),
    )


def _end(step: Step, starts: dict[tuple[str, object], UnitStart]) -> UnitStart | None:
    """The start that closes a unit which a step brings to its end."""
    if step.kind not in (EventKind.MERGE, EventKind.SPLIT, EventKind.CLOSE):
        return None
    if step.into == step.unit:
        return None
    last = [start for start in starts.values() if start.code == step.unit][-1]
    return UnitStart(last.code, step.day, last.name, last.kind, last.parent, closed=True)


def plan_of(book: OfficeBook, catalogue: Catalogue) -> tuple[PlanFacts, list[Finding]]:
    """The plan in the book; a target without a known indicator or basis is a finding."""
    documents = tuple(_document(row) for row in book.rows("documents"))
    codes = {document.code for document in documents} | set(catalogue.sources)
    findings: list[Finding] = []
    targets: list[TargetFact] = []
    for row in book.rows("targets"):
        target = _target(row, catalogue, codes, findings)
        if target is not None:
            targets.append(target)
    return (
        PlanFacts(
            documents,
            tuple(_task(row) for row in book.rows("tasks")),
            tuple(targets),
            tuple(_rollout(row) for row in book.rows("rollout")),
            tuple(RemarkFact(row.text("year"), row.text("about"), row.text("text")) for row in book.rows("notes")),
        ),
        findings,
    )


def _document(row: ListRow) -> DocumentFact:
    return DocumentFact(
        row.text("code"),
        row.text("number"),
        row.day("day"),
        row.text("issuer"),
        row.text("title"),
        row.text("period"),
        row.text("horizon"),
    )


def _task(row: ListRow) -> TaskFact:
    return TaskFact(
        row.text("year"),
        row.text("kind"),
        row.number("number") or 0,
        row.text("text"),
        row.text("basis"),
    )


def _rollout(row: ListRow) -> RolloutFact:
    return RolloutFact(
        row.text("year"),
        row.number("grade") or 0,
        row.text("state"),
        row.text("subject"),
        row.text("from_year"),
    )


def _target(row: ListRow, catalogue: Catalogue, documents: set[str], findings: list[Finding]) -> TargetFact | None:
    indicator, basis = row.text("indicator"), row.text("basis")
    if indicator not in catalogue.indicators:
        findings.append(Finding("plan.unknown-indicator", row.place, {"found": indicator}))
        return None
    if basis not in documents:
        findings.append(Finding("plan.unknown-basis", row.place, {"found": basis}))
    try:
        least = read_least(row.text("at_least"))
    except ValueError:
        details = {"found": row.text("at_least")}
        findings.append(Finding("plan.not-a-share", row.place, details))
        return None
    return TargetFact(row.text("year"), indicator, least, basis, row.day("base_on"))
