"""The journal: what an act costs, how fast a million entries are verified, and whether tampering shows."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bench import Result, at_least, at_most
from bench._tampering import OF_AN_EXPORT, OF_TABLES, Copy, Tables

ENTRIES, MOST_SECONDS, APPENDED, RUNS = 1_000_000, 10, 1_000, 3
NAIVE = 100_000  # entries that the plain way is timed on: it is the same for each
TAMPERINGS, SMALL, NOTES, NOTES_OF_A_YEAR = 10_000, 40, 5, 365
NAMHOC = str(Path(sys.executable).with_name("namhoc"))
KIBIBYTES = 2**10  # in which a MiB counts ru_maxrss


def measure() -> Iterator[Result]:
    """On the database that NAMHOC_DATABASE names, or on SQLite in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _ready(place)
        yield from appending()
        yield from tampering(place)
        yield from verifying(place)


def _ready(place: Path) -> None:
    os.environ.update(NAMHOC_VAR=str(place), DJANGO_SETTINGS_MODULE="namhoc.settings", NAMHOC_TODAY="2021-08-27")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


# --- what an act costs ------------------------------------------------------------------------------------------------


def appending() -> Iterator[Result]:
    """Acts of one hand one after the other, each durable before the next; and many at once."""
    from django.db import transaction

    from bench._journal_made import FIRST_DAY, emptied
    from namhoc.journal.actions import Act, write_entries, write_entry
    from namhoc.journal.actor import system_actor
    from namhoc.units.models import Unit

    unit, by = Unit.objects.create(code="school-0001-dien-bien"), system_actor(FIRST_DAY)
    told = {"cells": {"pupils": 412, "classes": 12}}
    began = time.perf_counter()
    for at in range(APPENDED):
        with transaction.atomic():
            write_entry("fill-report", unit, by=by, before=told, after={**told, "at": at}, details=told)
    yield Result("one act's entry, appended and durable", (time.perf_counter() - began) / APPENDED * 1000, "ms")
    began = time.perf_counter()
    with transaction.atomic():
        write_entries([Act("fill-report", unit, told, told, "", told)] * APPENDED, by=by)
    yield Result("entries appended together", APPENDED / (time.perf_counter() - began), "entries/s")
    emptied()


# --- whether tampering shows ------------------------------------------------------------------------------------------


