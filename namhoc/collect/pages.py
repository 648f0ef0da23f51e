"""What the pages of a report show: its sheets with everything said about each cell, and what may be done to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from namhoc.collect import queries, rules
from namhoc.collect.checklist import much_changed
from namhoc.collect.earlier import answers_a_year_before
from namhoc.collect.errors import NotNow
from namhoc.collect.forms import ReasonForm, UploadForm
from namhoc.collect.grid import Contents, Grid, NoteLine, grids_of
from namhoc.collect.in_hand import InHand, take_in_hand
from namhoc.collect.layout import COMMUNE_FORM
from namhoc.collect.models import Report, Round
from namhoc.collect.values import written
from namhoc.journal.language import language
from namhoc.law.catalogue import catalogue
from namhoc.law.findings import Finding
from namhoc.law.school_year import SchoolYear
from namhoc.people.acting import ActingRequest, actor_of


@dataclass(frozen=True)
class Kept:
    """What someone typed that was not taken in, so that the page can show it again.

    ``texts`` are cells by question, ``was`` what had stood in them on the screen, ``findings`` why
    they could not be read; ``said`` are notes by question
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    was: Mapping[str, str] = field(default_factory=dict)
    findings: Sequence[Finding] = ()
    said: Mapping[str, str] = field(default_factory=dict)
    upload: UploadForm | None = None


NOTHING_KEPT = Kept()


def report_at(request: ActingRequest, pk: int) -> Report:
    """The report an address names, where the post may see it; else there is no such page."""
    return get_object_or_404(queries.reports_open_to(actor_of(request)), pk=pk)


def round_at(request: ActingRequest, pk: int) -> Round:
    return get_object_or_404(queries.rounds_open_to(actor_of(request)), pk=pk)


def unless_not_now(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An act that the report's state does not allow leads back to the report, which says why."""

    def page(request: ActingRequest, pk: int, **asked: object) -> HttpResponse:
        try:
            return view(request, pk, **asked)
        except NotNow as refusal:
            messages.error(request, str(refusal.message))
            return redirect("collect-report", pk)

    page.__name__, page.__doc__, page.__module__ = view.__name__, view.__doc__, view.__module__
    return page


def show_report(
    request: ActingRequest, report: Report, kept: Kept = NOTHING_KEPT, *, status: int = 200
) -> HttpResponse:
    """The report as this post may see and change it; with what was typed before and not taken in."""
    one = take_in_hand(catalogue(), report)
    acts = queries.acts_open(report, actor_of(request))
    grids = grids_in(one, kept)
    cells = [cell for grid in grids for cell in grid.cells]
    shown = {
        **frame(one, acts),
        "grids": grids,
        "problems": [(cell, finding) for cell in cells for finding in cell.findings],
        "noted": [(cell, note) for cell in cells for note in cell.open_notes],
        "whole_notes": [note for note in notes_of(report).get("", []) if not note.settled],
        "whole_note": kept.said.get("", ""),
        "lost": [] if rules.FILL in acts else [(cell, cell.text) for cell in cells if cell.question in kept.texts],
        "changes": much_changed(grids),
        "was": json.dumps({cell.question: str(written(cell.value)) for cell in cells}, ensure_ascii=False),
        "workbooks": queries.workbooks_of(report),
        "upload": kept.upload or UploadForm(),
        "reason": ReasonForm(),
    }
    return render(request, "collect/report.html", shown, status=status)


def frame(one: InHand, acts: frozenset[str]) -> dict[str, Any]:
    """What every page of a report has on top."""
    report = one.report
    return {
        "report": report,
        "round": report.round,
        "round_label": queries.label_of(report.round),
        "name": one.name,
        "acts": acts,
        "begun": len(one.blank) < len(one.filing.answers),
        "blank": len(one.blank),
        "by_workbook": report.form != COMMUNE_FORM,
        "year_before": SchoolYear.parse(report.round.year).previous,
    }


def grids_in(one: InHand, kept: Kept = NOTHING_KEPT) -> list[Grid]:
    """The report's sheets; a cell shows what was typed in it and not taken in, where there is that."""
    found = one.by_question([*one.findings(), *kept.findings])
    values = one.values
    changed = [code for code in kept.texts if code in values and code in kept.was]
    contents = Contents(
        values=values,
        before=answers_a_year_before(catalogue(), one),
        typed=kept.texts,
        stored={code: values[code] for code in changed if str(written(values[code])) != kept.was[code]},
        findings=found,
        notes=notes_of(one.report),
        said=kept.said,
        severity=lambda finding: catalogue().wording(finding).severity,
    )
    return grids_of(one.version, one.kind, contents, language())


def notes_of(report: Report) -> Mapping[str, list[NoteLine]]:
    """The notes on a report by question; those on the whole of it under none."""
    notes: dict[str, list[NoteLine]] = {}
    for note in report.notes.all():
        line = NoteLine(note.text, note.written_on, note.written_by, note.settled_on is not None)
        notes.setdefault(note.question, []).append(line)
    return notes


def labels_of(one: InHand) -> dict[str, str]:
    """What each question is called where it stands alone: sheet, cell, line and column."""
    grids = grids_of(one.version, one.kind, Contents(one.values), language())
    return {cell.question: f"{grid.name} {cell.cell}: {cell.label}" for grid in grids for cell in grid.cells}
