"""A page is good until something it shows changes, in every process."""

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from namhoc.front.clock import SLOTS, Clock, slots_of


def test_a_change_is_later_than_what_was_made_before_it(tmp_path):
    clock = Clock(tmp_path / "clock")
    made = clock.now()
    clock.strike(["article:1"])

    assert (made, clock.latest(slots_of(["article:1"])), clock.latest(slots_of(["article:2"]))) == (0, 1, 0)


def test_another_process_sees_the_change_at_once(tmp_path):
    clock = Clock(tmp_path / "clock")
    strike = (
        "import sys, pathlib; from namhoc.front.clock import Clock; "
        "Clock(pathlib.Path(sys.argv[1])).strike(['article:1'])"
    )
    subprocess.run([sys.executable, "-c", strike, str(tmp_path / "clock")], check=True)

    assert (clock.now(), clock.latest(slots_of(["article:1"]))) == (1, 1)


def test_changes_of_many_processes_at_once_are_all_counted(tmp_path):
    strike = (
        "import sys, pathlib; from namhoc.front.clock import Clock; clock = Clock(pathlib.Path(sys.argv[1]))\n"
        "for number in range(500): clock.strike([f'article:{sys.argv[2]}-{number}'])"
    )
    running = [subprocess.Popen([sys.executable, "-c", strike, str(tmp_path / "clock"), str(one)]) for one in range(4)]

    assert [process.wait() for process in running] == [0, 0, 0, 0]
    assert Clock(tmp_path / "clock").now() == 2000


@settings(max_examples=25)
@given(st.lists(st.sets(st.integers(0, 50), max_size=4), max_size=20), st.sets(st.integers(0, 50), max_size=5))
def test_what_shows_none_of_the_changed_names_stays_good(tmp_path_factory, changes, shown):
    clock = Clock(tmp_path_factory.mktemp("front") / "clock")
    names = [f"article:{number}" for number in sorted(shown)]
    made = clock.now()
    for change in changes:
        clock.strike(f"article:{number}" for number in change)

    dropped = clock.latest(slots_of(names)) > made
    assert dropped == any(change & shown for change in changes)  # of 51 names none share a slot


def test_the_clock_remembers_by_number_which_changes_it_knows(tmp_path):
    clock = Clock(tmp_path / "clock")
    clock.strike(["article:1"], change=7)

    assert [clock.has_struck(change) for change in (6, 7, 8)] == [False, True, False]


def test_names_of_a_large_portal_hardly_ever_share_a_slot():
    names = [f"{kind}:{number}" for kind in ("article", "rating", "comments") for number in range(10_000)]

    assert len(names) - len(slots_of(names)) < len(names) * len(names) / SLOTS
