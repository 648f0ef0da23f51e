"""What someone could do to a journal, at random: to its lines in an export, or to its rows in a database.

A way takes a copy and gives it back changed. Those that rewrite know how entries are hashed, and hash everything anew;
what they have not is the key, nor the notes that others kept.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

BEGINNING, HALF = "0" * 64, 0.5
TEXTS = ("account", "act", "after", "at", "before", "day", "details", "kind", "post", "reason", "thing", "thing_unit")
LONG_AS_THEY_ARE = ("before", "after", "previous", "digest", "year")


@dataclass(frozen=True)
class Copy:
    """An export in memory: the lines of its entries, and its notes."""

    lines: list[str]
    keys: str
    notes: list[str]

    @property
    def checkpoints(self) -> str:
        return "\n".join([self.keys, *self.notes])


def told(line: str) -> dict[str, object]:
    entry: dict[str, object] = json.loads(line[65:])
    return entry


def spelled(entry: Mapping[str, object]) -> str:
    """The line of an entry, hashed as it should be."""
    text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{hashlib.sha256(text.encode()).hexdigest()} {text}\n"


def chained(lines: list[str], start: int) -> list[str]:
    """Everything from a place on numbered, chained and hashed anew: it holds in itself."""
    kept = lines[:start]
    for line in lines[start:]:
        previous = kept[-1][:64] if kept else BEGINNING
        kept.append(spelled({**told(line), "number": len(kept) + 1, "previous": previous}))
    return kept


def _somewhere(copy: Copy, chance: random.Random) -> int:
    return chance.randrange(len(copy.lines))


def _otherwise(name: str, text: str, chance: random.Random) -> str:
    """Another text that the same column would take."""
    if name == "day":
        return (date.fromisoformat(text) + timedelta(chance.randint(1, 400))).isoformat()
    if name in LONG_AS_THEY_ARE and text:
        at = chance.randrange(len(text))
        return text[:at] + chance.choice([digit for digit in "0123456789abcdef" if digit != text[at]]) + text[at + 1 :]
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice("aăâ09- ") + text[at:]


def _changed(line: str, chance: random.Random) -> dict[str, object]:
    entry, name = told(line), chance.choice(TEXTS)
    return {**entry, name: _otherwise(name, str(entry[name]), chance)}


def edit(copy: Copy, chance: random.Random) -> Copy:
    """One letter of a line becomes another."""
    at, lines = _somewhere(copy, chance), list(copy.lines)
    spot = chance.randrange(len(lines[at]) - 1)
    other = chance.choice([letter for letter in "0a{đ" if letter != lines[at][spot]])
    lines[at] = lines[at][:spot] + other + lines[at][spot + 1 :]
    return replace(copy, lines=lines)


def edit_hashed(copy: Copy, chance: random.Random) -> Copy:
    """One entry says something else, and its own digest fits it."""
    at, lines = _somewhere(copy, chance), list(copy.lines)
    lines[at] = spelled(_changed(lines[at], chance))
    return replace(copy, lines=lines)


def delete(copy: Copy, chance: random.Random) -> Copy:
    at = _somewhere(copy, chance)
    return replace(copy, lines=copy.lines[:at] + copy.lines[at + 1 :])


def insert(copy: Copy, chance: random.Random) -> Copy:
    """An entry that was never written, hashed as if it followed the one before it."""
    at = _somewhere(copy, chance)
    previous = copy.lines[at - 1][:64] if at else BEGINNING
    forged = spelled({**_changed(copy.lines[at], chance), "number": at + 1, "previous": previous})
    return replace(copy, lines=[*copy.lines[:at], forged, *copy.lines[at:]])


def swap(copy: Copy, chance: random.Random) -> Copy:
    one, other = chance.sample(range(len(copy.lines)), 2)
    lines = list(copy.lines)
    lines[one], lines[other] = lines[other], lines[one]
    return replace(copy, lines=lines)


def cut_tail(copy: Copy, chance: random.Random) -> Copy:
    return replace(copy, lines=copy.lines[: _somewhere(copy, chance)])


def cut_tail_and_notes(copy: Copy, chance: random.Random) -> Copy:
    """The end is gone, and with it every note that spoke of it."""
    lines = copy.lines[: _somewhere(copy, chance)]
    return replace(copy, lines=lines, notes=[note for note in copy.notes if int(note.split("\n")[1]) <= len(lines)])


def rewrite(copy: Copy, chance: random.Random) -> Copy:
    """One entry says something else, and everything after it is hashed anew."""
    at, lines = _somewhere(copy, chance), list(copy.lines)
    lines[at] = spelled(_changed(lines[at], chance))
    return replace(copy, lines=chained(lines, at))


def rewrite_without(copy: Copy, chance: random.Random) -> Copy:
    """One entry never was, and everything after it is hashed anew."""
    at = _somewhere(copy, chance)
    return replace(copy, lines=chained(copy.lines[:at] + copy.lines[at + 1 :], at))


def rewrite_with_notes(copy: Copy, chance: random.Random) -> Copy:
    """The same, and the notes tell of the new chain, each following the one before: only their signatures are old."""
    lines, previous = rewrite(copy, chance).lines, BEGINNING
    notes = []
    for note in copy.notes:
        origin, number, _digest, day, _previous, *signature = note.split("\n")
        notes.append("\n".join([origin, number, lines[int(number) - 1][:64], day, previous, *signature]))
        previous = hashlib.sha256(notes[-1].encode()).hexdigest()
    return replace(copy, lines=lines, notes=notes)


def rewrite_without_notes(copy: Copy, chance: random.Random) -> Copy:
    """The same, and no note tells of it any more."""
    return replace(rewrite(copy, chance), notes=[])


def edit_note(copy: Copy, chance: random.Random) -> Copy:
    """One letter of a note or its signature becomes another."""
    at, notes = chance.randrange(len(copy.notes)), list(copy.notes)
    spot = chance.randrange(len(notes[at]) - 1)
    other = chance.choice([letter for letter in "0a+A" if letter != notes[at][spot]])
    notes[at] = notes[at][:spot] + other + notes[at][spot + 1 :]
    return replace(copy, notes=notes)


def delete_note(copy: Copy, chance: random.Random) -> Copy:
    """A note is gone that another one follows."""
    at = chance.randrange(len(copy.notes) - 1)
    return replace(copy, notes=copy.notes[:at] + copy.notes[at + 1 :])


Way = Callable[[Copy, random.Random], Copy]
OF_AN_EXPORT: tuple[Way, ...] = (
    *(edit, edit_hashed, delete, insert, swap, cut_tail, cut_tail_and_notes),
    *(rewrite, rewrite_without, rewrite_with_notes, rewrite_without_notes, edit_note, delete_note),
)

# --- the same in the tables of a database ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Tables:
    """The rows of the journal's tables: entries by column, the kept end, notes by column."""

    entries: list[dict[str, object]]
    end: tuple[int, str] | None
    notes: list[dict[str, object]]


