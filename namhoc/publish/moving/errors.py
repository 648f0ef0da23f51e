"""What stands in the way of moving a portal."""

from __future__ import annotations

from collections.abc import Sequence

from namhoc.law.findings import Finding


class NoDatabase(ValueError):
    """The address is none of a MariaDB database, or nobody answers there."""


class NotToBeMoved(ValueError):
    """What was read is not fit to be taken in; ``findings`` say why."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = list(findings)
        super().__init__("; ".join(map(str, findings)))
