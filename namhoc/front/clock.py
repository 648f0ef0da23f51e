"""When what is shown last changed: one file, mapped into the memory of every process of this machine.

A page is kept together with the names of what it shows (``article:12``). A name has a slot; a change writes the next
tick of one common clock into it. A kept page is as good as new while no slot of its names has a later tick than it.
Two names may share a slot: then a change drops a page too many, never one too few.
"""

from __future__ import annotations

import fcntl
import mmap
import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

SLOTS = 1 << 22  # eight bytes each; the file is sparse, so a slot nobody uses takes no room
STRUCK = 1 << 16  # as many of the latest changes are remembered by number
WIDTH = 8
SIZE = (1 + SLOTS + STRUCK) * WIDTH
EVERYTHING = "everything"  # every page shows it


class Clock:
    """The ticks of all names. Reading takes no lock; writing takes one among all processes."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if os.fstat(self._file).st_size != SIZE:
            os.ftruncate(self._file, SIZE)
        self._ticks = memoryview(mmap.mmap(self._file, SIZE)).cast("Q")

    def now(self) -> int:
        """The tick of the latest change of anything."""
        return self._ticks[0]

    def latest(self, slots: Iterable[int]) -> int:
        """The tick of the latest change in these slots."""
        ticks = self._ticks
        return max((ticks[slot] for slot in slots), default=0)

    def strike(self, names: Iterable[str], change: int = 0) -> None:
        """These have changed, by the change of that number: whatever shows one of them is no longer good."""
        slots = slots_of(names)
        fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            tick = self._ticks[0] + 1
            for slot in slots:
                self._ticks[slot] = tick
            self._ticks[0] = tick  # last: whoever sees the new tick finds every slot written
            if change:
                self._ticks[1 + SLOTS + change % STRUCK] = change
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def has_struck(self, change: int) -> bool:
        """Whether the change of that number is known here, as long as it is one of the latest."""
        return self._ticks[1 + SLOTS + change % STRUCK] == change


def slots_of(names: Iterable[str]) -> tuple[int, ...]:
    """Where the ticks of these names stand; slot 0 is the clock's own."""
    return tuple({1 + int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") % SLOTS for name in names})
