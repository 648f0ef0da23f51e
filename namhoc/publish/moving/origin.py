"""Where another portal's rows come from: a dump in a file, or its database while it runs."""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import SplitResult, unquote, urlsplit

from namhoc.law.findings import Finding, Place
from namhoc.publish.moving.bytes_in import Window
from namhoc.publish.moving.dump import Dump, Row
from namhoc.publish.moving.errors import NoDatabase

GZIP = b"\x1f\x8b"
AN_END = 4096
_BEGUN = re.compile(rb"^-- (?:MariaDB|MySQL) dump ", re.MULTILINE)
NAMES = (
    r"(?P<prefix>\w+?)_(?P<lang>[a-z]{2})_"
    r"(?:(?P<module>\w+?)_(?:rows|cat|detail|bodyhtml_\d+|bodytext|sources|topics|tags|tags_id|author|authorlist|voices"
    r"|block_cat|block)|comments?|modules)"
)
_WANTED = re.compile(rf"{NAMES}|\w+?_(?:counter|config)")


def wanted(table: str) -> bool:
    """Whether a table of NukeViet is one that is taken in."""
    return _WANTED.fullmatch(table) is not None


class Origin(Protocol):
    """Rows, and what could not be read of them. ``digest`` and ``findings`` are whole when all rows were read."""

    name: str
    findings: list[Finding]

    def rows(self) -> Iterator[Row]: ...

    @property
    def digest(self) -> str: ...


class Ends:
    """What a dump begins and ends with: MariaDB's and MySQL's own programs say at the end that they came there."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._first, self._last = b"", b""

    def read(self, most: int) -> bytes:
        some = self._read(most)
        if len(self._first) < AN_END:
            self._first += some[:AN_END]
        self._last = (self._last + some)[-AN_END:]
        return some

    def are_whole(self) -> bool:
        """Whether nothing is missing at the end, as far as can be told: a cut between two statements looks like one."""
        return _BEGUN.search(self._first) is None or b"-- Dump completed" in self._last


class DumpFile:
    """A dump in a file, as it is or compressed by gzip."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.findings: list[Finding] = []
        self._path = path
        self._digest = hashlib.sha256()

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()

    def rows(self) -> Iterator[Row]:
        with self._path.open("rb") as file:
            packed = file.read(len(GZIP)) == GZIP
            file.seek(0)
            while some := file.read(1 << 20):
                self._digest.update(some)
            file.seek(0)
            ends = Ends((gzip.GzipFile(fileobj=file) if packed else file).read)
            try:
                yield from Dump(Window(ends.read), wanted, self.findings)
                whole = ends.are_whole()
            except (EOFError, gzip.BadGzipFile, zlib.error):
                whole = False
            if not whole and "publish.dump-cut-off" not in {found.code for found in self.findings}:
                self.findings.append(Finding("publish.dump-cut-off", Place(), {"table": ""}))


class LiveDatabase:
    """A database while it runs, read in one transaction."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("mysql", "mariadb") or not parts.path.strip("/"):
            raise NoDatabase("mysql://người-dùng:mật-khẩu@máy:3306/tên-cơ-sở-dữ-liệu")
        self.name = f"{parts.hostname or 'localhost'}/{parts.path.strip('/')}"
        self.findings: list[Finding] = []
        self._parts = parts
        self._digest = hashlib.sha256()

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()

    def rows(self) -> Iterator[Row]:
        import pymysql
        from pymysql.cursors import SSCursor

        told = _call(self._parts)
        place = told.get("unix_socket")
        if place and not Path(str(place)).is_socket():
            raise NoDatabase(str(place))
        try:
            connection = pymysql.connect(**told, charset="utf8mb4", use_unicode=True, cursorclass=SSCursor)
            with connection, connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                cursor.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")
                cursor.execute("SHOW TABLES")
                for table in sorted(filter(wanted, [str(name) for (name,) in cursor.fetchall()])):
                    yield from self._of(cursor, table)
        except pymysql.MySQLError as error:
            raise NoDatabase(str(error.args[-1] if error.args else error)) from error

    def _of(self, cursor: Any, table: str) -> Iterator[Row]:
        cursor.execute(f"SELECT * FROM `{table}`")
        columns = [column[0] for column in cursor.description]
        for number, values in enumerate(cursor, 1):
            texts = [_text(value) for value in values]
            self._digest.update(repr((table, texts)).encode())
            yield Row(table, number, dict(zip(columns, texts, strict=True)))


def _text(value: object) -> str | None:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return None if value is None else str(value)


def _call(parts: SplitResult) -> dict[str, object]:
    """An address as the driver takes it; ``?socket=/path`` names a socket instead of a host."""
    socket = unquote(parts.query.removeprefix("socket=")) if parts.query.startswith("socket=") else ""
    place: dict[str, object] = (
        {"unix_socket": socket} if socket else {"host": parts.hostname, "port": parts.port or 3306}
    )
    return {
        **place,
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "database": unquote(parts.path.strip("/")),
    }
