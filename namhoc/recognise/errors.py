"""What cannot be done to a nomination: each says why, with the findings where rules speak."""

from __future__ import annotations

from collections.abc import Sequence

from namhoc.law.findings import Finding


class NotNominable(Exception):
    """The rules refuse this nomination; ``findings`` say by which of them."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(str(finding) for finding in findings))


class WrongState(Exception):
    """The nomination is past, or not yet at, the step that was asked for."""

    def __init__(self, nomination: str, state: str) -> None:
        self.nomination, self.state = nomination, state
        super().__init__(f"{nomination} is {state}")


class NoVotes(Exception):
    """Nobody has voted: there is nothing to count."""

    def __init__(self, nomination: str) -> None:
        self.nomination = nomination
        super().__init__(nomination)


class AnotherGiver(Exception):
    """A decision is one giver's: what another is to grant is not in it."""

    def __init__(self, nomination: str, giver: str) -> None:
        self.nomination, self.giver = nomination, giver
        super().__init__(f"{nomination} is for {giver} to grant")
