"""Signing where the chain ends: once a day, before the first act of the next, or when asked.

There is no scheduler. A note says the day on which it was signed, never an earlier one; what was done since stands
under no note yet, and every page that shows notes says how much that is.
"""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

from django.db import transaction

from namhoc.journal.chain import BEGINNING, follow
from namhoc.journal.errors import BrokenChain
from namhoc.journal.keys import known_keys, signing_key
from namhoc.journal.models import ChainEnd, Checkpoint
from namhoc.journal.notes import Note, keys_in, note_digest, notes_in
from namhoc.journal.queries import checkpoints, digest_at, newest_checkpoint, rows_after, where_broken

logger = logging.getLogger(__name__)


@transaction.atomic
def make_checkpoint(day: date, *, again: bool = False) -> Checkpoint | None:
    """The day's note, made where there is none yet; nothing of an empty journal.

    ``again`` asks for another one where something was written after the day's note.
    Raises  ``BrokenChain`` where the entries since the last note do not hold: no name is put to that
    """
    end = ChainEnd.objects.select_for_update().filter(id=1).first()
    if end is None or not end.number:
        return None
    newest = newest_checkpoint()
    if newest is not None and newest.day >= day and (not again or newest.number == end.number):
        return newest
    _ask_whole(newest, end)
    key = signing_key()
    previous = BEGINNING if newest is None else note_digest(newest.note)
    said = Note(key.name, end.number, end.digest, day, previous)
    return Checkpoint.objects.create(
        day=day, number=end.number, digest=end.digest, key=str(key.public), note=key.sign(said)
    )


def _ask_whole(newest: Checkpoint | None, end: ChainEnd) -> None:
    """Only what came after the last note is followed: what is under that note cannot change without showing."""
    number, digest = (0, BEGINNING) if newest is None else (newest.number, newest.digest)
    if number and digest_at(number) != digest:
        raise BrokenChain(number)
    reached, last, whole = follow(rows_after(number, end.number), number, digest)
    broken = where_broken(end.number, end.digest, reached, last, whole=whole)
    if broken is not None:
        raise BrokenChain(broken)


def seal_before_the_day(end: ChainEnd, day: date) -> None:
    """Sign what earlier days left, before the first act of a new one."""
    if end.day is not None and end.day < day:
        seal(day)


def seal(day: date) -> None:
    """The day's note where it can be made. No act and no start of the site fails for want of a signature."""
    try:
        make_checkpoint(day)
    except (BrokenChain, OSError, ValueError):
        logger.exception("no checkpoint was signed; run: namhoc journal verify, then: namhoc journal checkpoint")


def copy_checkpoints(folder: Path) -> tuple[Path, int]:
    """Add to a file elsewhere the notes, and the keys, that are not in it yet; and how many notes were added."""
    place = folder / "checkpoints.txt"
    folder.mkdir(parents=True, exist_ok=True)
    kept = place.read_text(encoding="utf-8") if place.exists() else ""
    there = set(notes_in(kept))
    keys = [f"{key}\n" for key in known_keys() if key not in keys_in(kept)]
    notes = [one.note for one in checkpoints() if one.note not in there]
    with place.open("a", encoding="utf-8") as file:
        file.write("".join(f"{text}\n" for text in (*keys, *notes)))
    return place, len(notes)


def checkpoints_text() -> str:
    """All keys and notes as one text: what is shown, exported, and read by ``--checkpoints``."""
    texts = [*(f"{key}\n" for key in known_keys()), *(one.note for one in checkpoints())]
    return "\n".join(texts)
