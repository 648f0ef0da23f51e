"""`./run bench NAME --json` answers with one object on standard output and nothing else."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.house.tree import ROOT

PLANTED = """
import subprocess
from bench import at_least, at_most

def measure():
    print("warming up")
    subprocess.run(["echo", "a program speaks"])
    yield at_most("wall", 2.5, "s", 10)
    yield at_least("rows", {rows}, "rows/s", 40)
"""


@pytest.fixture
def bench(tmp_path):
    shutil.copytree(ROOT / "bench", tmp_path / "bench", ignore=shutil.ignore_patterns("[a-z]*.py"))

    def run(*words, rows=50):
        (tmp_path / "bench/year_end.py").write_text(PLANTED.format(rows=rows))
        command = [sys.executable, "-m", "bench", *words]
        environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    return run


def test_the_answer_is_one_object_with_every_result(bench):
    done = bench("year-end", "--json")

    assert (done.returncode, json.loads(done.stdout)) == (
        0,
        {
            "bench": "year-end",
            "results": [
                {"name": "wall", "value": 2.5, "unit": "s", "goal": 10, "holds": True},
                {"name": "rows", "value": 50, "unit": "rows/s", "goal": 40, "holds": True},
            ],
        },
    )


def test_progress_and_the_table_go_to_standard_error(bench):
    done = bench("year-end")

    assert (done.stdout, "warming up" in done.stderr, "a program speaks" in done.stderr) == ("", True, True)


def test_a_goal_that_is_missed_is_an_exit_of_1(bench):
    assert bench("year-end", rows=39).returncode == 1


def test_alone_it_lists_the_benches(bench):
    assert bench().stdout == "year-end\n"


def test_an_unknown_name_is_a_wrong_call(bench):
    assert bench("unknown").returncode == 2
