"""Worked figures as rows and back: nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from namhoc.engine.figures import Figure as Numbers
from namhoc.engine.figures import ValueUnit
from namhoc.engine.gaps import Gap, GapKind
from namhoc.journal.chain import canonical, digest
from namhoc.measure.facts import Cell, Rule, ShareLine, Worked
from namhoc.measure.models import Figure, Share
from namhoc.units.models import Unit


@dataclass(frozen=True)
class Approval:
    """Who let a unit's answers through, and when."""

    report: int
    approved_by: str
    approved_on: date


Approvals = Mapping[tuple[str, str, str], Approval]  # by unit, year and round


def content_of(worked: Worked) -> str:
    """The digest of everything that makes a figure what it is."""
    told = {
        "figure": [worked.figure.numerator, worked.figure.denominator, worked.value_unit.value],
        "cover": [worked.figure.covered, worked.figure.expected],
        "rule": [worked.rule.source, worked.rule.since, worked.rule.verified, worked.formula],
        "day": worked.reference_day,
        "shares": [
            [share.unit, share.name, _side(share.part), _side(share.whole), [_cell(c) for c in share.cells]]
            for share in worked.shares
        ],
    }
    return digest(canonical(told))


def _side(side: int | Gap | None) -> Any:
    return [side.kind.value, side.reason] if isinstance(side, Gap) else side


def _cell(cell: Cell) -> dict[str, Any]:
    gap = cell.value if isinstance(cell.value, Gap) else None
    return {
        "label": cell.label,
        "value": None if gap else cell.value,
        "gap": gap.kind.value if gap else "",
        "reason": gap.reason if gap else "",
        "question": cell.question,
        "file": cell.file,
        "sheet": cell.sheet,
        "cell": cell.cell,
        "digest": cell.digest,
        "note": cell.note,
        "unit": cell.unit,
        "year": cell.year,
        "round": cell.round,
        "of": cell.of,
        "least": cell.least,
        **({"share": cell.share} if cell.share else {}),
    }


def _approved(cell: Cell, approvals: Approvals) -> dict[str, Any]:
    """The cell as it is kept: with who let it through, where it was in a report."""
    kept = _cell(cell)
    approval = approvals.get((cell.unit, cell.year, cell.round))
    if approval is not None:
        kept["report"] = approval.report
        kept["approved_by"] = approval.approved_by
        kept["approved_on"] = approval.approved_on.isoformat()
    return kept


def store_worked(worked: Worked, *, unit: Unit, units: Mapping[str, Unit], approvals: Approvals, **more: Any) -> Figure:
    """One figure with all its shares as rows."""
    stored = Figure.objects.create(
        unit=unit,
        indicator=worked.indicator,
        year=worked.year,
        round=worked.round,
        structure=worked.structure,
        numerator=worked.figure.numerator,
        denominator=worked.figure.denominator,
        covered=worked.figure.covered,
        expected=worked.figure.expected,
        value_unit=worked.value_unit.value,
        reference_day=worked.reference_day,
        formula=worked.formula,
        source=worked.rule.source,
        rule_since=worked.rule.since,
        verified=worked.rule.verified,
        breaks_series=worked.rule.breaks_series,
        content=content_of(worked),
        **more,
    )
    Share.objects.bulk_create(_share(stored, order, line, units, approvals) for order, line in enumerate(worked.shares))
    return stored


def _share(figure: Figure, order: int, line: ShareLine, units: Mapping[str, Unit], approvals: Approvals) -> Share:
    return Share(
        figure=figure,
        unit=units.get(line.unit),
        order=order,
        name=line.name,
        part=None if isinstance(line.part, Gap) else line.part,
        whole=None if isinstance(line.whole, Gap) else line.whole,
        **_gap_of(line.gap, "gap", "reason"),
        **_gap_of(line.whole, "whole_gap", "whole_reason"),
        cells=[_approved(cell, approvals) for cell in line.cells],
    )


def _gap_of(side: int | Gap | None, kind: str, reason: str) -> dict[str, str]:
    return {kind: side.kind.value, reason: side.reason} if isinstance(side, Gap) else {}


def worked_of(figure: Figure) -> Worked:
    """A stored figure as a plain value again."""
    return Worked(
        indicator=figure.indicator,
        unit=figure.unit.code,
        year=figure.year,
        round=figure.round,
        structure=figure.structure,
        reference_day=figure.reference_day,
        formula=figure.formula,
        rule=Rule(figure.source, figure.rule_since, figure.verified, figure.breaks_series),
        value_unit=ValueUnit(figure.value_unit),
        figure=Numbers(figure.numerator, figure.denominator, figure.covered, figure.expected),
        shares=tuple(_line(share) for share in figure.shares.all()),
        key=figure.pk,
    )


def _line(share: Share) -> ShareLine:
    part = _side_of(share.part, share.gap, share.reason)
    return ShareLine(
        "" if share.unit is None else share.unit.code,
        share.name,
        Gap.not_known() if part is None else part,
        _side_of(share.whole, share.whole_gap, share.whole_reason),
        tuple(_cell_of(cell) for cell in share.cells),
    )


def _side_of(number: int | None, kind: str, reason: str) -> int | Gap | None:
    if number is not None:
        return number
    return Gap(GapKind(kind), reason) if kind else None


def _cell_of(told: Mapping[str, Any]) -> Cell:
    value = told["value"]
    if value is None:
        value = Gap(GapKind(told["gap"]), told["reason"])
    return Cell(
        told["label"],
        value,
        told["question"],
        told["file"],
        told["sheet"],
        told["cell"],
        told["digest"],
        told["note"],
        told["unit"],
        told["year"],
        told["round"],
        told.get("of", ""),
        told.get("least", ""),
        told.get("share", ""),
    )
