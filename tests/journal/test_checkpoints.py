"""Checkpoints: when they are made, what they refuse to sign, what they prove; the journal as it is exported."""

import logging
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction

from namhoc.journal import verify_journal
from namhoc.journal.chain import BEGINNING, FIELDS, FORMAT, entry_digest
from namhoc.journal.checking import check_journal
from namhoc.journal.errors import BrokenChain
from namhoc.journal.exporting import export_journal
from namhoc.journal.keys import known_keys
from namhoc.journal.models import ChainEnd, Checkpoint, Entry
from namhoc.journal.notes import SigningKey, note_digest, said_by, signer_of
from namhoc.journal.queries import chain_end, checkpoints
from namhoc.journal.sealing import checkpoints_text, copy_checkpoints, make_checkpoint, seal
from namhoc.law.catalogue import catalogue
from tests.journal.keeping import FIRST_DAY, noted, own_key, written  # noqa: F401 - a fixture
from tests.provide.emptying import guards_aside

NEXT_DAY = FIRST_DAY + timedelta(days=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_key")]


@pytest.fixture
def on(monkeypatch):
    """The day that the installation takes for today."""
    return lambda day: monkeypatch.setenv("NAMHOC_TODAY", day.isoformat())


def tampered(sql):
    with guards_aside(), connection.cursor() as cursor:
        cursor.execute(sql)


def codes(checked):
    return [(finding.code, *finding.details.values()) for finding in checked.findings]


# --- made -------------------------------------------------------------------------------------------------------------


def test_a_note_says_whose_journal_ended_where_on_which_day():
    entries = written(3)
    made = make_checkpoint(FIRST_DAY)
    said = said_by(made.note)

    assert (made.day, made.number, made.digest) == (FIRST_DAY, 3, entries[-1].digest)
    assert (said.origin, said.number, said.digest, said.day, said.previous) == (
        *("pgd.example.vn/nhat-ki", 3, entries[-1].digest, FIRST_DAY, BEGINNING),
    )
    assert str(signer_of(made.note, known_keys())) == made.key


def test_an_empty_journal_has_nothing_to_sign():
    assert (make_checkpoint(FIRST_DAY), checkpoints_text()) == (None, "")


def test_a_day_has_one_note_however_often_it_is_asked_for():
    written(3)
    made = make_checkpoint(FIRST_DAY)
    written(2)

    assert (make_checkpoint(FIRST_DAY), Checkpoint.objects.count()) == (made, 1)


def test_asked_again_the_day_gets_another_note_where_something_was_written_since():
    written(3)
    first = make_checkpoint(FIRST_DAY, again=True)
    assert make_checkpoint(FIRST_DAY, again=True) == first
    written(2)
    second = make_checkpoint(FIRST_DAY, again=True)

    assert (second.number, said_by(second.note).previous) == (5, note_digest(first.note))


def test_a_day_without_acts_says_that_there_were_none():
    written(3)

    assert [make_checkpoint(day).number for day in (FIRST_DAY, NEXT_DAY)] == [3, 3]


def test_a_clock_that_goes_back_makes_no_note_before_another():
    written(3)
    made = make_checkpoint(NEXT_DAY)

    assert make_checkpoint(FIRST_DAY) == made


def test_the_first_act_of_a_day_signs_what_the_days_before_it_left(on):
    on(FIRST_DAY)
    before = written(3)
    assert Checkpoint.objects.count() == 0
    on(NEXT_DAY)
    written(2)
    written(2)

    assert [(one.day, one.number, one.digest) for one in checkpoints()] == [(NEXT_DAY, 3, before[-1].digest)]


def test_an_act_does_not_fail_for_want_of_a_signature(on, settings, caplog):
    on(FIRST_DAY)
    written(3)
    settings.JOURNAL_KEY = "không phải khóa"
    on(NEXT_DAY)
    with caplog.at_level(logging.ERROR):
        written(1)

    assert (chain_end()[0], Checkpoint.objects.count(), "no checkpoint was signed" in caplog.text) == (4, 0, True)


def test_a_site_that_starts_signs_the_day_unless_it_cannot(settings, caplog):
    seal(FIRST_DAY)
    written(3)
    seal(FIRST_DAY)
    settings.JOURNAL_KEY = "không phải khóa"
    with caplog.at_level(logging.ERROR):
        seal(NEXT_DAY)

    assert ([one.number for one in checkpoints()], "no checkpoint was signed" in caplog.text) == ([3], True)


@pytest.mark.parametrize(
    ("sql", "number"),
    [
        ("UPDATE journal_entry SET reason = 'khác' WHERE number = 6", 6),
        ("DELETE FROM journal_entry WHERE number = 7", 7),
        ("DELETE FROM journal_entry WHERE number > 6", 7),
        ("UPDATE journal_chainend SET number = 9", 9),
        ("UPDATE journal_entry SET digest = 'khác' WHERE number = 4", 4),
    ],
)
def test_nothing_is_signed_over_a_break(sql, number):
    noted(1)
    written(4)
    tampered(sql)

    with pytest.raises(BrokenChain, match=f"entry {number}"):
        make_checkpoint(NEXT_DAY)
    assert Checkpoint.objects.count() == 1


# --- checked ----------------------------------------------------------------------------------------------------------


def test_a_journal_with_its_notes_holds_and_says_how_far_it_is_signed_for():
    noted(3)
    assert (check_journal().number, check_journal().notes, check_journal().noted) == (12, 3, 12)
    written(5)
    checked = check_journal(checkpoints_text())

    assert (checked.number, checked.notes, checked.noted, checked.findings) == (17, 3, 12, ())


def forge(number):
    """Change an entry, and hash it and everything after it anew, the kept end too."""
    with guards_aside():
        Entry.objects.filter(number=number).update(account="người khác")
        previous = Entry.objects.get(number=number - 1).digest if number > 1 else BEGINNING
        for entry in Entry.objects.filter(number__gte=number).order_by("number"):
            told = {name: getattr(entry, name) for name in FIELDS[FORMAT]}
            digest = entry_digest({**told, "previous": previous})
            Entry.objects.filter(number=entry.number).update(previous=previous, digest=digest)
            previous = digest
        ChainEnd.objects.update(digest=previous)


def test_a_chain_written_anew_to_its_end_is_contradicted_by_the_notes():
    noted(3)
    forge(6)

    assert codes(check_journal()) == [
        ("journal.note-contradicted", "2021-08-28", 8),
        ("journal.note-contradicted", "2021-08-29", 12),
    ]


def test_who_takes_the_notes_away_as_well_is_contradicted_by_a_note_kept_elsewhere():
    noted(3)
    kept = checkpoints_text()
    forge(6)
    tampered("DELETE FROM journal_checkpoint")

    assert (codes(check_journal()), [code for code, *_more in codes(check_journal(kept))]) == (
        [],
        ["journal.note-contradicted"] * 2,
    )


def test_a_tail_cut_off_with_its_end_and_its_notes_is_contradicted_by_a_note_kept_elsewhere():
    noted(3)
    kept = checkpoints_text()
    for sql in ("DELETE FROM journal_entry WHERE number > 8", "DELETE FROM journal_checkpoint WHERE number > 8"):
        tampered(sql)
    ChainEnd.objects.update(number=8, digest=Entry.objects.get(number=8).digest)

    assert (codes(check_journal()), codes(check_journal(kept))) == (
        [],
        [("journal.note-contradicted", "2021-08-29", 12)],
    )


def test_a_missing_note_is_missed_by_the_one_after_it():
    noted(3)
    tampered("DELETE FROM journal_checkpoint WHERE number = 8")

    assert codes(check_journal()) == [("journal.note-missing", "2021-08-29", 12)]


def test_notes_signed_by_someone_elses_key_are_not_ours():
    noted(1)
    other = SigningKey.made("pgd.example.vn/nhat-ki")
    note = other.sign(said_by(checkpoints().get().note))
    with guards_aside():
        Checkpoint.objects.update(note=note, key=str(other.public))

    assert codes(check_journal()) == [("journal.note-not-ours", "2021-08-27", 4)]


def test_notes_from_elsewhere_must_be_notes_and_bear_a_key_that_is_ours(own_key):  # noqa: F811
    noted(1)
    other = SigningKey.made("nơi-khác")
    kept = f"{other.public}\n\n{other.sign(said_by(checkpoints().get().note))}\n\nđây\n\n— ai đó abc\n"

    assert codes(check_journal(kept)) == [
        ("journal.key-unknown", str(other.public)),
        ("journal.note-not-ours", "2021-08-27", 4),
        ("journal.kept-unreadable", "đây"),
    ]
    assert codes(check_journal("không có gì")) == [("journal.kept-none",)]


def test_every_finding_has_words_and_a_cure_in_both_languages():
    noted(2)
    tampered("UPDATE journal_entry SET reason = 'khác' WHERE number = 3")
    (finding,) = check_journal().findings
    words = catalogue().wording(finding)

    assert (words.says(finding), words.says(finding, "en")) == (
        "Nhật kí không còn nguyên vẹn từ mục 3.",
        "The journal does not hold from entry 3 on.",
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [1, 17, 20, 21, 33, 40])
def test_parts_followed_side_by_side_find_the_same_as_one(monkeypatch, number):
    """SQLite's database in memory is not another process's, so the parts run here; the cutting is what is asked."""

    class Here:
        def __init__(self, *_told, **_more): ...
        def __enter__(self):
            return self

        def __exit__(self, *_told): ...

        map = staticmethod(map)

    monkeypatch.setattr("namhoc.journal.checking.ProcessPoolExecutor", Here)
    monkeypatch.setattr("namhoc.journal.checking.WORTH_SHARING", 10)
    monkeypatch.setattr("namhoc.journal.checking.connections.close_all", lambda: None)
    noted(10)
    assert check_journal(processes=2).findings == check_journal(processes=3).findings == ()
    tampered(f"UPDATE journal_entry SET reason = 'khác' WHERE number = {number}")  # noqa: S608 - our own

    assert [codes(check_journal(processes=many)) for many in (1, 2, 3)] == [[("journal.entry-broken", number)]] * 3


# --- elsewhere --------------------------------------------------------------------------------------------------------


def test_notes_are_copied_elsewhere_once_each_and_what_stands_there_stays(tmp_path):
    noted(2)
    place, added = copy_checkpoints(tmp_path / "usb")
    assert (added, check_journal(place.read_text()).findings) == (2, ())
    first = place.read_text()
    assert copy_checkpoints(tmp_path / "usb") == (place, 0)
    written(1)
    make_checkpoint(FIRST_DAY + timedelta(days=2))

    assert (copy_checkpoints(tmp_path / "usb"), place.read_text().startswith(first)) == ((place, 1), True)
    assert check_journal(place.read_text()).findings == ()


# --- exported ---------------------------------------------------------------------------------------------------------


def alone(folder, *words):
    """The verifier that was exported, as a program of its own, without our packages."""
    command = [sys.executable, "-I", "-S", str(folder / "verify_journal.py"), str(folder), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_an_export_holds_for_a_program_that_stands_alone(tmp_path):
    noted(2)
    written(3)
    exported = export_journal(tmp_path / "ra", FIRST_DAY + timedelta(days=2))
    done = alone(tmp_path / "ra")

    assert (exported.entries, exported.broken) == (11, None)
    assert (done.returncode, done.stderr, done.stdout.splitlines()[-1]) == (0, "", "ĐÚNG · HOLDS")
    assert "11 mục nối liền nhau" in done.stdout
    assert "chưa có mốc" not in done.stdout
    assert sorted(path.name for path in (tmp_path / "ra").iterdir()) == [
        *("README.txt", "checkpoints.txt", "entries.txt", "verify_journal.py"),
    ]


def test_entries_of_both_formats_are_exported_as_they_were_hashed(tmp_path):
    entry = written(1)[0]
    told = {**{name: getattr(entry, name) for name in FIELDS[1]}, "format": 1}
    with guards_aside():
        of_format_1 = {**told, "digest": entry_digest(told), "thing_unit": "truong-mot", "year": "", "round": ""}
        Entry.objects.filter(number=1).update(**of_format_1)
        ChainEnd.objects.update(digest=of_format_1["digest"])
    written(2)
    export_journal(tmp_path, FIRST_DAY)

    assert alone(tmp_path).returncode == 0
    assert ['"format":2' in line for line in (tmp_path / "entries.txt").read_text().splitlines()] == [False, True, True]


def test_a_journal_that_does_not_hold_is_exported_as_it_is_and_unsigned(tmp_path):
    noted(1)
    written(4)
    tampered("UPDATE journal_entry SET reason = 'khác' WHERE number = 6")

    assert (export_journal(tmp_path, NEXT_DAY).broken, Checkpoint.objects.count()) == (6, 1)
    done = alone(tmp_path)
    assert (done.returncode, "entries.txt:6: nội dung không khớp mã băm" in done.stdout) == (1, True)


def test_an_empty_journal_is_exported_and_holds(tmp_path):
    export_journal(tmp_path, FIRST_DAY)

    assert (alone(tmp_path).returncode, (tmp_path / "entries.txt").read_text()) == (0, "")


def test_the_verifier_says_by_its_exit_what_was_wrong_with_the_call(tmp_path):
    noted(1)
    export_journal(tmp_path / "ra", FIRST_DAY)
    kept = tmp_path / "kept.txt"
    kept.write_text(checkpoints_text())
    (tmp_path / "empty.txt").write_text("")

    assert [
        alone(tmp_path / "ra", *words).returncode
        for words in (
            [],
            ["--checkpoints", kept],
            ["--key", str(known_keys()[0])],
            ["--checkpoints", tmp_path / "empty.txt"],
            ["--key", str(SigningKey.made("khác").public)],
            ["--checkpoints", tmp_path / "không-có"],
            ["thừa"],
        )
    ] == [0, 0, 0, 1, 1, 2, 2]
    (tmp_path / "ra/entries.txt").unlink()
    assert alone(tmp_path / "ra").returncode == 2


def test_the_verifier_is_short_and_takes_nothing_but_python():
    lines = Path(verify_journal.__file__).read_text(encoding="utf-8").splitlines()
    taken = {line.split()[1].partition(".")[0] for line in lines if line.startswith(("import ", "from "))}

    assert len(lines) <= 200
    assert taken <= set(sys.stdlib_module_names)


def test_both_say_where_an_entry_was_changed(tmp_path):
    noted(2)
    export_journal(tmp_path, FIRST_DAY + timedelta(days=1))
    lines = (tmp_path / "entries.txt").read_text().splitlines(keepends=True)
    (tmp_path / "entries.txt").write_text("".join([*lines[:4], lines[4].replace("vanthu01", "vanthu02"), *lines[5:]]))
    tampered("UPDATE journal_entry SET account = 'vanthu02' WHERE number = 5")

    assert codes(check_journal()) == [("journal.entry-broken", 5)]
    assert "entries.txt:5: nội dung không khớp mã băm" in alone(tmp_path).stdout


def test_a_note_is_made_in_the_transaction_of_the_act_or_not_at_all(on):
    on(FIRST_DAY)
    written(1)
    on(NEXT_DAY)
    with transaction.atomic():
        written(1)
        assert Checkpoint.objects.count() == 1
        transaction.set_rollback(True)

    assert (Checkpoint.objects.count(), chain_end()[0]) == (0, 1)
