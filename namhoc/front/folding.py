"""Carrying what was counted into the database, and word of changes from it: one process of a machine at a time."""

from __future__ import annotations

import fcntl
import logging
import os
import threading
import time
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from django.db import DatabaseError, close_old_connections, transaction
from django.db.models import F
from django.utils import timezone

from namhoc.front.changes import clock, drop_everything, drop_what_others_changed, forget_old_changes
from namhoc.front.counting import read_name
from namhoc.front.models import Carried, Count
from namhoc.front.shelf import Shelf
from namhoc.front.tally import files_in, numbers_in
from namhoc.front.visitors import forget
from namhoc.law.today import today

EVERY = 2.0  # seconds
TIDIES_EVERY = 600.0
LOG = logging.getLogger(__name__)
_carried: dict[tuple[str, str], int] = {}  # what this process knows to be in the table


def fold_in_background(root: Path) -> None:
    """Begin the work in a thread of this process; it ends with the process."""
    threading.Thread(target=_fold_for_ever, args=(root,), name="front-folding", daemon=True).start()


def _fold_for_ever(root: Path) -> None:
    root.mkdir(parents=True, exist_ok=True)
    turn = os.open(root / "folding", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    tidied, day = 0.0, today()
    while True:
        time.sleep(EVERY)
        with suppress(BlockingIOError):
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)  # kept until the process ends
            try:
                day = turn_of_day(day)
                drop_what_others_changed()
                fold(root)
                if time.monotonic() - tidied > TIDIES_EVERY:
                    tidy(root)
                    tidied = time.monotonic()
            except DatabaseError as error:  # locked or away: the numbers stay where they are, and wait
                LOG.warning("front: %s", error)
            finally:
                close_old_connections()


def turn_of_day(day: date) -> date:
    """The day that it is now. Pages of the day before are no longer good: names and validity are those of a day."""
    now = today()
    if now != day:
        drop_everything()
    return now


def fold(root: Path) -> None:
    """Everything counted so far is in the table afterwards, each number once, however often this is done."""
    for path, runs in files_in(root / "tallies"):
        if not runs and Carried.objects.filter(source=path.stem).exists():
            path.unlink(missing_ok=True)
            continue
        _carry(path.stem, numbers_in(path))
        if not runs:
            _settle(path)


def _carry(source: str, numbers: dict[str, int]) -> None:
    """A process's numbers as they stand; those that are in the table already are left alone."""
    rows, said = [], {}
    for name, number in numbers.items():
        told = read_name(name)
        if told is not None and number and _carried.get((source, name)) != number:
            day, site, what, kind = told
            rows.append(Count(day=day, site=site, what=what, kind=kind, source=source, number=number))
            said[source, name] = number
    if rows:
        keys = ["site", "what", "day", "kind", "source"]
        Count.objects.bulk_create(
            rows, batch_size=500, update_conflicts=True, unique_fields=keys, update_fields=["number"]
        )
    _carried.update(said)  # only what is in the table: where it could not be written, it is tried again


def _settle(path: Path) -> None:
    """The numbers of a process that has ended are added to the day's, in one transaction; then its file goes."""
    with transaction.atomic():
        for row in Count.objects.filter(source=path.stem):
            same = {"day": row.day, "site": row.site, "what": row.what, "kind": row.kind, "source": ""}
            if not Count.objects.filter(**same).update(number=F("number") + row.number):
                Count.objects.create(**same, number=row.number)
        Count.objects.filter(source=path.stem).delete()
        Carried.objects.create(source=path.stem)
    path.unlink(missing_ok=True)
    for key in [key for key in _carried if key[0] == path.stem]:
        del _carried[key]


def tidy(root: Path) -> None:
    """What is no longer needed: old word of changes, and who was here before yesterday."""
    forget_old_changes()
    Shelf(root / "pages", clock()).tidy()
    Carried.objects.exclude(source__in=[path.stem for path, _runs in files_in(root / "tallies")]).delete()
    day = timezone.localdate()
    first = day if timezone.localtime().hour else day - timedelta(days=1)  # a visit may go on over midnight
    forget(root / "visitors", before=first)
