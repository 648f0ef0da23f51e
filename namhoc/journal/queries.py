"""Reads of the journal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models

from namhoc.journal.actions import thing_name
from namhoc.journal.chain import FIELDS, first_break
from namhoc.journal.models import ChainEnd, Entry


def entries_about(thing: models.Model) -> models.QuerySet[Entry]:
    """What was done to one thing, the latest first."""
    named = Entry.objects.filter(kind=thing._meta.label_lower, thing=thing_name(thing))
    return named.order_by("-number")


def broken_at() -> int | None:
    """The number at which the chain does not hold; its cut-off end counts as broken."""
    broken = first_break(_plain_entries())
    if broken is not None:
        return broken
    end = ChainEnd.objects.filter(id=1).first()
    last = Entry.objects.order_by("-number").first()
    kept = (0, None) if last is None else (last.number, last.digest)
    told = (0, None) if end is None or end.number == 0 else (end.number, end.digest)
    return None if kept == told else kept[0] + 1


def _plain_entries() -> Iterator[dict[str, Any]]:
    yield from Entry.objects.order_by("number").values(*FIELDS, "digest").iterator(2000)
