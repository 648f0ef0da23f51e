"""A journal made for measuring: entries as an office's year leaves them, in as many as are wanted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import connection

from namhoc.journal.chain import BEGINNING, FORMAT, ROW, canonical, row_text
from namhoc.journal.models import ChainEnd, Checkpoint, Entry
from namhoc.journal.queries import chain_end
from namhoc.journal.sealing import make_checkpoint
from tests.provide.emptying import guards_aside

FIRST_DAY = date(2021, 8, 27)
SCHOOLS, PEOPLE, A_BATCH = 600, 900, 10_000
ACTS = (("fill-report", "collect.report"), ("send-report", "collect.report"), ("approve-report", "collect.report"))


def made(numbers: range, previous: str) -> Iterator[list[str | int]]:
    """Rows as ``ROW`` names them, chained."""
    for number in numbers:
        act, kind = ACTS[number % len(ACTS)]
        unit = f"school-{number % SCHOOLS:04}-dien-bien"
        cells = {"pupils": number % 997, "classes": number % 41, "teachers": ["missing", "cô giáo đang nghỉ sinh"]}
        told: dict[str, str | int] = {
            "account": f"vanthu{number % PEOPLE:03}.dienbien",
            "act": act,
            "after": hashlib.sha256(b"%d" % number).hexdigest(),
            "at": f"2021-08-27T07:{number % 60:02}:00.{number % 10**6:06}+00:00",
            "before": hashlib.sha256(b"%d" % (number - 1)).hexdigest(),
            "day": (FIRST_DAY + timedelta(number // 5_000)).isoformat(),
            "details": canonical({"cells": cells}),
            "format": FORMAT,
            "kind": kind,
            "number": number,
            "post": f"school-clerk@{unit}",
            "previous": previous,
            "reason": "",
            "round": "end-of-year",
            "thing": str(number % 3_000),
            "thing_unit": unit,
            "year": "2021-2022",
            "unit": unit,
            "digest": "",
        }
        row = [told[name] for name in ROW]
        row[-1] = previous = hashlib.sha256(row_text(row).encode()).hexdigest()
        yield row


def write(count: int, *, notes: int) -> None:
    """So many entries more, with so many notes among them, the last over the very end; on fresh days."""
    number, digest = chain_end()
    quoted = ", ".join(connection.ops.quote_name(name) for name in ROW)
    insert = f"INSERT INTO journal_entry ({quoted}) VALUES ({', '.join(['%s'] * len(ROW))})"  # noqa: S608 - our names
    day = max([FIRST_DAY, *(one.day for one in Checkpoint.objects.all())])
    for part in range(notes):
        until = number + count * (part + 1) // notes - count * part // notes
        for start in range(number + 1, until + 1, A_BATCH):
            rows = list(made(range(start, min(start + A_BATCH, until + 1)), digest or BEGINNING))
            with connection.cursor() as cursor:
                cursor.executemany(insert, rows)
            digest = str(rows[-1][-1])
        number = until
        ChainEnd.objects.update_or_create(id=1, defaults={"number": number, "digest": digest})
        day += timedelta(days=1)
        make_checkpoint(day)


def emptied() -> None:
    """Nothing written, the database's guards notwithstanding."""
    with guards_aside():
        for model in (Entry, ChainEnd, Checkpoint):
            model.objects.all().delete()
