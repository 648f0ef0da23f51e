"""The ``namhoc`` command: exit 0 fine, 1 blocked, 2 wrong call; and what each says."""

import subprocess
import sys

import pytest
from django.db import connection

from namhoc import cli
from namhoc.law.catalogue import ROOT
from tests.journal.keeping import own_key, written  # noqa: F401 - a fixture
from tests.provide.emptying import guards_aside

COMMANDS = ("year-end", "check-catalogue", "demo", "serve", "journal", "units", "manage")
WHO_MAY_READ = "Trong đó có tên người và lí do như trong nhật kí: chỉ trao cho người có quyền đọc."
YEAR_END = ["--unit", "phong", "--year", "2020-2021", "--out", "out"]


def called(*words):
    """The exit code, whether the command returned it or argparse left with it."""
    try:
        return cli.main(list(words))
    except SystemExit as left:
        return left.code


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["year-end", "--help"], ["serve", "-h"], ["demo", "-h"]])
def test_help_is_no_wrong_call(words, capsys):
    assert called(*words) == cli.FINE
    assert "usage: namhoc" in capsys.readouterr().out


def test_alone_it_lists_what_it_can_do_and_counts_as_a_wrong_call(capsys):
    code, said = called(), capsys.readouterr()

    assert (code, said.out) == (cli.WRONG_CALL, "")
    assert [name for name in COMMANDS if name not in said.err] == []


