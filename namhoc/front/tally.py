"""Counting without a database: each process adds to a file of its own, mapped into memory.

What is added is in the file at once, so it stays when the process is killed; and only one process writes there, so
nothing is added twice or lost between two. Another process reads along and carries the numbers into the database.
"""

from __future__ import annotations

import mmap
import os
import struct
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PLACES = 32_768  # names that one file counts; a new file follows
NAME = 120  # bytes of a name
ROW = 8 + NAME  # how many, then the name
HEAD = ROW  # the number of names, and the process that writes
SUFFIX = ".tally"


class Tally:
    """The numbers that this process has counted since it began."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._open()

    def _open(self) -> None:
        self._process = os.getpid()
        path = self._folder / f"{time.time_ns():x}-{self._process}{SUFFIX}"
        size = HEAD + PLACES * ROW
        with path.open("x+b") as file:
            os.ftruncate(file.fileno(), size)
            self._map = mmap.mmap(file.fileno(), size)
        struct.pack_into("=QQ", self._map, 0, 0, self._process)
        self._numbers = memoryview(self._map).cast("Q")
        self._places: dict[str, int] = {}

    def add(self, name: str) -> None:
        """One more of this."""
        place = self._places.get(name)
        if place is None:
            place = self._new(name)
        self._numbers[place] += 1

    def _new(self, name: str) -> int:
        used = self._numbers[0]
        if used == PLACES or self._process != os.getpid():  # full; or this is the child of the one who opened it
            self._open()
            used = 0
        begin = HEAD + used * ROW
        self._map[begin + 8 : begin + ROW] = name.encode()[:NAME].ljust(NAME, b"\0")
        self._numbers[0] = used + 1  # last: who reads along finds the name written
        self._places[name] = begin // 8
        return begin // 8


def numbers_in(path: Path) -> dict[str, int]:
    """What a file has counted so far, by name."""
    content = path.read_bytes()
    used = struct.unpack_from("=Q", content)[0]
    rows = (struct.unpack_from(f"=Q{NAME}s", content, HEAD + place * ROW) for place in range(used))
    return {name.rstrip(b"\0").decode(errors="replace"): number for number, name in rows}


def files_in(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Every file that was counted into, and whether its process still runs."""
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        with suppress(FileNotFoundError):
            yield path, _runs(int(path.stem.rpartition("-")[2]))


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
