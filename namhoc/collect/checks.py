"""The checks a form puts on its answers: parts against wholes. A gap on either side is not judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from namhoc.collect.answers import Answer, Filing
from namhoc.engine.gaps import NOT_APPLICABLE
from namhoc.law.findings import Finding, Place
from namhoc.law.forms import FormVersion, Row, RowsWithin, Severity, Sheet, SumWithin, Within, question

EXCEEDS = {"error": "collect.part-exceeds-whole", "warning": "collect.part-looks-large"}
SUM_EXCEEDS = {"error": "collect.sum-exceeds-whole", "warning": "collect.sum-looks-large"}


@dataclass(frozen=True)
class Comparison:
    """Some answers that together are not more than another: labels by question."""

    parts: Mapping[str, str]
    whole: str
    whole_label: str
    severity: Severity


def check_filing(version: FormVersion, filing: Filing) -> list[Finding]:
    """What the form's checks say about one unit's answers, whether typed in a workbook or in the grid.

    Gaps    a comparison with a gap among its answers says nothing
    """
    return [
        finding
        for sheet in version.sheets
        for finding in (
            *_all_left_out(sheet, filing),
            *(said for each in comparisons(sheet, filing.kind, filing.answers) for said in _judged(each, filing)),
        )
    ]


def _all_left_out(sheet: Sheet, filing: Filing) -> Iterator[Finding]:
    """A warning where a whole sheet is said not to apply: its unit would leave every count of those expected."""
    here = [answer for answer in filing.answers.values() if answer.sheet == sheet.sheet]
    if here and all(answer.value == NOT_APPLICABLE for answer in here):
        yield Finding("collect.sheet-not-applicable", _place(filing, here[0]), {"count": len(here)})


def comparisons(sheet: Sheet, kind: str, asked: Mapping[str, object]) -> Iterator[Comparison]:
    """The checks of a sheet spelt out for a unit of ``kind``, as far as both sides are ``asked`` of it."""
    for each in _all_comparisons(sheet, kind):
        parts = {code: label for code, label in each.parts.items() if code in asked}
        if parts and each.whole in asked:
            yield Comparison(parts, each.whole, each.whole_label, each.severity)


def _all_comparisons(sheet: Sheet, kind: str) -> Iterator[Comparison]:
    rows = sheet.rows_for(kind)
    labels = {row.row: row.label for row in sheet.rows}
    for check in sheet.checks:
        match check:
            case Within() | SumWithin():
                columns = check.parts if isinstance(check, SumWithin) else (check.part,)
                for row in rows:
                    parts = {question(column, row.row): _label(sheet, column, row) for column in columns}
                    whole = question(check.whole, row.row)
                    yield Comparison(parts, whole, _label(sheet, check.whole, row), check.severity)
            case RowsWithin():
                part, whole = question(check.column, check.part), question(check.column, check.whole)
                yield Comparison({part: labels[check.part]}, whole, labels[check.whole], check.severity)


def _label(sheet: Sheet, column: str, row: Row) -> str:
    label = next(each.label for each in sheet.columns if each.column == column)
    return f"{label} ({row.label})"


def _judged(comparison: Comparison, filing: Filing) -> Iterator[Finding]:
    """One finding where the parts are more than the whole, at the cell of the first part."""
    whole = filing.answers[comparison.whole].value
    parts = [filing.answers[code].value for code in comparison.parts]
    counts = [part for part in parts if isinstance(part, int)]
    if whole == NOT_APPLICABLE and any(counts):
        yield _without_whole(comparison, filing, counts)
    if not isinstance(whole, int) or len(counts) < len(parts) or sum(counts) <= whole:
        return
    label, against = ", ".join(comparison.parts.values()), {"whole_label": comparison.whole_label, "whole": whole}
    place = _place(filing, filing.answers[next(iter(comparison.parts))])
    if len(counts) == 1:
        details = {"part_label": label, "part": counts[0], **against}
        yield Finding(EXCEEDS[comparison.severity], place, details)
    else:
        details = {"labels": label, "sum": sum(counts), **against}
        yield Finding(SUM_EXCEEDS[comparison.severity], place, details)


def _without_whole(comparison: Comparison, filing: Filing, counts: Sequence[int]) -> Finding:
    """A whole that is said not to apply, over a part that was counted."""
    place = _place(filing, filing.answers[comparison.whole])
    details = {
        "whole_label": comparison.whole_label,
        "part_label": ", ".join(comparison.parts.values()),
        "part": sum(counts),
    }
    return Finding("collect.part-without-whole", place, details)


def _place(filing: Filing, answer: Answer) -> Place:
    return Place(file=filing.file, sheet=answer.sheet, cell=answer.cell, unit=filing.unit)
