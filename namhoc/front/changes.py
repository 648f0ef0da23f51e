"""Telling that something shown has changed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from namhoc.front.clock import Clock
from namhoc.front.models import Change


@cache
def clock() -> Clock:
    """The clock of this installation on this machine."""
    return Clock(Path(settings.FRONT_ROOT) / "clock")


def changed(*names: str) -> None:
    """Pages that show any of these are dropped as soon as the transaction is kept; nothing where it is not."""
    told = sorted(set(names))
    if told:
        Change.objects.create(names="\n".join(told))
        transaction.on_commit(partial(drop, told))


def drop(names: Iterable[str]) -> None:
    """Pages that show any of these are no longer good, at once and on this machine."""
    clock().strike(names)
