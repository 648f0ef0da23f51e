"""The whole journal reckoned anew: every entry, the kept end, every signed note, and notes kept elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import get_context

from django.db import connections

from namhoc.journal.chain import BEGINNING, follow
from namhoc.journal.keys import known_keys
from namhoc.journal.models import Checkpoint
from namhoc.journal.notes import Note, PublicKey, keys_in, note_digest, notes_in, said_by, signer_of
from namhoc.journal.queries import chain_end, checkpoints, digest_at, rows_after, where_broken
from namhoc.law.findings import Finding

WORTH_SHARING = 100_000  # entries from which a second process pays


@dataclass(frozen=True)
class Checked:
    """What was found of a journal that ends with this number and digest."""

    number: int
    digest: str
    notes: int
    noted: int  # the last entry that a good note speaks of
    findings: tuple[Finding, ...]


def check_journal(kept: str | None = None, *, processes: int = 1) -> Checked:
    """Everything that does not hold. ``kept`` is a text with notes, and perhaps keys, that were kept elsewhere."""
    number, digest = chain_end()
    broken = _broken_at(number, digest, processes)
    found = [] if broken is None else [Finding("journal.entry-broken", details={"number": broken})]
    stored = list(checkpoints())
    found += note_findings(stored, known_keys())
    elsewhere = [] if kept is None else list(notes_in(kept))
    if kept is not None:
        found += kept_findings(elsewhere, keys_in(kept))
    noted = 0 if found else max((said.number for text in elsewhere if (said := said_by(text))), default=0)
    noted = noted if found else max([noted, *(one.number for one in stored)])
    return Checked(number, digest, len(stored), noted, tuple(found))


def _broken_at(number: int, digest: str, processes: int) -> int | None:
    """Where the chain breaks; of a long one, parts are followed at once, each from what the part before must meet."""
    if processes == 1 or number < WORTH_SHARING:
        reached, last, whole = follow(rows_after(0, number))
        return where_broken(number, digest, reached, last, whole=whole)
    starts = [number * part // processes for part in range(processes)]
    parts = [(start, digest_at(start) if start else BEGINNING, until) for start, until in pairwise([*starts, number])]
    connections.close_all()  # a connection is not handed on to another process
    with ProcessPoolExecutor(processes, mp_context=get_context("fork")) as pool:
        for (_start, _digest, until), (_next, meets, _until), told in zip(
            parts, [*parts[1:], (0, digest, 0)], pool.map(_follow_part, parts), strict=True
        ):
            reached, last, whole = told
            if not whole or reached < until or last != meets:
                return where_broken(until, meets, reached, last, whole=whole)
    return where_broken(number, digest, number, digest, whole=True)


def _follow_part(part: tuple[int, str, int]) -> tuple[int, str, bool]:
    start, digest, until = part
    return follow(rows_after(start, until), start, digest)


def note_findings(stored: Iterable[Checkpoint], keys: Iterable[PublicKey]) -> Iterator[Finding]:
    """Notes that are not as they were signed, not ours, not in line, or that the entries contradict."""
    known, previous, number = list(keys), BEGINNING, 0
    for one in stored:
        said = said_by(one.note)
        about = {"day": one.day.isoformat(), "number": one.number}
        if said is None or (said.number, said.digest, said.day) != (one.number, one.digest, one.day):
            yield Finding("journal.note-changed", details=about)
        elif (signer := signer_of(one.note, known)) is None or str(signer) != one.key:
            yield Finding("journal.note-not-ours", details=about)
        else:
            if said.previous != previous or said.number < number:
                yield Finding("journal.note-missing", details=about)
            yield from _against_entries(said)
        previous, number = note_digest(one.note), one.number


def kept_findings(kept: Iterable[str], named: Iterable[PublicKey]) -> Iterator[Finding]:
    """Notes kept elsewhere that are not ours, or that the entries contradict; and a text in which there is none."""
    keys, seen = known_keys(), False
    for key in named:
        if key not in keys:
            yield Finding("journal.key-unknown", details={"key": str(key)})
    for text in kept:
        seen, said = True, said_by(text)
        if said is None:
            yield Finding("journal.kept-unreadable", details={"text": text.partition("\n")[0]})
        elif signer_of(text, keys) is None:
            yield Finding("journal.note-not-ours", details={"day": said.day.isoformat(), "number": said.number})
        else:
            yield from _against_entries(said)
    if not seen:
        yield Finding("journal.kept-none")


def _against_entries(said: Note) -> Iterator[Finding]:
    if digest_at(said.number) != said.digest:
        yield Finding("journal.note-contradicted", details={"day": said.day.isoformat(), "number": said.number})
