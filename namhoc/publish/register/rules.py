"""Whether a document is in force on a day, and whether it was published in time."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Validity(StrEnum):
    """How a document stands on a day."""

    IN_FORCE = "in-force"
    NOT_YET = "not-yet"
    ENDED = "ended"
    UNKNOWN = "unknown"  # nobody said from when


def validity_on(since: date | None, until: date | None, day: date) -> Validity:
    """Each part begins on its day: in force from ``since``, ended from ``until``."""
    if until is not None and day >= until:
        return Validity.ENDED
    if since is None:
        return Validity.UNKNOWN
    return Validity.IN_FORCE if day >= since else Validity.NOT_YET
