"""Checks across the catalogue: every name that one entry uses, another entry defines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from namhoc.law.catalogue import Catalogue
from namhoc.law.entry import Sourced
from namhoc.law.findings import Finding
from namhoc.law.forms import ListColumn, question
from namhoc.law.indicators import Indicator

HOLDABLE = "certificates"


def cross_findings(read: Catalogue) -> Iterator[Finding]:
    """Names that lead nowhere: sources, questions, indicators, standards, rounds, givers."""
    for kind, entries in read.entries.items():
        for code, entry in entries.items():
            for day, version in getattr(entry, "since", {}).items():
                if isinstance(version, Sourced) and version.source_code not in read.sources:
                    key = ("since", str(day or "unknown"), "source")
                    yield _missing(read, kind, code, key, version.source_code)
    yield from _indicators(read)
    yield from _standards(read)
    yield from _awards(read)
    for code, form in read.forms.items():
        if form.round not in read.rounds:
            yield _missing(read, "form", code, ("round",), form.round)


def _missing(read: Catalogue, kind: str, code: str, key: Iterable[Any], name: str) -> Finding:
    return read.pages[kind, code].finding("law.name-leads-nowhere", tuple(key), name=name)


def known_questions(read: Catalogue) -> set[str]:
    """Every question that some version of some form asks, and every column over all its lines."""
    known: set[str] = set()
    for form in read.forms.values():
        for version in form.since.values():
            for sheet in version.sheets:
                for column in sheet.columns:
                    rows = column.rows or tuple(row.row for row in sheet.rows)
                    known |= {question(column.column, row) for row in rows}
                    known.add(question(column.column, "*"))
    return known


def _holdable(read: Catalogue) -> set[str]:
    columns: list[ListColumn] = [
        column
        for form in read.forms.values()
        for version in form.since.values()
        for listed in version.lists
        if listed.list == HOLDABLE
        for column in listed.columns
    ]
    kinds = {choice for column in columns for choice in column.choices}
    return kinds | set(read.standards)


def _indicators(read: Catalogue) -> Iterator[Finding]:
    questions, holdable = known_questions(read), _holdable(read)
    for code, indicator in read.indicators.items():
        if indicator.round not in read.rounds:
            yield _missing(read, "indicator", code, ("round",), indicator.round)
        for side in ("part", "whole"):
            for name in getattr(indicator.takes, side):
                if name not in questions and not _of_the_network(indicator):
                    yield _missing(read, "indicator", code, ("takes", side), name)
        if indicator.takes.holds and indicator.takes.holds not in holdable:
            yield _missing(read, "indicator", code, ("takes", "holds"), indicator.takes.holds)


def _of_the_network(indicator: Indicator) -> bool:
    return indicator.rows in ("network", "targets")


def _standards(read: Catalogue) -> Iterator[Finding]:
    for code, standard in read.standards.items():
        for day, version in standard.since.items():
            for name in version.requires:
                if name not in read.standards:
                    key = ("since", str(day or "unknown"), "requires")
                    yield _missing(read, "standard", code, key, name)
            for at, criterion in enumerate(version.criteria):
                for name in (criterion.indicator.ordinary, criterion.indicator.disadvantaged):
                    if name not in read.indicators:
                        key = ("since", str(day or "unknown"), "criteria", str(at))
                        yield _missing(read, "standard", code, key, name)


def _awards(read: Catalogue) -> Iterator[Finding]:
    for code, award in read.awards.items():
        for day, version in award.since.items():
            for name in version.granted_by:
                if name not in read.givers:
                    key = ("since", str(day or "unknown"), "granted_by")
                    yield _missing(read, "award", code, key, name)
            if version.quota is not None and version.quota.of not in read.awards:
                key = ("since", str(day or "unknown"), "quota")
                yield _missing(read, "award", code, key, version.quota.of)
