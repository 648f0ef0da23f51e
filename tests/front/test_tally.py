"""What was counted is there, whoever is killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from namhoc.front import tally
from namhoc.front.tally import Tally, files_in, numbers_in

COUNT = """
import sys, pathlib
from namhoc.front.tally import Tally
tally, told = Tally(pathlib.Path(sys.argv[1])), int(sys.argv[2])
for number in range(told):
    tally.add(f"article:{number % 7}")
    if number % 1000 == 999:
        print(number + 1, flush=True)
print("done", flush=True)
sys.stdin.read()
"""


def counting(folder: Path, times: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", COUNT, str(folder), str(times)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def end(*processes: subprocess.Popen[str]) -> None:
    for process in processes:
        process.send_signal(signal.SIGKILL)
        process.communicate()


def total(folder: Path) -> int:
    return sum(sum(numbers_in(path).values()) for path, _runs in files_in(folder))


def test_a_name_is_counted_under_itself(tmp_path):
    counted = Tally(tmp_path)
    for name in ["article:1", "article:2", "article:1"]:
        counted.add(name)

    assert [numbers_in(path) for path, _runs in files_in(tmp_path)] == [{"article:1": 2, "article:2": 1}]


def test_sixteen_processes_count_to_the_last_one_though_four_are_killed(tmp_path):
    processes = [counting(tmp_path, 10_000) for _ in range(16)]
    told = 0
    for place, process in enumerate(processes):
        assert process.stdout is not None
        if place < 4:  # killed in the middle: what they have told of is there, and at most what they were at besides
            told += int(process.stdout.readline())
            process.send_signal(signal.SIGKILL)
        else:
            while process.stdout.readline() != "done\n":
                pass
    end(*processes)
    counted = {int(path.stem.rpartition("-")[2]): sum(numbers_in(path).values()) for path, _runs in files_in(tmp_path)}

    assert [counted[process.pid] for process in processes[4:]] == [10_000] * 12
    assert all(1_000 <= counted[process.pid] <= 10_000 for process in processes[:4])
    assert told == 4_000


def test_an_answered_request_is_counted_before_it_is_answered(tmp_path):
    process = counting(tmp_path, 3_000)
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(4)]
    end(process)

    assert (lines[-1], total(tmp_path)) == ("done\n", 3_000)


def test_a_full_file_is_followed_by_another(tmp_path, monkeypatch):
    monkeypatch.setattr(tally, "PLACES", 3)
    counted = Tally(tmp_path)
    for number in range(8):
        counted.add(f"article:{number % 5}")

    assert len(list(files_in(tmp_path))) == 3
    assert total(tmp_path) == 8


def test_a_child_counts_into_a_file_of_its_own(tmp_path):
    counted = Tally(tmp_path)
    counted.add("article:1")
    child = os.fork()
    if child == 0:
        counted.add("article:2")
        os._exit(0)
    os.waitpid(child, 0)
    counted.add("article:3")

    assert sorted(tuple(numbers_in(path)) for path, _runs in files_in(tmp_path)) == [
        ("article:1", "article:3"),
        ("article:2",),
    ]


def test_it_is_known_whether_the_process_still_counts(tmp_path):
    process = counting(tmp_path, 1_000)
    assert process.stdout is not None
    process.stdout.readline()
    running = [runs for _path, runs in files_in(tmp_path)]
    end(process)

    assert (running, [runs for _path, runs in files_in(tmp_path)]) == ([True], [False])