def tampering(place: Path) -> Iterator[Result]:
    """An export in the hands of the verifier, then the tables; who checks has kept notes, as readers of the portal."""
    from bench._journal_made import emptied, write
    from namhoc.journal.exporting import entry_lines
    from namhoc.journal.keys import known_keys
    from namhoc.journal.queries import checkpoints

    write(SMALL, notes=NOTES)
    copy = Copy(list(entry_lines()), f"{known_keys()[0]}\n", [one.note for one in checkpoints()])
    whole = found_in_exports(copy, place, TAMPERINGS)
    blind = found_in_exports(copy, place, TAMPERINGS // 20, ('told["previous"] != previous', "False"))
    yield Result("exports tampered with", whole[0], "exports")
    yield at_least("tampered exports found by verify_journal.py", whole[1] / whole[0], "share", 1)
    yield Result("the same without its check of the chain", blind[1] / blind[0], "share", holds=blind[1] < blind[0])
    tables = found_in_tables(copy, TAMPERINGS)
    yield Result("tables tampered with", tables[0], "tables")
    yield at_least("tampered tables found by namhoc journal verify", tables[1] / tables[0], "share", 1)
    emptied()


def found_in_exports(copy: Copy, place: Path, times: int, *removed: tuple[str, str]) -> tuple[int, int]:
    """How many were tampered with, and how many of them found; an untouched one must hold."""
    verifier, chance = _verifier(*removed), random.Random(0)  # noqa: S311 - to be found again
    assert not _wrong(verifier, place, copy, copy.checkpoints)
    tried = found = 0
    while tried < times:
        changed = OF_AN_EXPORT[tried % len(OF_AN_EXPORT)](copy, chance)
        if changed != copy:
            tried += 1
            found += bool(_wrong(verifier, place, changed, copy.checkpoints))
    return tried, found


def _verifier(*removed: tuple[str, str]) -> Callable[[Path, str, str], int]:
    """The verifier's own check, or one in which a part was taken out."""
    from namhoc.journal import verify_journal

    source = Path(verify_journal.__file__).read_text(encoding="utf-8")
    for check, instead in removed:
        assert source.count(check) == 1
        source = source.replace(check, instead)
    program: dict[str, Callable[..., int]] = {"__name__": "verifier"}  # type: ignore[dict-item]
    exec(compile(source, "verify_journal.py", "exec"), program)  # noqa: S102 - our own
    return program["check"]


def _wrong(check: Callable[[Path, str, str], int], place: Path, copy: Copy, kept: str) -> int:
    (place / "entries.txt").write_text("".join(copy.lines), encoding="utf-8")
    (place / "checkpoints.txt").write_text(copy.checkpoints, encoding="utf-8")
    with redirect_stdout(io.StringIO()):
        return check(place, kept, "")


def found_in_tables(copy: Copy, times: int) -> tuple[int, int]:
    """The same in the tables, put back after each."""
    from django.db import transaction

    from namhoc.journal.checking import check_journal
    from tests.journal.tables import put, tables_now
    from tests.provide.emptying import guards_aside

    chance, before = random.Random(0), tables_now()  # noqa: S311 - to be found again
    tried = found = 0
    assert not check_journal(copy.checkpoints).findings
    with guards_aside():
        while tried < times:
            changed: Tables = OF_TABLES[tried % len(OF_TABLES)](before, copy, chance)
            with transaction.atomic():
                put(changed)
                if changed != before:
                    tried += 1
                    found += bool(check_journal(copy.checkpoints).findings)
                transaction.set_rollback(True)
    assert not check_journal(copy.checkpoints).findings
    return tried, found


# --- how fast a million is verified -----------------------------------------------------------------------------------


def verifying(place: Path) -> Iterator[Result]:
    """Both programs from start to exit, with notes kept elsewhere; beside the plain way by processor time."""
    from bench._journal_made import FIRST_DAY, write
    from namhoc.journal.exporting import export_journal

    write(ENTRIES, notes=NOTES_OF_A_YEAR)
    began = time.perf_counter()
    assert export_journal(place, FIRST_DAY + timedelta(days=1000)).entries == ENTRIES
    yield Result("a million entries exported", time.perf_counter() - began, "s")
    kept = ["--checkpoints", str(place / "checkpoints.txt")]
    ours = _best(NAMHOC, "journal", "verify", *kept)
    alone = _best(sys.executable, "-I", str(place / "verify_journal.py"), str(place), *kept)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / KIBIBYTES
    for name, ran, naive in (
        ("namhoc journal verify", ours, _naive_in_tables()),
        ("verify_journal.py, alone", alone, _naive_in_lines(place / "entries.txt")),
    ):
        yield at_most(f"{name}: a million entries", ran.clock, "s", MOST_SECONDS)
        yield Result(f"{name}: processor", ran.work, "s")
        yield Result(f"{name}: rate", ENTRIES / ran.clock, "entries/s")
        yield Result(f"{name}: over serialising each anew", ENTRIES / ran.work / naive, "×")
    yield Result("most memory of either", peak, "MiB")


@dataclass(frozen=True)
class Ran:
    """One run of a program: by the clock, and by its processors' time."""

    clock: float
    work: float


def _best(*program: str) -> Ran:
    """The fastest of a few runs: what else the machine does only ever slows one down."""
    return min((_run(program) for _at in range(RUNS)), key=lambda ran: ran.clock)


def _run(program: tuple[str, ...]) -> Ran:
    before, began = _work_of_children(), time.perf_counter()
    subprocess.run(program, check=True, stdout=subprocess.DEVNULL)
    return Ran(time.perf_counter() - began, _work_of_children() - before)


def _work_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _naive_in_tables() -> float:
    """Entries a second of processor time as one would write it first: each row a dictionary, then JSON, then hashed."""
    from namhoc.journal.chain import FIELDS, FORMAT, entry_digest
    from namhoc.journal.models import Entry

    began, previous = time.process_time(), "0" * 64
    rows = Entry.objects.order_by("number").values(*FIELDS[FORMAT], "digest")[:NAIVE]
    for row in rows.iterator(2_000):
        assert (row["previous"], row["digest"]) == (previous, entry_digest(row))
        previous = row["digest"]
    return NAIVE / (time.process_time() - began)


def _naive_in_lines(place: Path) -> float:
    """Entries a second of processor time where each line is read and serialised anew before it is hashed."""
    began, previous = time.process_time(), "0" * 64
    with place.open(encoding="utf-8") as lines:
        for _at, line in zip(range(NAIVE), lines, strict=False):
            entry = json.loads(line[65:])
            text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            assert (entry["previous"], hashlib.sha256(text.encode()).hexdigest()) == (previous, line[:64])
            previous = line[:64]
    return NAIVE / (time.process_time() - began)
