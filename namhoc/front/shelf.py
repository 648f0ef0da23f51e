"""Pages kept whole: as files that all processes share, and the ones asked for lately in memory.

A file holds one page: what is known of it as a line of JSON, then its body as it is and as it was compressed. It is
written beside and renamed, so nobody reads half of one.
"""

from __future__ import annotations

import fcntl
import gzip
import json
import os
import time
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias

import brotli

from namhoc.front.clock import EVERYTHING, Clock, slots_of

Key: TypeAlias = tuple[str, str, str, str]  # host, path, query, language
Headers: TypeAlias = list[tuple[str, str]]

QUALITY = 9  # of 11: the last two cost ten times as long for a few per cent
AS_IT_IS, BROTLI, GZIP = "identity", "br", "gzip"
MEMORY = 256 * 1024 * 1024  # bytes of bodies that one process holds
PAGES = 20_000  # of which one process knows where they are
PATIENCE = 5.0  # seconds to wait for someone else who makes the same page
DOORS = 256  # pages made at once, at most one behind each


@dataclass
class Kept:
    """One page as it was made: good while nothing that it shows has a later tick."""

    path: Path
    made: int
    slots: tuple[int, ...]
    etag: str
    counted: str
    headers: Headers
    places: Mapping[str, tuple[int, int]]  # encoding: where in the file, and how long
    ends: float = 0  # by the clock of the machine; 0 where nothing but a change ends it
    checked: int = 0
    bodies: dict[str, bytes] = field(default_factory=dict)
    answers: dict[str, Headers] = field(default_factory=dict)

    def is_good(self, clock: Clock) -> bool:
        """Whether it is still what would be made now."""
        if self.ends and time.time() >= self.ends:
            return False
        now = clock.now()
        if self.checked != now:
            if clock.latest(self.slots) > self.made:
                return False
            self.checked = now
        return True


class Shelf:
    """Where pages are kept. ``find`` and ``keep`` are all that is asked of it."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder, self._clock = folder, clock
        self._lately: OrderedDict[Key, Kept] = OrderedDict()
        self._held = 0
        folder.mkdir(parents=True, exist_ok=True)

    def at_hand(self, key: Key) -> Kept | None:
        """The page, where it is in memory and good."""
        kept = self._lately.get(key)
        if kept is None or not kept.is_good(self._clock):
            return None
        self._lately.move_to_end(key)
        return kept

    def find(self, key: Key) -> Kept | None:
        """The page, where any process has kept it and it is good."""
        kept = self.at_hand(key) or self._read(key)
        if kept is not None and kept.is_good(self._clock):
            return kept
        self._put_away(key)
        return None

    def body(self, key: Key, kept: Kept, encoding: str) -> tuple[Kept, bytes]:
        """The page with its body in one encoding; where another was put in its place meanwhile, that one."""
        body = kept.bodies.get(encoding)
        if body is None:
            with kept.path.open("rb") as file:
                line = file.readline()
                if json.loads(line)["etag"] != kept.etag:
                    kept = self._take_down(key, kept.path, line)
                begin, length = kept.places[encoding]
                file.seek(begin)
                body = kept.bodies[encoding] = file.read(length)
            self._held += length
            self._make_room(key)
        return kept, body

    def keep(
        self,
        key: Key,
        *,
        made: int,
        names: Sequence[str],
        counted: str,
        headers: Headers,
        body: bytes,
        lasts: int = 0,
    ) -> Kept:
        """Keep a page that was begun at tick ``made`` and shows these names, for ``lasts`` seconds if not for good."""
        bodies = {AS_IT_IS: body, BROTLI: _brotli(body), GZIP: gzip.compress(body, 6, mtime=0)}
        about = {
            "key": key,
            "made": made,
            "slots": slots_of([*names, EVERYTHING]),
            "etag": f'W/"{blake2b(body, digest_size=12).hexdigest()}"',
            "counted": counted,
            "ends": time.time() + lasts if lasts else 0,
            "headers": headers,
            "lengths": {encoding: len(told) for encoding, told in bodies.items()},
        }
        path = self._path(key)
        path.parent.mkdir(exist_ok=True)
        making = path.with_suffix(f".{os.getpid()}-{time.monotonic_ns()}")
        making.write_bytes(json.dumps(about).encode() + b"\n" + b"".join(bodies.values()))
        making.replace(path)
        kept = self._read(key)
        if kept is None:
            raise OSError(f"{path} was kept and is gone")
        return kept

    @contextmanager
    def alone(self, key: Key) -> Iterator[None]:
        """Let one process at a time make this page; whoever has waited too long goes on all the same."""
        door = self._folder / f"door-{hash_of(key)[0] % DOORS}"
        file = os.open(door, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            _wait_for(file)
            yield
        finally:
            os.close(file)

    def tidy(self) -> None:
        """Files of pages that are no longer good go; those of addresses nobody asks for again would stay for ever."""
        for path in self._folder.glob("??/*"):
            with suppress(OSError, ValueError, KeyError):
                about = json.loads(_first_line(path))
                ended = about["ends"] and time.time() >= about["ends"]
                if ended or self._clock.latest(about["slots"]) > about["made"]:
                    path.unlink()

    def _path(self, key: Key) -> Path:
        name = hash_of(key).hex()
        return self._folder / name[:2] / name[2:]

    def _read(self, key: Key) -> Kept | None:
        """The page as any process has kept it; another page of the same digest is none."""
        path = self._path(key)
        try:
            line = _first_line(path)
        except OSError:
            return None
        return self._take_down(key, path, line) if tuple(json.loads(line)["key"]) == key else None

    def _take_down(self, key: Key, path: Path, line: bytes) -> Kept:
        """The page that a file's first line tells of, to be at hand from now on."""
        about = json.loads(line)
        places, begin = {}, len(line)
        for encoding, length in about["lengths"].items():
            places[encoding] = (begin, length)
            begin += length
        headers = [(name, value) for name, value in about["headers"]]
        kept = Kept(
            path,
            about["made"],
            tuple(about["slots"]),
            about["etag"],
            about["counted"],
            headers,
            places,
            about.get("ends", 0),
        )
        self._put_away(key)
        self._lately[key] = kept
        return kept

    def _put_away(self, key: Key) -> None:
        gone = self._lately.pop(key, None)
        if gone is not None:
            self._held -= sum(map(len, gone.bodies.values()))

    def _make_room(self, key: Key) -> None:
        self._lately.move_to_end(key)
        while (self._held > MEMORY or len(self._lately) > PAGES) and len(self._lately) > 1:
            self._put_away(next(iter(self._lately)))


def hash_of(key: Key) -> bytes:
    """What a page is called among the files."""
    return blake2b("\0".join(key).encode("utf-8", "surrogateescape"), digest_size=16).digest()


def _first_line(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.readline()


def _brotli(body: bytes) -> bytes:
    compressed: bytes = brotli.compress(body, mode=brotli.MODE_TEXT, quality=QUALITY)
    return compressed


def _wait_for(file: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        time.sleep(0.002)
