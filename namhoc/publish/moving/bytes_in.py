"""A file seen through a window that moves on: patterns are matched at its beginning; it grows where they need more."""

from __future__ import annotations

import re
from collections.abc import Callable

A_READ = 1 << 18


class Window:
    """What has been read and not yet used of a stream of bytes."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._held = b""
        self._at = 0
        self._ended = False

    def grow(self) -> bool:
        """Read on, the more the more is held; ``False`` at the end."""
        if self._ended:
            return False
        more = self._read(max(A_READ, len(self._held) - self._at))
        self._held, self._at = self._held[self._at :] + more, 0
        self._ended = not more
        return bool(more)

    def match(self, pattern: re.Pattern[bytes], longest: int) -> re.Match[bytes] | None:
        """The pattern at the beginning, which moves past it. Reads on until it fits or is longer than ``longest``."""
        found = self.look(pattern, longest)
        if found is not None:
            self._at = found.end()
        return found

    def look(self, pattern: re.Pattern[bytes], longest: int) -> re.Match[bytes] | None:
        """The same, and the beginning stays."""
        while True:
            found = pattern.match(self._held, self._at)
            if found is not None and (found.end() < len(self._held) or self._ended or not longest):
                return found
            held = len(self._held) - self._at
            if (found is None and held > longest) or not self.grow():
                return pattern.match(self._held, self._at)

    def text_to(self, mark: bytes, longest: int) -> bytes:
        """What stands before a mark, or all that may be; the window moves to the mark."""
        while (end := self._held.find(mark, self._at)) < 0 and len(self._held) - self._at < longest and self.grow():
            continue
        start, self._at = self._at, end if end >= 0 else len(self._held)
        return self._held[start : self._at]

    def skip_past(self, mark: bytes) -> None:
        """On to behind a mark, or to the end."""
        while (end := self._held.find(mark, self._at)) < 0:
            self._at = max(self._at, len(self._held) - len(mark))
            if not self.grow():
                self.drop_all()
                return
        self._at = end + len(mark)

    def starts_with(self, mark: bytes) -> bool:
        return self._held.startswith(mark, self._at)

    def drop(self, many: int) -> None:
        self._at += many

    def drop_all(self) -> None:
        self._at = len(self._held)

    def is_empty(self) -> bool:
        """Whether all that was read is used."""
        return self._at == len(self._held)
