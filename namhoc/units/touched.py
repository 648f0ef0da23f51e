"""What hangs on units, told by each room in the same plain values: on a unit's page, and before units change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Held:
    """Something a room has of one unit, for a reader who may see it: already in the reader's language."""

    label: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Touched:
    """Things of one kind that a change of units meets, and what becomes of them.

    Shape   ``label`` says the things with their number, ``fate`` what will be so of them after the day
    Gaps    no ``url`` where there is no one page that lists them
    """

    kind: str
    count: int
    label: str
    fate: str
    url: str = ""


@dataclass(frozen=True)
class Touching:
    """A change of units as the rooms need to know it, by codes.

    ``ending`` are the units that end, each with its own day, for events of several days are one change;
    ``blurred`` are those whose parts have no share, so that nothing can be compared across the day
    """

    ending: Mapping[str, date] = field(default_factory=dict)
    blurred: frozenset[str] = frozenset()
