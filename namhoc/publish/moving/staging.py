"""What was read of another portal's database, laid out in a file so that it can be asked: tables come in any order."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from namhoc.publish.moving.dump import Row

ROWS_AT_ONCE = 500
Told = Callable[[int], None]


class Staged:
    """Tables of texts, under the names they had."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._columns: dict[str, list[str]] = {}
        self.counts: dict[str, int] = {}

    def take(self, rows: Iterable[Row], told: Told = lambda _rows: None) -> None:
        """Keep rows as they come; ``told`` hears how many there are."""
        taken, coming = 0, iter(rows)
        while some := list(islice(coming, ROWS_AT_ONCE)):
            for row in some:
                self._keep(row)
            taken += len(some)
            told(taken)
        self._connection.commit()

    def _keep(self, row: Row) -> None:
        known = self._columns.get(row.table)
        if known is None:
            known = self._columns[row.table] = list(row.values)
            self._ask(f"CREATE TABLE {_quoted(row.table)} ({', '.join(map(_quoted, known))})")
        for column in row.values.keys() - set(known):
            self._ask(f"ALTER TABLE {_quoted(row.table)} ADD COLUMN {_quoted(column)}")
            known.append(column)
        names, holes = ", ".join(map(_quoted, row.values)), ", ".join("?" * len(row.values))
        self._ask(
            f"INSERT INTO {_quoted(row.table)} ({names}) VALUES ({holes})",
            tuple(value and value.replace("\0", "") for value in row.values.values()),
        )
        self.counts[row.table] = self.counts.get(row.table, 0) + 1

    def _ask(self, words: str, values: tuple[str | None, ...] = ()) -> sqlite3.Cursor:
        return self._connection.execute(words, values)

    def tables(self) -> list[str]:
        return sorted(self._columns)

    def rows(self, table: str, order: str = "") -> Iterator[Mapping[str, str]]:
        """All rows of a table as texts, nothing as an empty one; none where there is no such table."""
        columns = self._columns.get(table)
        if columns is None:
            return
        by = f" ORDER BY CAST({_quoted(order)} AS INTEGER), rowid" if order in columns else ""
        for row in self._ask(f"SELECT * FROM {_quoted(table)}{by}"):
            yield dict(zip(columns, ("" if value is None else value for value in row), strict=True))

    def index(self, table: str, column: str) -> None:
        """Make rows of a table quick to find by one of its columns."""
        if column in self._columns.get(table, ()):
            name = _quoted(f"{table} by {column}")
            self._ask(f"CREATE INDEX IF NOT EXISTS {name} ON {_quoted(table)} ({_quoted(column)})")

    def row(self, table: str, column: str, value: str) -> Mapping[str, str]:
        """The last row with this value, empty where there is none: a table without keys may hold two."""
        columns = self._columns.get(table, [])
        if column not in columns:
            return {}
        words = f"SELECT * FROM {_quoted(table)} WHERE {_quoted(column)} = ? ORDER BY rowid DESC LIMIT 1"
        found = self._ask(words, (value,)).fetchone()
        return {} if found is None else dict(zip(columns, ("" if one is None else one for one in found), strict=True))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@contextmanager
def staging() -> Iterator[Staged]:
    """Room for tables, gone with what is in it."""
    with tempfile.TemporaryDirectory(prefix="namhoc-moving-") as folder:
        connection = sqlite3.connect(Path(folder, "staged.sqlite3"))
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("PRAGMA synchronous=OFF")
        try:
            yield Staged(connection)
        finally:
            connection.close()
