"""Reads of the journal."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db import connection, models
from django.db.models import Q

from namhoc.journal.chain import ROW, follow
from namhoc.journal.models import ChainEnd, Checkpoint, Entry
from namhoc.journal.things import thing_kind, thing_name

PEOPLE = "people."  # accounts and posts: whose they are, only the unit says
A_BATCH = 5_000


def entries_about(thing: models.Model) -> models.QuerySet[Entry]:
    """What was done to one thing, the latest first."""
    named = Entry.objects.filter(kind=thing_kind(thing), thing=thing_name(thing))
    return named.order_by("-number")


def entries_by(units: Collection[str]) -> models.QuerySet[Entry]:
    """What was done under posts of these units or to what is theirs, the latest first.

    "" stands for posts of no unit: what was done without one shows where it was done to these units, or to what is
    no unit's; somebody's account or post is always somebody's
    """
    named = [unit for unit in units if unit]
    seen = Q(unit__in=named) | (Q(thing_unit__in=named) & ~Q(unit=""))
    if "" in units:
        seen |= Q(unit="", thing_unit__in=named) | (Q(unit="", thing_unit="") & ~Q(kind__startswith=PEOPLE))
    return Entry.objects.filter(seen).order_by("-number")


def checkpoints() -> models.QuerySet[Checkpoint]:
    """The signed notes, in the order in which they were made."""
    return Checkpoint.objects.order_by("pk")


def newest_checkpoint() -> Checkpoint | None:
    return checkpoints().last()


def chain_end() -> tuple[int, str]:
    """The number and digest of the last entry as the chain keeps them."""
    end = ChainEnd.objects.filter(id=1).first()
    return (0, "") if end is None else (end.number, end.digest if end.number else "")


def broken_at() -> int | None:
    """The number at which the chain does not hold, or does not meet the end that was kept of it.

    Whoever writes every entry and the end anew is not found by this, but by a note that was kept: see ``checking``
    """
    number, digest = chain_end()
    reached, last, whole = follow(rows_after(0, number))
    return where_broken(number, digest, reached, last, whole=whole)


def where_broken(number: int, digest: str, reached: int, last: str, *, whole: bool) -> int | None:
    """The first entry that is not what was kept: where the chain stopped holding, or parts from its kept end."""
    if not whole or reached < number:
        return reached + 1
    if reached and last != digest:
        return reached
    return reached + 1 if _beyond() else None


def _beyond() -> bool:
    """Whether entries stand behind the kept end. The entries are asked first: the end only ever moves with them."""
    last = Entry.objects.aggregate(last=models.Max("number"))["last"] or 0
    return bool(last > chain_end()[0])


def digest_at(number: int) -> str:
    """The digest of one entry; nothing where there is none."""
    return Entry.objects.filter(number=number).values_list("digest", flat=True).first() or ""


def rows_after(number: int, until: int) -> Iterator[tuple[Any, ...]]:
    """Stored entries as ``ROW`` names them, read past the models: there may be millions."""
    quote = connection.ops.quote_name
    columns = ", ".join(f"CAST({quote(name)} AS TEXT)" if name == "day" else quote(name) for name in ROW)
    table, numbered = quote(Entry._meta.db_table), quote("number")  # noqa: SLF001 - Django documents it
    asked = f"SELECT {columns} FROM {table} WHERE {numbered} > %s AND {numbered} <= %s ORDER BY {numbered}"  # noqa: S608
    with connection.chunked_cursor() as cursor:
        cursor.execute(asked, [number or -1, until])  # what stands before the first entry is part of no chain
        while batch := cursor.fetchmany(A_BATCH):
            yield from batch
