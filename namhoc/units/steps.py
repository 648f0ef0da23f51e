"""What can happen to a unit, and what it becomes by the steps of one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class EventKind(StrEnum):
    """What can happen to a unit on a day."""

    FOUND = "found"
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    RETYPE = "retype"
    MOVE = "move"
    CLOSE = "close"
    REOPEN = "reopen"
    LEVEL_REMOVED = "level-removed"


@dataclass(frozen=True)
class Step:
    """One predecessor carried into one successor on a day, by a decision; of a split, with which share."""

    day: date
    kind: EventKind
    unit: str
    into: str | None
    decision: str = ""
    issuer: str = ""
    share: Fraction | None = None


class NotComparable(ValueError):
    """No exact answer can be given on that structure: a split without shares lies between."""


Fates = Mapping[str, list[Step]]  # of one day: the steps of the kind that says most of each unit

# The one that says most comes first.
ENDINGS = (EventKind.SPLIT, EventKind.MERGE, EventKind.LEVEL_REMOVED, EventKind.CLOSE)


def fates_by_day(steps: Iterable[Step]) -> Mapping[date, Fates]:
    """What befell each unit, by day; a merger or a split says more than the closing it brings."""
    fates: dict[date, dict[str, list[Step]]] = defaultdict(lambda: defaultdict(list))
    for step in sorted(steps, key=lambda step: (step.day, step.unit, step.into or "")):
        if step.kind in ENDINGS and (step.into != step.unit or step.kind is EventKind.SPLIT):
            kept = fates[step.day][step.unit]
            if kept and ENDINGS.index(step.kind) < ENDINGS.index(kept[0].kind):
                kept.clear()
            if not kept or step.kind is kept[0].kind:
                kept.append(step)
    return fates


def through(fates: Fates, code: str, passed: frozenset[str] = frozenset()) -> dict[str, Fraction]:
    """What a unit became by the steps of one day, however many follow on each other."""
    if code in passed:
        raise NotComparable(code)
    if fates[code][0].kind in (EventKind.CLOSE, EventKind.LEVEL_REMOVED):
        return {}
    heirs = []
    for step in fates[code]:
        share = Fraction(1) if step.kind is EventKind.MERGE else step.share
        if share is None or step.into is None:
            raise NotComparable(code)
        further = (
            {step.into: Fraction(1)} if _lives_on(fates, step.into) else through(fates, step.into, passed | {code})
        )
        heirs += [(heir, share * part) for heir, part in further.items()]
    return together(heirs)


def _lives_on(fates: Fates, code: str) -> bool:
    return code not in fates or any(step.into == code for step in fates[code])


def together(shares: Iterable[tuple[str, Fraction]]) -> dict[str, Fraction]:
    """Shares of one unit that met again in the same heir, added up."""
    added: dict[str, Fraction] = {}
    for code, share in shares:
        added[code] = added.get(code, Fraction(0)) + share
    return added
