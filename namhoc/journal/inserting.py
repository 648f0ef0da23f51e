"""Many new rows at once: what the ORM does for each of a hundred thousand rows takes longer than the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, cast

from django.db import connection, models

Columns = Sequence[tuple[str, Callable[[Any], Any] | None]]


def insert_rows(model: type[models.Model], rows: Sequence[dict[str, Any]]) -> None:
    """Insert new rows of one table, in the transaction that is open; each names every column as its model does."""
    if not rows:
        return
    fields = {field.attname: field for field in model._meta.concrete_fields}  # noqa: SLF001 - Django documents it
    columns = [(name, _as_stored(fields[name])) for name in rows[0]]
    quoted = [connection.ops.quote_name(str(fields[name].column)) for name in rows[0]]
    into = f"{connection.ops.quote_name(model._meta.db_table)} ({', '.join(quoted)})"  # noqa: SLF001
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for told in _told(rows, columns):
                    copy.write_row(told)
        else:
            statement = f"INSERT INTO {into} VALUES ({', '.join(['%s'] * len(quoted))})"  # noqa: S608 - names only
            cursor.executemany(statement, cast("Sequence[tuple[Any, ...]]", _told(rows, columns)))


def _told(rows: Iterable[dict[str, Any]], columns: Columns) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield tuple([row[name] if stored is None else stored(row[name]) for name, stored in columns])


def _as_stored(field: models.Field[Any, Any]) -> Callable[[Any], Any] | None:
    """How a value of the field is written, where that is not the value itself; the same few days come often."""
    if isinstance(field, models.DateField | models.DecimalField | models.JSONField):
        return cache(lambda value: field.get_db_prep_save(value, connection))
    return None
