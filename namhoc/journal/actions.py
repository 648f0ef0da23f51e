"""Writing the journal: inside the transaction of the act, or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models, transaction

from namhoc.journal.actor import Actor
from namhoc.journal.chain import BEGINNING, FORMAT, canonical, digest, entry_digest, unit_of
from namhoc.journal.errors import OutsideTransaction
from namhoc.journal.models import ChainEnd, Entry
from namhoc.journal.sealing import seal_before_the_day
from namhoc.journal.things import thing_kind, thing_name, where_filed
from namhoc.law.today import today


@dataclass(frozen=True)
class Act:
    """What was done to one thing, as an entry will tell it.

    ``before`` and ``after`` are plain values of the thing; only their digests are kept.
    """

    act: str
    thing: models.Model
    before: Any = None
    after: Any = None
    reason: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


def write_entry(
    act: str,
    thing: models.Model,
    *,
    by: Actor,
    before: Any = None,
    after: Any = None,
    reason: str = "",
    details: Mapping[str, Any] | None = None,
) -> Entry:
    """One act, chained to the one before it.

    ``before`` and ``after`` are plain values of the thing; only their digests are kept here.
    Raises  ``OutsideTransaction`` where the act is not in one
    """
    return write_entries([Act(act, thing, before, after, reason, details or {})], by=by)[0]


def write_entries(acts: Sequence[Act], *, by: Actor) -> list[Entry]:
    """Many acts of one hand: chained in the order given, inserted together.

    Raises  ``OutsideTransaction`` where the acts are not in one
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(acts[0].act if acts else "")
    with transaction.atomic():
        end, _created = ChainEnd.objects.select_for_update().get_or_create(id=1, defaults={"digest": BEGINNING})
        seal_before_the_day(end, today())
        entries: list[Entry] = []
        number, previous = end.number, end.digest
        for act in acts:
            number += 1
            entries.append(_entry(act, by, number, previous))
            previous = entries[-1].digest
        Entry.objects.bulk_create(entries)
        ChainEnd.objects.filter(id=1).update(number=number, digest=previous, day=today())
    return entries


def _entry(act: Act, by: Actor, number: int, previous: str) -> Entry:
    filed = where_filed(act.thing, act.details)
    written: dict[str, Any] = {
        "format": FORMAT,
        "number": number,
        "at": datetime.now(UTC).isoformat(timespec="microseconds"),
        "day": by.day,
        "account": by.account,
        "post": by.post,
        "act": act.act,
        "kind": thing_kind(act.thing),
        "thing": thing_name(act.thing),
        "thing_unit": filed.unit,
        "year": filed.year,
        "round": filed.round,
        "before": "" if act.before is None else digest(canonical(act.before)),
        "after": "" if act.after is None else digest(canonical(act.after)),
        "reason": act.reason,
        "details": canonical(act.details),
        "previous": previous,
    }
    return Entry(**written, unit=unit_of(by.post), digest=entry_digest(written))
