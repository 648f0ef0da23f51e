"""Whatever is done to a journal shows: in an export, to the verifier that stands alone; in tables, to the command."""

import random
from collections import Counter
from pathlib import Path

import pytest
from django.db import transaction

from bench._tampering import OF_AN_EXPORT, OF_TABLES, Copy, edit, rows_of
from namhoc.journal import checking, verify_journal
from namhoc.journal.checking import check_journal
from namhoc.journal.exporting import entry_lines
from namhoc.journal.keys import known_keys
from namhoc.journal.queries import checkpoints
from namhoc.journal.sealing import checkpoints_text
from tests.journal.keeping import noted, own_key  # noqa: F401 - a fixture
from tests.journal.tables import put, tables_now
from tests.provide.emptying import guards_aside

TIMES = 5  # of each way: ten thousand are in the bench
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_key")]


@pytest.fixture
def copy():
    """Sixteen entries on four days, each day signed; nothing comes after the last note."""
    noted(4)
    return Copy(list(entry_lines()), f"{known_keys()[0]}\n", [one.note for one in checkpoints()])


def ways_of(ways, seed=0, times=TIMES):
    chance = random.Random(seed)  # noqa: S311 - not to be unforeseeable, but to be found again
    return [(way, chance) for way in ways for _at in range(times)]


# --- an export --------------------------------------------------------------------------------------------------------


def verified(program, folder: Path, copy: Copy, kept: str) -> int:
    """What the verifier counts as wrong, for one who kept notes, or only the key."""
    (folder / "entries.txt").write_text("".join(copy.lines), encoding="utf-8")
    (folder / "checkpoints.txt").write_text(copy.checkpoints, encoding="utf-8")
    return program["check"](folder, "" if kept == copy.keys else kept, copy.keys)


def program(*removed: tuple[str, str]) -> dict:
    """The verifier as it stands, or with a check of it taken out."""
    source = Path(verify_journal.__file__).read_text(encoding="utf-8")
    for check, instead in removed:
        assert source.count(check) == 1, check
        source = source.replace(check, instead)
    made = {"__name__": "verifier"}
    exec(compile(source, "verify_journal.py", "exec"), made)  # noqa: S102 - our own
    return made


def missed(verifier, folder, copy, kept=""):
    """The ways that the verifier did not find, with how often; a change that changes nothing is none."""
    kept, found = kept or copy.checkpoints, Counter()
    for way, chance in ways_of(OF_AN_EXPORT):
        changed = way(copy, chance)
        if changed != copy and not verified(verifier, folder, changed, kept):
            found[way.__name__] += 1
    return dict(found)


def test_an_untouched_export_holds(copy, tmp_path, capsys):
    assert [verified(program(), tmp_path, copy, kept) for kept in (copy.keys, copy.checkpoints)] == [0, 0]


def test_every_way_of_changing_an_export_is_found(copy, tmp_path, capsys):
    assert missed(program(), tmp_path, copy) == {}


def test_whoever_kept_only_the_key_learns_all_but_where_a_whole_tail_went(copy, tmp_path, capsys):
    assert set(missed(program(), tmp_path, copy, copy.keys)) == {"cut_tail_and_notes"}


UNREAD = '(wanted and not notes) or re.search("(?m)^— ", NOTE.sub("", text))'
CHECKS = {  # what is taken out, what stands there instead, what the reader kept, what then goes unseen
    "digest": ("or sha256(text).hexdigest().encode() != digest", "", "notes", {"edit"}),
    "previous": ('told["previous"] != previous', "False", "notes", {"edit_hashed"}),
    "signature": ("if not is_signed(note[0], trusted)", "if False", "key", {"rewrite_with_notes"}),
    "line of notes": ("text is own and note[5] != before", "False", "notes", {"delete_note"}),
    "notes against entries": ("at.get(number) != note[3]", "False", "notes", {"rewrite", "cut_tail_and_notes"}),
    "no notes, unreadable notes": (UNREAD, "False", "key", {"rewrite_without_notes"}),
}


@pytest.mark.parametrize("name", CHECKS)
def test_a_verifier_without_one_of_its_checks_misses_some(copy, tmp_path, capsys, name):
    check, instead, kept, ways = CHECKS[name]

    found = missed(program((check, instead)), tmp_path, copy, copy.keys if kept == "key" else copy.checkpoints)
    assert ways <= set(found), found


# --- the tables -------------------------------------------------------------------------------------------------------


def missed_in_tables(copy, ways=OF_TABLES, times=TIMES):
    before, kept, found = tables_now(), checkpoints_text(), Counter()
    with guards_aside():
        for way, chance in ways_of(ways, times=times):
            changed = way(before, copy, chance)
            with transaction.atomic():
                put(changed)
                if changed != before and not check_journal(kept).findings:
                    found[way.__name__] += 1
                transaction.set_rollback(True)
    return dict(found)


def test_the_tables_as_they_are_hold(copy):
    before = tables_now()
    with guards_aside():
        put(before)

    assert (check_journal(checkpoints_text()).findings, before.entries) == ((), rows_of(copy))


def test_every_way_of_changing_the_tables_is_found(copy):
    assert missed_in_tables(copy) == {}


@pytest.mark.parametrize(
    ("check", "ways"),
    [
        ("_broken_at", {"edit_column", "move_end"}),
        ("note_findings", {"edit_note_column"}),
        ("kept_findings", {"rewrite_without_notes", "cut_tail_and_notes"}),
    ],
)
def test_a_command_without_one_of_its_checks_misses_some(copy, monkeypatch, check, ways):
    monkeypatch.setattr(checking, check, lambda *_told: None if check == "_broken_at" else [])

    found = missed_in_tables(copy, [way for way in OF_TABLES if way.__name__ in ways], times=4 * TIMES)
    assert set(found) == ways


def test_one_letter_changed_in_a_line_is_a_way_for_exports_alone():
    assert edit in OF_AN_EXPORT