@pytest.mark.parametrize(
    "words",
    [
        ["unknown"],
        ["--unknown"],
        ["year-end"],
        ["year-end", "folder", "--unit", "phong"],
        ["serve", "--port", "nine"],
        ["serve", "--port", "0"],
        ["serve", "--port", "65536"],
        ["serve", "--workers", "0"],
        ["demo", "--port", "-1"],
        ["journal"],
        ["journal", "verify", "more"],
        ["journal", "export"],
        ["journal", "checkpoint", "--to"],
    ],
)
def test_a_wrong_call_is_2_and_says_how_to_call(words, capsys):
    code, said = called(*words), capsys.readouterr()

    assert (code, said.out) == (cli.WRONG_CALL, "")
    assert "usage: namhoc" in said.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["year-end", "không-có", *YEAR_END], "không có thư mục không-có"),
        (["year-end", ".", *YEAR_END, "--year", "2020-2022"], "--year: '2020-2022' không phải năm học"),
        (["year-end", ".", *YEAR_END, "--previous", "không-có"], "không có thư mục không-có"),
    ],
)
def test_a_wrong_call_of_year_end_names_what_is_wrong_and_writes_nothing(words, told, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, said = called(*words), capsys.readouterr()

    assert (code, told in said.err, list(tmp_path.iterdir())) == (cli.WRONG_CALL, True, [])


# --- check-catalogue --------------------------------------------------------------------------------------------------


def test_the_shipped_catalogue_is_fine_and_counted(capsys):
    assert called("check-catalogue") == cli.FINE
    assert f"indicator {len(list((ROOT / 'indicators').glob('*.yaml')))}" in capsys.readouterr().out


def test_a_fault_in_a_provinces_overlay_blocks_and_names_file_line_and_key(tmp_path, capsys):
    (tmp_path / "wrong.yaml").write_text("source: x-1\nnumber: 1\nkind: law\n")
    code, said = called("check-catalogue", str(tmp_path)), capsys.readouterr()

    assert (code, said.out) == (cli.BLOCKED, "")
    assert "wrong.yaml" in said.err
    assert "dòng" in said.err


def test_an_overlay_that_is_not_there_is_a_wrong_call(tmp_path, capsys):
    assert called("check-catalogue", str(tmp_path / "không-có")) == cli.WRONG_CALL
    assert "không có thư mục" in capsys.readouterr().err


# --- journal ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def entries(db, own_key):  # noqa: F811
    return written(3)


def test_a_journal_that_holds_is_fine_and_says_where_it_ends(entries, capsys):
    assert called("journal", "verify") == cli.FINE
    assert capsys.readouterr().out.splitlines() == [
        "Nhật kí nguyên vẹn: 3 mục, 0 mốc đã kí.",
        "3 mục cuối chưa có mốc nào bảo chứng: namhoc journal checkpoint --now",
        f"Ghi lại ở nơi khác để đối chiếu về sau: 3 {entries[-1].digest}",
    ]


def test_an_empty_journal_is_fine(db, own_key, capsys):  # noqa: F811
    assert (called("journal", "verify"), "0 mục" in capsys.readouterr().out) == (cli.FINE, True)
    assert (called("journal", "checkpoint"), "trống" in capsys.readouterr().out) == (cli.FINE, True)


def test_a_journal_that_was_changed_blocks_and_names_the_entry_and_the_cure(entries, capsys):
    with guards_aside(), connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET reason = 'khác' WHERE number = 2")

    code, said = called("journal", "verify"), capsys.readouterr()
    assert (code, said.out, said.err.splitlines()[0]) == (cli.BLOCKED, "", "Nhật kí không còn nguyên vẹn từ mục 2.")
    assert "namhoc journal export" in said.err
    assert (called("journal", "checkpoint"), "Không kí" in capsys.readouterr().err) == (cli.BLOCKED, True)


def test_a_checkpoint_is_shown_kept_elsewhere_and_good_for_verifying(entries, capsys, tmp_path):
    assert called("journal", "checkpoint", "--to", str(tmp_path)) == cli.FINE
    note = capsys.readouterr().out
    assert (note.splitlines()[1:3], note in (tmp_path / "checkpoints.txt").read_text()) == (
        ["3", entries[-1].digest],
        True,
    )
    assert (called("journal", "checkpoint"), capsys.readouterr().out) == (cli.FINE, note)

    assert called("journal", "verify", "--checkpoints", str(tmp_path / "checkpoints.txt")) == cli.FINE
    assert "3 mục, 1 mốc đã kí" in capsys.readouterr().out
    written(1)
    assert (called("journal", "checkpoint", "--now"), capsys.readouterr().out.splitlines()[1]) == (cli.FINE, "4")


def test_notes_that_are_not_there_are_a_wrong_call(entries, capsys, tmp_path):
    assert called("journal", "verify", "--checkpoints", str(tmp_path / "không-có")) == cli.WRONG_CALL
    assert "không đọc được tệp mốc" in capsys.readouterr().err


def test_a_key_that_is_none_is_a_wrong_call_and_says_so(entries, capsys, settings):
    settings.JOURNAL_KEY = "không phải khóa"

    assert called("journal", "checkpoint") == cli.WRONG_CALL
    assert "PRIVATE+KEY" in capsys.readouterr().err


def test_an_export_says_who_may_have_it(entries, capsys, tmp_path):
    assert (called("journal", "export", str(tmp_path / "ra")), capsys.readouterr().out) == (
        cli.FINE,
        f"Đã xuất 3 mục ra {tmp_path / 'ra'}.\n{WHO_MAY_READ}\n",
    )


def test_an_export_of_a_journal_that_was_changed_blocks_and_is_written_all_the_same(entries, capsys, tmp_path):
    with guards_aside(), connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET reason = 'khác' WHERE number = 2")

    assert called("journal", "export", str(tmp_path)) == cli.BLOCKED
    assert ("từ mục 2" in capsys.readouterr().err, (tmp_path / "entries.txt").exists()) == (True, True)


# --- as a program of its own ------------------------------------------------------------------------------------------


def run(*words, **environment):
    command = [sys.executable, "-m", "namhoc.cli", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment or None)


def test_without_a_database_the_journal_says_how_to_make_one(tmp_path):
    done = run("journal", "verify", NAMHOC_VAR=str(tmp_path), PATH="")

    assert (done.returncode, "namhoc manage migrate" in done.stderr, "Traceback" in done.stderr) == (2, True, False)


@pytest.mark.slow
def test_djangos_own_commands_pass_through_with_their_exit_codes(tmp_path):
    asked = {words: run("manage", *words, NAMHOC_VAR=str(tmp_path), PATH="") for words in (("check",), ("không-có",))}

    assert [done.returncode for done in asked.values()] == [0, 1]


def test_reading_the_law_starts_neither_django_nor_the_engine():
    script = (
        "import sys, namhoc.cli\nnamhoc.cli.main(['check-catalogue'])\n"
        "print(sorted({'django', 'ibis', 'duckdb'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"
