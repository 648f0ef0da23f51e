"""The index of published articles: FTS5 on SQLite, text search on PostgreSQL; one row an article, folded.

It is written in the transaction that publishes or withdraws, so it never knows more than the public may read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from namhoc.publish.search.words import words_of

TABLE = "publish_search"
# A title says more than a lead, and a lead more than a body; bm25 wants weights, PostgreSQL letters.
MAKE: Mapping[str, Sequence[str]] = {
    "sqlite": (f"CREATE VIRTUAL TABLE {TABLE} USING fts5(title, lead, body, tokenize='unicode61', prefix='2 3')",),
    "postgresql": (
        f"CREATE TABLE {TABLE} (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
        f"CREATE INDEX {TABLE}_words ON {TABLE} USING gin (words)",
    ),
}
DROP = f"DROP TABLE {TABLE}"
PUT: Mapping[str, str] = {
    "sqlite": f"INSERT INTO {TABLE} (rowid, title, lead, body) VALUES (%s, %s, %s, %s)",  # noqa: S608  # no input
    "postgresql": f"INSERT INTO {TABLE} (rowid, words) VALUES (%s, "  # noqa: S608  # no input
    "setweight(to_tsvector('simple', %s), 'A') || setweight(to_tsvector('simple', %s), 'B') "
    "|| setweight(to_tsvector('simple', %s), 'C'))",
}
TAKE = f"DELETE FROM {TABLE} WHERE rowid = %s"  # noqa: S608  # no input
FIND: Mapping[str, str] = {  # key and rank, the best first
    "sqlite": f"SELECT rowid, -bm25({TABLE}, 12.0, 4.0, 1.0) FROM {TABLE} WHERE {TABLE} MATCH %s "  # noqa: S608
    "ORDER BY 2 DESC, 1 DESC LIMIT %s",
    "postgresql": "SELECT rowid, ts_rank('{0, 0.1, 0.35, 1}', words, asked, 1) "  # noqa: S608  # no input
    f"FROM {TABLE}, to_tsquery('simple', %s) AS asked WHERE words @@ asked ORDER BY 2 DESC, 1 DESC LIMIT %s",
}


def put_in(key: int, title: str, lead: str, body: str) -> None:
    """The article is found by these words, and no longer by those it had."""
    take_out(key)
    with connection.cursor() as cursor:
        cursor.execute(PUT[connection.vendor], [key, *(" ".join(words_of(text)) for text in (title, lead, body))])


def take_out(key: int) -> None:
    """The article is not found."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [key])


def find(words: Sequence[str], limit: int) -> list[tuple[int, float]]:
    """Keys of articles that have every word, the last perhaps not written to its end; the best first, ranked."""
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute(FIND[connection.vendor], [_QUERIES[connection.vendor](words), limit])
        rows: list[Any] = cursor.fetchall()
    return [(int(key), float(rank)) for key, rank in rows]


def _for_sqlite(words: Sequence[str]) -> str:
    every = " AND ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])
    return every if len(words) == 1 else f'("{" ".join(words)}") OR ({every})'


def _for_postgresql(words: Sequence[str]) -> str:
    every = " & ".join([*words[:-1], f"{words[-1]}:*"])
    return every if len(words) == 1 else f"({' <-> '.join(words)}) | ({every})"


_QUERIES = {"sqlite": _for_sqlite, "postgresql": _for_postgresql}
