"""Queries whose SQL is written once in a process: what pages made anew ask again and again with other values.

Writing a query costs several times what a small one takes to run. A shape is an ordinary queryset with ``Given`` where
its values differ from one asking to the next.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Expression, Field, QuerySet
from django.db.models.sql.compiler import SQLCompiler


@dataclass(frozen=True)
class _Slot:
    """Where a value goes, and how its column writes it."""

    name: str
    field: Field[Any, Any]


class Given(Expression):
    """A value that is told when the query is asked."""

    def __init__(self, name: str, field: Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.slot = _Slot(name, field)

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Any:  # noqa: ARG002  # Django's own
        return "%s", [self.slot]


class Prepared:
    """A queryset to be asked often. What it reads beside its rows, such as ``prefetch_related``, it leaves unread."""

    def __init__(self, shape: QuerySet[Any]) -> None:
        self._shape = shape
        self._written: dict[str, tuple[SQLCompiler, str, tuple[Any, ...]]] = {}

    def __call__(self, **given: Any) -> list[Any]:
        """The rows, as the queryset gives them.

        Raises  ``KeyError`` for a value that was not given
        """
        database = self._shape.db
        compiler, sql, slots = self._written.get(database) or self._write(database)
        connection = connections[database]
        asked = copy(compiler)
        asked.connection = connection  # each thread has its own
        told = tuple(_filled(slot, given, connection) for slot in slots)
        asked.as_sql = lambda *_args, **_kwargs: (sql, told)  # type: ignore[method-assign]  # written already
        written: Any = _Written(asked)
        rows: Any = QuerySet(self._shape.model, query=written, using=database)
        rows_of: Any = self._shape._iterable_class  # noqa: SLF001  # models, rows of values or single values
        return list(rows_of(rows))

    def _write(self, database: str) -> tuple[SQLCompiler, str, tuple[Any, ...]]:
        compiler = self._shape.query.get_compiler(using=database)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:  # nothing can be found, so nothing is asked
            sql, params = "", ()
        self._written[database] = compiler, sql, tuple(params)
        return self._written[database]


@dataclass(frozen=True)
class _Written:
    """A query that needs no more writing."""

    compiler: SQLCompiler

    def get_compiler(self, *_args: Any, **_kwargs: Any) -> SQLCompiler:
        return self.compiler


def _filled(slot: Any, given: dict[str, Any], connection: Any) -> Any:
    return slot.field.get_db_prep_value(given[slot.name], connection) if isinstance(slot, _Slot) else slot
