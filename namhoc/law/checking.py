"""Checks across the catalogue: every name that one entry uses, another entry defines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from namhoc.law.catalogue import Catalogue
from namhoc.law.entry import Entry, Sourced, code_of
from namhoc.law.findings import Finding
from namhoc.law.forms import ListColumn, question

HOLDABLE = "certificates"


class Named(NamedTuple):
    """A name that an entry uses, where it stands in the entry, and what it may be."""

    key: tuple[Any, ...]
    name: str
    known: Any


def cross_findings(read: Catalogue) -> Iterator[Finding]:
    """Names that lead nowhere: sources, questions, indicators, standards, rounds, givers."""
    naming = {
        "form": _of_forms,
        "indicator": _of_indicators,
        "standard": _of_standards,
        "award": _of_awards,
        "source": _of_sources,
    }
    for kind, entries in read.entries.items():
        for code, entry in entries.items():
            for key, name, known in _cited(read, entry):
                if name not in known:
                    yield _missing(read, kind, code, key, name)
    for kind, named in naming.items():
        for code, (key, name, known) in named(read):
            if name not in known:
                yield _missing(read, kind, code, key, name)


def _missing(read: Catalogue, kind: str, code: str, key: tuple[Any, ...], name: str) -> Finding:
    within = read.keys.get((kind, code), ())
    return read.pages[kind, code].finding("law.name-leads-nowhere", (*within, *key), name=name)


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


def holdable(read: Catalogue) -> set[str]:
    """What a unit may hold: a kind of certificate, a standard, or a level of a programme."""
    columns: list[ListColumn] = [
        column
        for form in read.forms.values()
        for version in form.since.values()
        for listed in version.lists
        if listed.list == HOLDABLE
        for column in listed.columns
    ]
    certificates = {choice for column in columns for choice in column.choices}
    programmes = {standard.programme for standard in read.standards.values()}
    return certificates | programmes | set(read.standards)


def _cited(read: Catalogue, entry: Entry) -> Iterator[Named]:
    for day, version in getattr(entry, "since", {}).items():
        if isinstance(version, Sourced):
            yield Named(("since", day, "source"), version.source_code, read.sources)
            for at, citation in enumerate(version.also):
                yield Named(("since", day, "also", at), code_of(citation), read.sources)


def _of_forms(read: Catalogue) -> Iterator[tuple[str, Named]]:
    for code, form in read.forms.items():
        yield code, Named(("round",), form.round, read.rounds)


def _of_indicators(read: Catalogue) -> Iterator[tuple[str, Named]]:
    questions, may_be_held = known_questions(read), holdable(read)
    for code, indicator in read.indicators.items():
        yield code, Named(("round",), indicator.round, read.rounds)
        if indicator.takes.holds:
            yield code, Named(("takes", "holds"), indicator.takes.holds, may_be_held)
        if indicator.rows in ("schools", "communes"):
            for side in ("part", "whole"):
                for at, name in enumerate(getattr(indicator.takes, side)):
                    yield code, Named(("takes", side, at), name, questions)


def _of_standards(read: Catalogue) -> Iterator[tuple[str, Named]]:
    for code, standard in read.standards.items():
        for day, version in standard.since.items():
            for at, name in enumerate(version.requires):
                yield code, Named(("since", day, "requires", at), name, read.standards)
            for at, criterion in enumerate(version.criteria):
                for area, name in criterion.indicator:
                    key = ("since", day, "criteria", at, "indicator", area)
                    yield code, Named(key, name, read.indicators)


def _of_awards(read: Catalogue) -> Iterator[tuple[str, Named]]:
    for code, award in read.awards.items():
        for day, version in award.since.items():
            for at, name in enumerate(version.granted_by):
                yield code, Named(("since", day, "granted_by", at), name, read.givers)
            if version.quota is not None:
                yield code, Named(("since", day, "quota", "of"), version.quota.of, read.awards)


def _of_sources(read: Catalogue) -> Iterator[tuple[str, Named]]:
    for code, source in read.sources.items():
        for side in ("replaced_by", "amended_by"):
            for at, name in enumerate(getattr(source, side)):
                yield code, Named((side, at), name, read.sources)
