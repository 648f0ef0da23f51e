"""A workbook that comes in for a report: read, compared with what is there, and told in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _

from namhoc.collect.answers import Filing
from namhoc.collect.archive import MOST_BYTES
from namhoc.collect.guard import too_large
from namhoc.collect.in_hand import InHand
from namhoc.collect.workbook_in import blocking, read_school_bytes
from namhoc.engine.gaps import NOT_REPORTED, Gap
from namhoc.law.catalogue import Catalogue
from namhoc.law.findings import Finding
from namhoc.law.school_year import SchoolYear

LONGEST_NAME = 200
BLANK = "collect.not-reported"


@dataclass(frozen=True)
class Received:
    """A workbook as it was read. ``filing`` is there only where its answers may be stored."""

    name: str
    filing: Filing | None
    findings: Sequence[Finding]

    @property
    def told(self) -> list[Finding]:
        """What is wrong, cell by cell; empty cells are told together."""
        return [finding for finding in self.findings if finding.code != BLANK]

    @property
    def blank(self) -> list[tuple[str, list[str]]]:
        """The empty cells of each sheet."""
        sheets: dict[str, list[str]] = {}
        for finding in self.findings:
            if finding.code == BLANK:
                sheets.setdefault(finding.place.sheet, []).append(finding.place.cell)
        return list(sheets.items())


def receive(catalogue: Catalogue, one: InHand, name: str, data: bytes | None) -> Received:
    """Read a workbook for this report and no other; ``data`` is ``None`` where the file is too big to be read."""
    name = short_name(name)
    if data is None:
        return Received(name, None, [too_large(name)])
    report = one.report
    filing, findings = read_school_bytes(
        name,
        data,
        catalogue,
        year=SchoolYear.parse(report.round.year),
        units={report.unit.code: one.kind},
        unit=report.unit.code,
        round_code=report.round.code,
    )
    order = {"error": 0, "warning": 1, "note": 2}
    findings.sort(key=lambda finding: order[catalogue.wording(finding).severity])
    return Received(name, None if blocking(findings, catalogue) else filing, findings)


def readable(size: int | None) -> bool:
    """Whether a file of this size is read at all."""
    return size is not None and size <= MOST_BYTES


def short_name(name: str) -> str:
    """A file's name that fits where names are kept; its ending stays."""
    path = PurePath(name)
    return name if len(name) <= LONGEST_NAME else path.stem[: LONGEST_NAME - len(path.suffix)] + path.suffix


def compared(before: Mapping[str, int | Gap], now: Mapping[str, int | Gap]) -> str:
    """``412 cells: 30 new, 5 changed, 377 the same``."""
    counts = Counter(_compared(before.get(code, NOT_REPORTED), value) for code, value in now.items())
    told = {"all": len(now), **{word: counts[word] for word in ("new", "changed", "same")}}
    return _("%(all)s cells: %(new)s new, %(changed)s changed, %(same)s the same") % told


def _compared(before: int | Gap, now: int | Gap) -> str:
    if before == now:
        return "same"
    return "new" if before == NOT_REPORTED else "changed"
