"""What is to be seen before a report is sent: what stands in the way, what is worth a look, what it adds up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from namhoc.collect.grid import Grid, GridCell
from namhoc.collect.in_hand import InHand
from namhoc.law.catalogue import Catalogue
from namhoc.law.findings import Finding


@dataclass(frozen=True)
class Checklist:
    """Findings come with the cell at which they stand; those about the whole report with none."""

    errors: list[tuple[Finding, GridCell | None]]
    warnings: list[tuple[Finding, GridCell | None]]
    changes: list[GridCell]
    blank: list[tuple[Grid, list[GridCell]]]
    totals: list[Grid]


def checklist_of(catalogue: Catalogue, one: InHand, grids: Sequence[Grid]) -> Checklist:
    """The checks of one report, laid out as ``grids``."""
    cells = {(grid.name, cell.cell): cell for grid in grids for cell in grid.cells}
    found = [(finding, cells.get((finding.place.sheet, finding.place.cell))) for finding in one.findings()]
    blank = [(grid, [cell for cell in grid.cells if cell.blank]) for grid in grids]
    return Checklist(
        [each for each in found if catalogue.wording(each[0]).severity == "error"],
        [each for each in found if catalogue.wording(each[0]).severity != "error"],
        much_changed(grids),
        [(grid, empty) for grid, empty in blank if empty],
        [grid for grid in grids if grid.adds_up],
    )


def much_changed(grids: Sequence[Grid]) -> list[GridCell]:
    """The cells that differ so much from the year before that they are worth a second look."""
    return [cell for grid in grids for cell in grid.cells if cell.differs_much]
