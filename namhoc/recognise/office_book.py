"""The office's workbook as award records: plain values, with a finding for each line that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from namhoc.collect.answers import ListRow, OfficeBook
from namhoc.convene.book_cells import cell_of, trouble
from namhoc.law.catalogue import Catalogue
from namhoc.law.findings import Finding
from namhoc.recognise.counting import award_lines
from namhoc.recognise.facts import AwardRecord
from namhoc.recognise.rules import (
    award_findings,
    individuals_by_award,
    quota_findings,
    repeated,
    unverified_findings,
)
from namhoc.recognise.words import NominationState, RecipientKind

__all__ = ["award_lines", "read_awards"]


def read_awards(
    book: OfficeBook, catalogue: Catalogue, day: date
) -> tuple[tuple[AwardRecord, ...], tuple[Finding, ...]]:
    """The awards in the book, judged by the rules in force on ``day``, when the dossiers were received.

    A line whose award or giver the catalogue does not know is a finding and no record.
    """
    records: list[AwardRecord] = []
    findings: list[Finding] = []
    units = {row.text("code") for row in book.rows("units")} | {book.unit}
    for row in book.rows("awards"):
        record = _record(row)
        if record is not None:
            findings += _unit(row, record, units)
            findings += _decision(row, record)
            findings += award_findings(record, catalogue, day)
            records += [record] if _is_known(record, catalogue) else []
    return tuple(records), (*findings, *_together(records, catalogue, day))


def _record(row: ListRow) -> AwardRecord | None:
    """The line as a record; what the form requires was asked for when the workbook was read."""
    kind, state = row.text("recipient_kind"), row.text("state")
    if kind not in set(RecipientKind) or state not in set(NominationState):
        return None
    return AwardRecord(
        row.text("award"),
        row.text("giver"),
        RecipientKind(kind),
        row.text("recipient"),
        row.text("unit"),
        NominationState(state),
        row.text("decision"),
        row.day("day"),
        row.text("reason"),
        {column: cell_of(row, column) for column in row.values},
    )


def _is_known(record: AwardRecord, catalogue: Catalogue) -> bool:
    return record.award in catalogue.awards and record.giver in catalogue.givers


def _unit(row: ListRow, record: AwardRecord, units: set[str]) -> Iterator[Finding]:
    if record.unit and record.unit not in units:
        yield trouble("recognise.unknown-unit", row, "unit", found=record.unit)


def _decision(row: ListRow, record: AwardRecord) -> Iterator[Finding]:
    decided = bool(record.decision) and record.day is not None
    if record.state is NominationState.GRANTED and not decided:
        column = "day" if record.decision else "decision"
        yield trouble("recognise.no-decision", row, column, recipient=record.recipient)
    if record.state is not NominationState.GRANTED and (record.decision or record.day):
        column = "decision" if record.decision else "day"
        yield trouble("recognise.decision-too-early", row, column, recipient=record.recipient)


def _together(records: list[AwardRecord], catalogue: Catalogue, day: date) -> tuple[Finding, ...]:
    """Findings that only all lines together show; quotas are judged on what was granted."""
    granted = [record for record in records if record.state is NominationState.GRANTED]
    return (
        *repeated(records, catalogue),
        *quota_findings(individuals_by_award(granted), catalogue, day),
        *unverified_findings((record.award for record in records), catalogue, day),
    )
