"""What takes long to make is made once for a run, by the first worker that asks; the others wait and take it over."""

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of that name, filled by ``make``. Whoever uses it leaves it as it is: others do, too."""
    shared = factory.getbasetemp()
    if shared.name.startswith("popen-"):  # a worker's own corner of the run's place
        shared = shared.parent
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not done.exists():
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
