"""The acts that ask for a second factor: what approves, locks, publishes, decides or gives rights."""

from __future__ import annotations

NEEDED_FOR = frozenset(
    {
        "approve-report",
        "lock-report",
        "unlock-report",
        "adopt-figures",
        "issue-summary",
        "publish-article",
        "record-decision",
        "change-units",
    }
)
