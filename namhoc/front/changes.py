"""Telling that something shown has changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import cache, partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from namhoc.front.clock import EVERYTHING, Clock
from namhoc.front.models import Change

REMEMBERED = timedelta(minutes=10)  # longer than any transaction that changes what is shown
KEPT = timedelta(days=1)


@cache
def clock() -> Clock:
    """The clock of this installation on this machine."""
    return Clock(Path(settings.FRONT_ROOT) / "clock")


def changed(*names: str) -> None:
    """Pages that show any of these are dropped as soon as the transaction is kept; nothing where it is not."""
    told = sorted(set(names))
    if told:
        change = Change.objects.create(names="\n".join(told))
        transaction.on_commit(partial(drop, told, change.pk))


def drop(names: Iterable[str], change: int = 0) -> None:
    """Pages that show any of these are no longer good, at once and on this machine."""
    clock().strike(names, change)


def drop_everything() -> None:
    """No page kept so far is good: for a new start, whose code and settings may be others."""
    drop([EVERYTHING])


def drop_what_others_changed() -> int:
    """Changes told by other machines, or by a process that was killed before it could drop anything; how many."""
    lately = Change.objects.filter(at__gte=timezone.now() - REMEMBERED).order_by("pk")
    unknown = [change for change in lately if not clock().has_struck(change.pk)]
    for change in unknown:
        drop(change.names.split("\n"), change.pk)
    return len(unknown)


def forget_old_changes() -> None:
    """Changes that every machine has heard of long ago."""
    Change.objects.filter(at__lt=timezone.now() - KEPT).delete()
