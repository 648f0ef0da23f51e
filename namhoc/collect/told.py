"""A report's state as the journal digests it: its row, and its answers."""

from __future__ import annotations

from namhoc.collect.models import Answer, Report
from namhoc.engine.gaps import Gap
from namhoc.journal.things import plain


def report_told(report: Report) -> dict[str, object]:
    return {**plain(report), "answers": answers_told(report)}


def answers_told(report: Report) -> dict[str, object]:
    """Each answer: its number, or its kind of nothing and why."""
    rows = Answer.objects.filter(report=report).values_list("question", "number", "gap", "reason")
    return {question: number if number is not None else [gap, reason] for question, number, gap, reason in rows}


def spelled(value: int | Gap) -> object:
    return [value.kind.value, value.reason] if isinstance(value, Gap) else value
