"""What can be asked of the portal that it does not do."""

from __future__ import annotations

from collections.abc import Sequence


class PortalNotOpen(RuntimeError):
    """There is no portal yet: ``open_portal`` makes it."""


class NotPublished(ValueError):
    """The public does not see the article: there is nothing to withdraw."""


class NotFitToPublish(ValueError):
    """The article cites what the public may not be shown. ``problems`` say what, in the reader's language."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = list(problems)
        super().__init__("; ".join(self.problems))


class NotNow(ValueError):
    """The article stands at a stage at which this makes no sense: somebody else was faster."""

    def __init__(self, act: str, stage: str) -> None:
        self.act, self.stage = act, stage
        super().__init__(f"{act}: {stage}")


class ChangedSince(ValueError):
    """Somebody kept another text of the article since this one was opened. ``latest`` is their revision."""

    def __init__(self, latest: int) -> None:
        self.latest = latest
        super().__init__(str(latest))


class BadMoment(ValueError):
    """The moments given for publishing and expiring lie in the past, or in the wrong order."""


class NoSuchVersion(ValueError):
    """The article has no text of that number."""


class NotReadable(ValueError):
    """What was uploaded is no Word file that can be read."""