def rows_of(copy: Copy) -> list[dict[str, object]]:
    """The lines of a copy as rows, each filed as it says."""
    entries = [(line[:64], told(line)) for line in copy.lines]
    return [{**entry, "unit": str(entry["post"]).partition("@")[2], "digest": digest} for digest, entry in entries]


def edit_column(tables: Tables, _copy: Copy, chance: random.Random) -> Tables:
    """One column of one row says something else."""
    at, rows = chance.randrange(len(tables.entries)), list(tables.entries)
    name = chance.choice([*TEXTS, "round", "year", "unit", "previous", "digest", "number", "format"])
    value = rows[at][name]
    other = value + chance.randint(50, 1000) if isinstance(value, int) else _otherwise(name, str(value), chance)
    rows[at] = {**rows[at], name: other}
    return replace(tables, entries=rows)


def move_end(tables: Tables, _copy: Copy, chance: random.Random) -> Tables:
    """The end that is kept is another one, or none."""
    number, digest = tables.end or (0, BEGINNING)
    others = (None, (number + 1, digest), (number - 1, digest), (number, digest[::-1]))
    return replace(tables, end=chance.choice(others))


def edit_note_column(tables: Tables, _copy: Copy, chance: random.Random) -> Tables:
    """What stands beside a note is no longer what it says."""
    at, notes = chance.randrange(len(tables.notes)), list(tables.notes)
    name, other = chance.choice([("number", 10**6), ("digest", BEGINNING), ("key", "khác"), ("day", "2031-01-01")])
    notes[at] = {**notes[at], name: other}
    return replace(tables, notes=notes)


def in_tables(way: Way) -> Callable[[Tables, Copy, random.Random], Tables]:
    """A way of tampering with lines, done to rows; the kept end moves with them, or stays."""

    def tampered(tables: Tables, copy: Copy, chance: random.Random) -> Tables:
        changed = way(copy, chance)
        entries = rows_of(changed)
        if way in (insert, swap) or chance.random() < HALF:  # a table has no order but its numbers
            entries = [{**entry, "number": number} for number, entry in enumerate(entries, 1)]
        fitting = (len(entries), str(entries[-1]["digest"])) if entries else None
        by_text = {str(note["note"]): note for note in tables.notes}
        notes = [by_text.get(note) or {**tables.notes[at], "note": note} for at, note in enumerate(changed.notes)]
        return Tables(entries, chance.choice([tables.end, fitting]), notes)

    tampered.__name__ = way.__name__
    return tampered


OF_TABLES = (edit_column, move_end, edit_note_column, *(in_tables(way) for way in OF_AN_EXPORT if way is not edit))
