"""Reads of the journal."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db import models
from django.db.models.functions import StrIndex, Substr

from namhoc.journal.chain import FIELDS, first_break
from namhoc.journal.models import ChainEnd, Entry
from namhoc.journal.things import thing_kind, thing_name


def entries_about(thing: models.Model) -> models.QuerySet[Entry]:
    """What was done to one thing, the latest first."""
    named = Entry.objects.filter(kind=thing_kind(thing), thing=thing_name(thing))
    return named.order_by("-number")


def entries_by(units: Collection[str]) -> models.QuerySet[Entry]:
    """What was done under posts of these units, the latest first.

    "" stands for posts of no unit: what was done without one to other units is left out, where that can be told
    """
    at = StrIndex("post", models.Value("@"))
    named = Entry.objects.annotate(unit=Substr("post", at + 1)).filter(unit__in=list(units))
    elsewhere = models.Q(unit="", kind="units.unit") & ~models.Q(thing__in=list(units))
    return named.exclude(elsewhere).order_by("-number")


def broken_at() -> int | None:
    """The number at which the chain does not hold, or does not meet the end that was kept of it.

    Whoever writes every entry and the end anew is not found by this: note the end elsewhere
    """
    return first_break(_plain_entries()) or _end_break()


def chain_end() -> tuple[int, str]:
    """The number and digest of the last entry as the chain keeps them: to be noted elsewhere."""
    end = ChainEnd.objects.filter(id=1).first()
    return (0, "") if end is None else (end.number, end.digest if end.number else "")


def _end_break() -> int | None:
    """Where the last entry and the kept end part: a tail cut off, put on, or hashed anew."""
    last = Entry.objects.order_by("-number").first()
    kept, told = (0, "") if last is None else (last.number, last.digest), chain_end()
    if kept == told:
        return None
    return kept[0] if kept[0] == told[0] else min(kept[0], told[0]) + 1


def _plain_entries() -> Iterator[dict[str, Any]]:
    yield from Entry.objects.order_by("number").values(*FIELDS, "digest").iterator(2_000)
