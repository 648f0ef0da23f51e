"""The office's workbook as plain values of the rooms before this one: its network and its plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from namhoc.collect.answers import ListRow, OfficeBook
from namhoc.law.catalogue import Catalogue
from namhoc.law.findings import Finding
from namhoc.law.school_year import SchoolYear
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

Starts = dict[tuple[str, date], UnitStart]


@dataclass
class _Listed:
    """The units and events of several books: each start and each step once, with the line it stands in."""

    starts: Starts = field(default_factory=dict)
    lines: dict[str, ListRow] = field(default_factory=dict)  # each unit's latest
    steps: dict[tuple[date, EventKind, str, str | None], tuple[Step, ListRow]] = field(default_factory=dict)

    def take_unit(self, row: ListRow) -> None:
        start = _start(row)
        if start is None:
            return  # the reader has said so already
        self.lines[start.code] = row
        known = [one for one in self.starts.values() if one.code == start.code]
        if not known or _said_of(known[-1]) != _said_of(start):
            self.starts[start.code, start.since] = start

    def take_event(self, row: ListRow) -> None:
        step = _step(row)
        if step is not None:
            self.steps[step.day, step.kind, step.unit, step.into] = (step, row)


def network_of(books: Iterable[OfficeBook]) -> tuple[Network, list[Finding]]:
    """The units of several years' books as one network: those merged away end on their day.

    Books are given from the earliest on. An event about a unit that no book lists, or that had ended
    before, is a finding; so is a unit that answers to itself
    """
    listed = _Listed()
    for book in books:
        for row in book.rows("units"):
            listed.take_unit(row)
        for row in book.rows("events"):
            listed.take_event(row)
    steps = tuple(step for step, _row in listed.steps.values())
    ended = (_end(step, listed.starts) for step in steps)
    network = Network((*listed.starts.values(), *(end for end in ended if end is not None)), steps)
    return network, [*_unknown(listed), *_after_closing(listed, network), *_circles(listed, network)]


def _said_of(start: UnitStart) -> tuple[object, ...]:
    return start.name, start.kind, start.parent, start.disadvantaged, start.sample


def _start(row: ListRow) -> UnitStart | None:
    since = row.day("since")
    if since is None:
        return None
    return UnitStart(
        row.text("code"),
        since,
        row.text("name"),
        row.text("kind"),
        row.text("parent") or None,
        row.yes("disadvantaged"),
        row.yes("sample"),
    )


def _step(row: ListRow) -> Step | None:
    day, kinds = row.day("day"), {kind.value: kind for kind in EventKind}
    if day is None or row.text("kind") not in kinds:
        return None
    return Step(
        day,
        kinds[row.text("kind")],
        row.text("unit"),
        row.text("into") or None,
        row.text("decision"),
        row.text("issuer"),
    )


def _end(step: Step, starts: Starts) -> UnitStart | None:
    """The start that closes a unit which a step brings to its end."""
    ends = step.kind in (EventKind.MERGE, EventKind.SPLIT, EventKind.CLOSE) and step.into != step.unit
    known = [start for start in starts.values() if start.code == step.unit]
    if not ends or not known:
        return None
    last = known[-1]
    return UnitStart(last.code, step.day, last.name, last.kind, last.parent, closed=True)


def _unknown(listed: _Listed) -> Iterator[Finding]:
    for step, row in listed.steps.values():
        for name in _named(step):
            if name not in listed.lines:
                yield Finding("units.event-unknown-unit", row.place, {"found": name})


def _after_closing(listed: _Listed, network: Network) -> Iterator[Finding]:
    for step, row in listed.steps.values():
        for name in _named(step):
            before = [start for start in network.starts if start.code == name and start.since < step.day]
            if before and max(before, key=lambda start: start.since).closed:
                yield Finding("units.event-after-closing", row.place, {"found": name})


def _named(step: Step) -> Iterator[str]:
    """The units an event names; where a unit is moved to lies outside the office's own list."""
    yield step.unit
    if step.into is not None and step.kind is not EventKind.MOVE:
        yield step.into


def _circles(listed: _Listed, network: Network) -> Iterator[Finding]:
    days = sorted({start.since for start in network.starts})
    circling = {code for day in days if (code := network.circle_on(day)) is not None}
    for code in sorted(circling & set(listed.lines)):
        yield Finding("units.cycle", listed.lines[code].place, {"found": code})


def plan_of(book: OfficeBook, catalogue: Catalogue) -> tuple[PlanFacts, list[Finding]]:
    """The plan in the book; a year, an indicator, a basis or a value that cannot be read is a finding.

    A basis may be a document of the book or a text of the catalogue, which then becomes a document of the plan
    """
    findings: list[Finding] = []
    documents = {row.text("code"): _document(row) for row in book.rows("documents")}
    for row in (*book.rows("targets"), *book.rows("tasks")):
        basis = row.text("basis")
        source = catalogue.sources.get(basis)
        if basis not in documents and source is not None:
            documents[basis] = DocumentFact(basis, source.number or "", source.issued, source.issuer, source.title)
        elif basis and basis not in documents:
            findings.append(Finding("plan.unknown-basis", row.place, {"found": basis}))
    targets = (_target(row, year, catalogue, findings) for row, year in _of_years(book, "targets", findings))
    return (
        PlanFacts(
            tuple(documents.values()),
            tuple(_task(row, year) for row, year in _of_years(book, "tasks", findings)),
            tuple(target for target in targets if target is not None),
            tuple(_rollout(row, year) for row, year in _of_years(book, "rollout", findings)),
            tuple(_remark(row, year) for row, year in _of_years(book, "notes", findings)),
        ),
        findings,
    )


def _of_years(book: OfficeBook, name: str, findings: list[Finding]) -> Iterator[tuple[ListRow, str]]:
    """The lines of a list, each with the year it speaks of in its one spelling."""
    for row in book.rows(name):
        try:
            yield row, str(SchoolYear.parse(row.text("year")))
        except ValueError:
            findings.append(Finding("plan.not-a-year", row.place, {"found": row.text("year")}))


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


def _task(row: ListRow, year: str) -> TaskFact:
    return TaskFact(year, row.text("kind"), row.number("number") or 0, row.text("text"), row.text("basis"))


def _rollout(row: ListRow, year: str) -> RolloutFact:
    return RolloutFact(year, row.number("grade") or 0, row.text("state"), row.text("subject"), row.text("from_year"))


def _remark(row: ListRow, year: str) -> RemarkFact:
    return RemarkFact(year, row.text("about"), row.text("text"))


def _target(row: ListRow, year: str, catalogue: Catalogue, findings: list[Finding]) -> TargetFact | None:
    indicator = row.text("indicator")
    if indicator not in catalogue.indicators:
        findings.append(Finding("plan.unknown-indicator", row.place, {"found": indicator}))
        return None
    try:
        least = read_least(row.text("at_least"))
    except ValueError:
        findings.append(Finding("plan.not-a-share", row.place, {"found": row.text("at_least")}))
        return None
    return TargetFact(year, indicator, least, row.text("basis"), row.day("base_on"))
