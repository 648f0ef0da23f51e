"""Tables that refuse to lose a row, set aside while a test empties its database or plays someone who got round them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.db import connection

GUARDS_OF_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'"
TABLES_OF_POSTGRESQL = "SELECT DISTINCT tgrelid::regclass FROM pg_trigger WHERE NOT tgisinternal"


@contextmanager
def guards_aside() -> Iterator[None]:
    """Within it, the database changes and deletes what it otherwise keeps."""
    away, back = _of_postgresql() if connection.vendor == "postgresql" else _of_sqlite()
    _run(away)
    try:
        yield
    finally:
        _run(back)


def with_guards_aside(work: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(work)
    def worked(*args: Any, **kwargs: Any) -> Any:
        with guards_aside():
            return work(*args, **kwargs)

    return worked


def _of_sqlite() -> tuple[list[str], list[str]]:
    guards = _asked(GUARDS_OF_SQLITE)
    return [f"DROP TRIGGER {name}" for name, _sql in guards], [sql for _name, sql in guards]


def _of_postgresql() -> tuple[list[str], list[str]]:
    """It alters no table on which a check still waits for the end of the transaction."""
    tables = [table for (table,) in _asked(TABLES_OF_POSTGRESQL)]
    away, back = ([f"ALTER TABLE {table} {turn} TRIGGER USER" for table in tables] for turn in ("DISABLE", "ENABLE"))
    now, later = "SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED"
    return [now, *away, later], [now, *back, later]


def _asked(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
