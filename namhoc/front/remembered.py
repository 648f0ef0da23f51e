"""What one page after another asks for, such as the frame of a site: remembered by a process until it changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from namhoc.front.changes import clock
from namhoc.front.clock import EVERYTHING, slots_of

MOST = 256


@dataclass(frozen=True)
class Known:
    """An answer, the tick before it was asked for, and the slots whose later ticks end it."""

    answer: Any
    tick: int
    slots: tuple[int, ...]

    def is_good(self) -> bool:
        return clock().latest(self.slots) <= self.tick


_known: dict[Hashable, Known] = {}


def remembered(key: Hashable, ask: Callable[[], Any], shown_in: Callable[[Any], Iterable[str]]) -> Any:
    """What ``ask`` answers, asked anew once a name that ``shown_in`` tells of the answer has changed.

    Within a transaction nothing is remembered: what it reads may be its own, and never be kept. What comes back is
    shared by all who ask, so nobody changes it.
    """
    if connection.in_atomic_block:
        return ask()
    known = _known.get(key)
    if known is None or not known.is_good():
        tick = clock().now()  # before asking: what changes meanwhile ends it
        answer = ask()
        known = Known(answer, tick, slots_of([EVERYTHING, *shown_in(answer)]))
        if len(_known) >= MOST:
            _known.clear()
        _known[key] = known
    return known.answer


def forget() -> None:
    """As a process that has just begun."""
    _known.clear()
