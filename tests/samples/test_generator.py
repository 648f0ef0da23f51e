"""The workbooks in the tree are those that the generator writes."""

import zipfile
from pathlib import Path

import pytest

from samples.generate.books import write_sample
from samples.generate.spread import between, shared_out
from tests.samples.conftest import SAMPLE

MOST_BYTES = 6_000_000


def parts(path: Path) -> dict[str, bytes]:
    """What a workbook holds, unpacked: how it is packed depends on the machine's zlib."""
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def workbooks(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.xlsx")}


@pytest.mark.slow
def test_the_generator_writes_the_workbooks_that_are_here(tmp_path):
    """Where this fails, a form or the generator has changed: run ``python -m samples.generate`` and look."""
    write_sample(tmp_path)

    assert workbooks(tmp_path) == workbooks(SAMPLE)
    changed = [name for name in sorted(workbooks(tmp_path)) if parts(tmp_path / name) != parts(SAMPLE / name)]
    assert changed == []


def test_the_sample_stays_small():
    assert sum(path.stat().st_size for path in SAMPLE.rglob("*") if path.is_file()) < MOST_BYTES


def test_the_open_year_has_the_first_round_of_the_town_only():
    names = workbooks(SAMPLE / "2021-2022")

    assert len(names) == 12
    assert all(name.startswith("muong-lay/") and name.endswith(".dau-nam.xlsx") for name in names)


def test_numbers_depend_on_what_they_are_about_and_on_nothing_else():
    assert [between(1, 6, "a", 1), between(1, 6, "a", 2), between(1, 6, "a", 1)] == [3, 1, 3]
    assert {between(1, 6, "die", throw) for throw in range(200)} == {1, 2, 3, 4, 5, 6}


def test_what_is_shared_out_adds_up_again():
    assert shared_out(10, [1, 1, 1]) == [4, 3, 3]
    assert sum(shared_out(101, [3, 2, 7, 1])) == 101
