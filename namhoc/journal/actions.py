"""Writing the journal: inside the transaction of the act, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models, transaction

from namhoc.journal.actor import Actor
from namhoc.journal.chain import BEGINNING, canonical, digest, entry_digest
from namhoc.journal.errors import OutsideTransaction
from namhoc.journal.models import ChainEnd, Entry
from namhoc.journal.things import thing_kind, thing_name


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
    if not connection.in_atomic_block:
        raise OutsideTransaction(act)
    with transaction.atomic():
        end, _created = ChainEnd.objects.select_for_update().get_or_create(id=1, defaults={"digest": BEGINNING})
        written: dict[str, Any] = {
            "number": end.number + 1,
            "at": datetime.now(UTC).isoformat(timespec="microseconds"),
            "day": by.day,
            "account": by.account,
            "post": by.post,
            "act": act,
            "kind": thing_kind(thing),
            "thing": thing_name(thing),
            "before": "" if before is None else digest(canonical(before)),
            "after": "" if after is None else digest(canonical(after)),
            "reason": reason,
            "details": canonical(details or {}),
            "previous": end.digest,
        }
        entry = Entry.objects.create(**written, digest=entry_digest(written))
        ChainEnd.objects.filter(id=1).update(number=entry.number, digest=entry.digest)
    return entry
