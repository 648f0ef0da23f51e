"""Whether the events of one day say the same of a unit, where several of them say anything."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from namhoc.units.log.day_endings import Tell
from namhoc.units.log.events import Event
from namhoc.units.log.rules import FLAGGING, as_written
from namhoc.units.network import EventKind

SAID_BY: Mapping[str, Collection[EventKind]] = {  # by which kinds of event a column is taken over
    "name": (EventKind.RENAME, EventKind.RETYPE),
    "official_code": tuple(EventKind),
    "disadvantaged": FLAGGING,
    "sample": FLAGGING,
}
BEGINNINGS = (EventKind.FOUND, EventKind.REOPEN)  # what else the day says comes after them


def check_agreement(events: Iterable[Event], tell: Tell) -> None:
    """Of two events of a day that say otherwise of a unit none goes before the other, once the unit has begun."""
    said: dict[tuple[str, str], object] = {}
    for event in sorted(events, key=lambda event: event.row or 0):
        for column, kinds in SAID_BY.items():
            value = getattr(event, column)
            if value in ("", None) or event.kind not in kinds or event.kind in BEGINNINGS:
                continue
            other = said.setdefault((event.unit, column), value)
            if other != value:
                tell(
                    "units.two-values",
                    event,
                    column,
                    found=event.unit,
                    what=column,
                    known=as_written(other),
                    said=as_written(value),
                )
