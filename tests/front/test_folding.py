"""What was counted comes into the table once, whoever is killed meanwhile."""

import os
import subprocess
import sys
from datetime import date, timedelta

import pytest
from django.db import OperationalError

from namhoc.front import folding
from namhoc.front.changes import clock
from namhoc.front.clock import EVERYTHING, slots_of
from namhoc.front.counting import row_name
from namhoc.front.folding import fold, turn_of_day
from namhoc.front.models import Carried, Count
from namhoc.front.numbers import DayOfSite, days_of, most_read, views_of
from namhoc.front.tally import Tally
from namhoc.front.visitors import Kind

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
ARTICLE = row_name(DAY, 1, "article:5", Kind.READER)


@pytest.fixture(autouse=True)
def knows_nothing(monkeypatch):
    monkeypatch.setattr(folding, "_carried", {})


def counted_elsewhere(folder, times):
    """A process that counts and is gone."""
    count = (
        "import sys, pathlib, os, signal; from namhoc.front.tally import Tally\n"
        "tally = Tally(pathlib.Path(sys.argv[1]))\n"
        "for _ in range(int(sys.argv[2])): tally.add(sys.argv[3])\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", count, str(folder), str(times), ARTICLE], check=False)


def rows():
    return sorted(Count.objects.values_list("source", "what", "number"))


def test_a_running_process_has_rows_of_its_own_that_grow(tmp_path):
    tally = Tally(tmp_path / "tallies")
    told = []
    for times in (2, 3):
        for _ in range(times):
            tally.add(ARTICLE)
        fold(tmp_path)
        told.append([(what, number) for _source, what, number in rows()])

    assert told == [[("article:5", 2)], [("article:5", 5)]]


def test_folding_again_adds_nothing(tmp_path, monkeypatch):
    tally = Tally(tmp_path / "tallies")
    tally.add(ARTICLE)
    for _ in range(3):
        fold(tmp_path)
        monkeypatch.setattr(folding, "_carried", {})  # as another process would

    assert [number for _source, _what, number in rows()] == [1]


def test_the_numbers_of_a_process_that_was_killed_are_added_to_the_day(tmp_path):
    for _ in range(2):
        counted_elsewhere(tmp_path / "tallies", 40)
    fold(tmp_path)

    assert (rows(), list((tmp_path / "tallies").iterdir())) == ([("", "article:5", 80)], [])


def test_a_folder_killed_before_the_file_was_taken_away_adds_nothing_twice(tmp_path):
    counted_elsewhere(tmp_path / "tallies", 40)
    path = next((tmp_path / "tallies").iterdir())
    content = path.read_bytes()
    fold(tmp_path)
    path.write_bytes(content)  # as if the file had stayed
    fold(tmp_path)

    assert (rows(), path.exists(), Carried.objects.count()) == ([("", "article:5", 40)], False, 1)


def test_days_tell_views_visits_and_readers_and_leave_programs_apart(tmp_path):
    tally = Tally(tmp_path / "tallies")
    for what, kind, times in [
        ("article:5", Kind.READER, 7),
        ("article:6", Kind.MEMBER, 2),
        ("article:6", Kind.ROBOT, 30),
        ("visits", Kind.READER, 3),
        ("visits", Kind.ROBOT, 9),
        ("readers", Kind.READER, 2),
    ]:
        for _ in range(times):
            tally.add(row_name(DAY, 1, what, kind))
    tally.add(row_name(DAY, 2, "article:5", Kind.READER))
    fold(tmp_path)

    assert days_of(1, DAY, DAY) == [DayOfSite(DAY, views=9, visits=3, readers=2, robot_views=30)]
    assert (views_of(1, "article:5"), views_of(1, "article:6")) == (7, 2)
    assert most_read(1, "article", DAY, 5) == [(5, 7), (6, 2)]


def test_a_name_that_nobody_can_read_stops_nothing(tmp_path):
    tally = Tally(tmp_path / "tallies")
    for name in ("nonsense", "2026-13-45|1|x|0", ARTICLE):
        tally.add(name)
    fold(tmp_path)

    assert [number for _source, _what, number in rows()] == [1]
    assert os.getpid() in {int(source.rpartition("-")[2]) for source, _what, _number in rows()}


def test_pages_of_the_day_before_are_dropped_when_the_day_turns(settings, tmp_path, monkeypatch):
    settings.FRONT_ROOT = tmp_path
    clock.cache_clear()
    monkeypatch.setenv("NAMHOC_TODAY", str(DAY))
    same = (turn_of_day(DAY), clock().now())
    monkeypatch.setenv("NAMHOC_TODAY", str(DAY + timedelta(days=1)))
    turned = (turn_of_day(DAY), clock().latest(slots_of([EVERYTHING])))
    clock.cache_clear()

    assert (same, turned) == ((DAY, 0), (DAY + timedelta(days=1), 1))


def test_numbers_that_could_not_be_written_are_written_at_the_next_turn(tmp_path, monkeypatch):
    tally = Tally(tmp_path / "tallies")
    tally.add(row_name(date(2021, 9, 5), 1, "visits", Kind.READER))
    write = Count.objects.bulk_create
    monkeypatch.setattr(Count.objects, "bulk_create", locked)
    with pytest.raises(OperationalError):
        fold(tmp_path)
    monkeypatch.setattr(Count.objects, "bulk_create", write)
    fold(tmp_path)

    assert list(Count.objects.values_list("what", "number")) == [("visits", 1)]


def locked(*_args, **_kwargs):
    raise OperationalError("database is locked")
