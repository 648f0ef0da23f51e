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
