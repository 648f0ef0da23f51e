"""Who was here lately, told apart by a digest that nobody can turn back, and forgotten when the day is over.

A visitor is known by address and browser, digested under a salt that exists for one day and is then destroyed with the
table. No page is noted with it: there is no trail of anyone. A visit ends after thirty minutes without a request.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import secrets
from contextlib import suppress
from datetime import date
from enum import IntEnum, IntFlag
from hashlib import blake2b
from pathlib import Path
from weakref import finalize

MOST = 1 << 20  # visitors told apart on one day
INDEX = MOST * 2
WIDTH = 16  # digest; then last seen, kind, site
SIZE = 16 + MOST * WIDTH + INDEX * 4
IDLE = 30 * 60  # seconds after which a visit is over
ONLINE = 5 * 60
SALT = 32


class Kind(IntEnum):
    """What reads: the three lines of the block."""

    READER = 0
    MEMBER = 1
    ROBOT = 2


class Sighting(IntFlag):
    """What one more request begins; nothing where a visit goes on."""

    NOTHING = 0
    VISIT = 1  # nothing was heard of them for half an hour
    READER = 2  # they were not here today


class Visitors:
    """Everyone seen on one day, in a file that all processes of this machine share."""

    def __init__(self, folder: Path, day: date) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.day = day
        self._salt = _salt_of(folder / f"{day}.salt")
        path = folder / f"{day}.visitors"
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        finalize(self, os.close, self._file)
        if os.fstat(self._file).st_size != SIZE:
            os.ftruncate(self._file, SIZE)
        self._map = mmap.mmap(self._file, SIZE)
        whole = memoryview(self._map)
        self._head = whole[:16].cast("Q")  # how many
        self._rows = whole[16 : 16 + MOST * WIDTH].cast("Q")
        self._index = whole[16 + MOST * WIDTH :].cast("I")

    def digest(self, site: int, address: str, browser: str) -> int:
        """Who this is, today and on this site only."""
        told = f"{site}\0{address}\0{browser}".encode("utf-8", "surrogateescape")
        return int.from_bytes(blake2b(told, digest_size=8, key=self._salt).digest(), "big") | 1

    def last_seen(self, digest: int) -> int | None:
        """When, in seconds; ``None`` where not today."""
        row = self._find(digest)
        return None if row is None else self._rows[2 * row + 1] >> 32

    def see(self, digest: int, second: int, kind: Kind, site: int, before: int | None = None) -> Sighting:
        """Note that someone is here at a second; ``before`` is when they were seen on the day before."""
        row = self._find(digest)
        told = second << 32 | kind << 24 | site & 0xFFFFFF
        if row is not None:
            was = self._rows[2 * row + 1] >> 32
            if second - was < IDLE:
                if second > was:
                    self._rows[2 * row + 1] = told
                return Sighting.NOTHING
        return self._note(digest, told, second, before)

    def _note(self, digest: int, told: int, second: int, before: int | None) -> Sighting:
        """The same, with everyone else kept waiting: for who is new, or comes again."""
        fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            row = self._find(digest)
            if row is not None:
                goes_on = second - (self._rows[2 * row + 1] >> 32) < IDLE
                self._rows[2 * row + 1] = told
                return Sighting.NOTHING if goes_on else Sighting.VISIT
            self._add(digest, told)
            goes_on = before is not None and second - before < IDLE
            return Sighting.READER if goes_on else Sighting.READER | Sighting.VISIT
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def _add(self, digest: int, told: int) -> None:
        row = self._head[0]
        if row >= MOST:
            return
        self._rows[2 * row], self._rows[2 * row + 1] = digest, told
        place = digest % INDEX
        while self._index[place]:
            place = (place + 1) % INDEX
        self._index[place] = row + 1
        self._head[0] = row + 1

    def _find(self, digest: int) -> int | None:
        place = digest % INDEX
        index, rows = self._index, self._rows
        while row := index[place]:
            if rows[2 * row - 2] == digest:
                return row - 1
            place = (place + 1) % INDEX
        return None

    def online(self, second: int, site: int) -> dict[Kind, int]:
        """How many of each kind were here within the last five minutes."""
        found = dict.fromkeys(Kind, 0)
        for told in self._rows[1 : 2 * self._head[0] : 2].tolist():
            if told >> 32 > second - ONLINE and told & 0xFFFFFF == site & 0xFFFFFF:
                found[Kind(told >> 24 & 0xFF)] += 1
        return found


def _salt_of(path: Path) -> bytes:
    """The salt of a day: made by whoever comes first, the same for every process."""
    with suppress(FileExistsError):
        making = path.with_suffix(f".{os.getpid()}")
        file = os.open(making, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.write(file, secrets.token_bytes(SALT))
        os.close(file)
        try:
            os.link(making, path)
        finally:
            making.unlink()
    return path.read_bytes()


def forget(folder: Path, *, before: date) -> None:
    """Destroy salts and tables of earlier days: what was counted stays, who it was is gone."""
    for path in folder.glob("*-*-*.*"):
        with suppress(ValueError, FileNotFoundError):
            if date.fromisoformat(path.name.partition(".")[0]) < before:
                path.unlink()
