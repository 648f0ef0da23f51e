"""What can be wrong with a catalogue."""

from __future__ import annotations

from collections.abc import Sequence

from namhoc.law.findings import Finding


class CatalogueError(Exception):
    """The catalogue cannot be used. ``findings`` names every file, line and key at fault."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in findings))


class NotInForce(LookupError):
    """Nothing of this kind was in force on the day asked about."""
