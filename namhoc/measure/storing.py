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
        "figure": [worked.figure.numerator, worked.figure.denominator],
        "cover": [worked.figure.covered, worked.figure.expected],
        "rule": [worked.rule.source, worked.rule.since, worked.formula],
        "shares": [
            [share.unit, _side(share.part), _side(share.whole), [_cell(c) for c in share.cells]]
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
        gap="" if line.gap is None else line.gap.kind.value,
        reason="" if line.gap is None else line.gap.reason,
        cells=[_approved(cell, approvals) for cell in line.cells],
    )


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
        rule=Rule(figure.source, figure.rule_since, figure.verified),
        value_unit=ValueUnit(figure.value_unit),
        figure=Numbers(figure.numerator, figure.denominator, figure.covered, figure.expected),
        shares=tuple(_line(share) for share in figure.shares.all()),
        key=figure.pk,
    )


def _line(share: Share) -> ShareLine:
    gap = Gap(GapKind(share.gap), share.reason) if share.gap else None
    part: int | Gap = share.part if share.part is not None else gap or Gap.not_known()
    return ShareLine(
        "" if share.unit is None else share.unit.code,
        share.name,
        part,
        share.whole if share.whole is not None else gap if share.part is not None else None,
        tuple(_cell_of(cell) for cell in share.cells),
    )


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
    )
