"""The ``namhoc`` command: exit 0 fine, 1 blocked, 2 wrong call; and what each says."""

import subprocess
import sys

import pytest
from django.db import connection

from namhoc import cli
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import system_actor
from namhoc.law.catalogue import ROOT
from namhoc.law.today import today
from namhoc.units.models import Unit
from tests.provide.emptying import guards_aside

COMMANDS = ("year-end", "check-catalogue", "demo", "serve", "verify-journal", "manage")
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
        ["verify-journal", "more"],
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


# --- verify-journal ---------------------------------------------------------------------------------------------------


@pytest.fixture
def entries(db):
    unit = Unit.objects.create(code="truong-mot")
    return [write_entry(f"act-{number}", unit, by=system_actor(today())) for number in range(1, 4)]


def test_a_journal_that_holds_is_fine_and_says_where_it_ends(entries, capsys):
    assert called("verify-journal") == cli.FINE
    assert capsys.readouterr().out.endswith(f"3 {entries[-1].digest}\n")


def test_an_empty_journal_is_fine(db, capsys):
    assert (called("verify-journal"), "0 mục" in capsys.readouterr().out) == (cli.FINE, True)


def test_a_journal_that_was_changed_blocks_and_names_the_entry(entries, capsys):
    with guards_aside(), connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET reason = 'khác' WHERE number = 2")

    code, said = called("verify-journal"), capsys.readouterr()
    assert (code, said.out, said.err) == (cli.BLOCKED, "", "Nhật kí không còn nguyên vẹn từ mục 2.\n")


# --- as a program of its own ------------------------------------------------------------------------------------------


def run(*words, **environment):
    command = [sys.executable, "-m", "namhoc.cli", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment or None)


def test_without_a_database_the_journal_says_how_to_make_one(tmp_path):
    done = run("verify-journal", NAMHOC_VAR=str(tmp_path), PATH="")

    assert (done.returncode, "namhoc manage migrate" in done.stderr, "Traceback" in done.stderr) == (2, True, False)


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
