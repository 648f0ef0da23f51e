"""What every hostile case is held to: an answer in time, no fault of ours, and nothing changed that should not be."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection

SECONDS = 2.0
# What a look at a page may write: one's own sign-in, and guesses at one.
OF_ONE_S_OWN = ("django_session", "axes_", "people_signin", "sqlite_sequence")


def digest(*aside: str) -> str:
    """Everything the database holds, in one number; the tables that begin with ``aside`` left out."""
    told = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            if not table.startswith((*OF_ONE_S_OWN, *aside)) and "fts" not in table:
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the database's own names
                told.update(repr((table, sorted(map(repr, cursor.fetchall())))).encode())
    return told.hexdigest()


def asked(ask: Callable[[], Any]) -> tuple[Any, list[str]]:
    """The answer, and what is wrong with how it came."""
    begun = time.thread_time()  # of the processor: how busy the machine is says nothing of us
    response = ask()
    took = time.thread_time() - begun
    wrong = [f"answered {response.status_code}"] if response.status_code >= 500 else []
    return response, wrong + ([f"took {took:.1f} seconds"] if took > SECONDS else [])


def faults(cases: Iterable[Any], ask: Callable[[Any], Iterable[str]]) -> dict[str, list[str]]:
    """Each case that did not go well, by its name, with what went wrong."""
    found = {case.name: list(ask(case)) for case in cases}
    return {name: wrong for name, wrong in found.items() if wrong}
