"""The curriculum's roll-out as a page lists it: what runs, what is prepared, in which grades."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from namhoc.plan.models import Rollout, RolloutState


@dataclass(frozen=True)
class Step:
    """One state of the curriculum itself, or of one subject or model, with its grades."""

    state: str
    subject: str
    from_year: str
    grades: tuple[int, ...]


def steps_in(rows: Iterable[Rollout]) -> list[Step]:
    """Rows of one kind joined, the curriculum itself before single subjects."""
    found: dict[tuple[bool, int, str, str], list[Rollout]] = {}
    states = list(RolloutState.values)
    for row in rows:
        key = bool(row.subject), states.index(row.state), row.subject, row.from_year
        found.setdefault(key, []).append(row)
    return [_step(found[key]) for key in sorted(found)]


def _step(rows: list[Rollout]) -> Step:
    first = rows[0]
    return Step(
        str(RolloutState(first.state).label), first.subject, first.from_year, tuple(sorted(row.grade for row in rows))
    )
