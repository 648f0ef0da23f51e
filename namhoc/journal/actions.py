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
from namhoc.journal.inserting import insert_rows
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
    _refuse_outside(act)
    with transaction.atomic():
        [written] = _chained([Act(act, thing, before, after, reason, details or {})], by)
        return Entry.objects.create(**written)


def write_entries(acts: Sequence[Act], *, by: Actor) -> None:
    """Many acts of one hand: chained in the order given, inserted together.

    Raises  ``OutsideTransaction`` where the acts are not in one
    """
    if acts:
        _refuse_outside(acts[0].act)
        with transaction.atomic():
            insert_rows(Entry, _chained(acts, by))


def _refuse_outside(act: str) -> None:
    if not connection.in_atomic_block:
        raise OutsideTransaction(act)


def _chained(acts: Sequence[Act], by: Actor) -> list[dict[str, Any]]:
    """What the entries hold, each on the digest of the one before it; the chain ends at the last."""
    end, _created = ChainEnd.objects.select_for_update().get_or_create(id=1, defaults={"digest": BEGINNING})
    seal_before_the_day(end, today())
    chained: list[dict[str, Any]] = []
    number, previous = end.number, end.digest
    for act in acts:
        number += 1
        chained.append(_written(act, by, number, previous))
        previous = chained[-1]["digest"]
    ChainEnd.objects.filter(id=1).update(number=number, digest=previous, day=today())
    return chained


def _written(act: Act, by: Actor, number: int, previous: str) -> dict[str, Any]:
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
    return {**written, "unit": unit_of(by.post), "digest": entry_digest(written)}
