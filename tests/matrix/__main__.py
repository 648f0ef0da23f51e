"""The whole matrix, or a sample of it, on SQLite and two cores."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORKERS = 2
ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Builds the world once, has each worker judge its share on a copy of it, and tells what does not agree."""
    asked = _asked()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="matrix-") as place:
        first = Path(place) / "0"
        _run("build", first, asked)
        for number in range(1, WORKERS):
            shutil.copytree(first, Path(place) / str(number))
        working = [_start("judge", Path(place) / str(number), asked, number) for number in range(WORKERS)]
        told = [worker.communicate()[0] for worker in working]
    lines = [line for text in told for line in text.splitlines()]
    counts = [int(line.removeprefix("asked ")) for line in lines if line.startswith("asked ")]
    wrong = [line for line in lines if not line.startswith("asked ")]
    broken = [worker.returncode for worker in working if worker.returncode]
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    told_all = f"{sum(counts)} cells, {len(wrong)} mismatches, {time.monotonic() - begun:.0f} s"
    sys.stdout.write(f"matrix: {told_all}{', a worker broke off' if broken else ''}\n")
    return 1 if wrong or broken or len(counts) < WORKERS else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run matrix", description=__doc__)
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="so many cells instead of all")
    parser.add_argument("--only", default="", metavar="WORDS", help="only routes whose names contain one of the words")
    parser.add_argument("--seed", default="", help="which sample; without it, that of the last commit")
    asked = parser.parse_args()
    asked.seed = asked.seed or _last_commit()
    return asked


def _last_commit() -> str:
    told = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    return told.stdout.strip() or "no commit"


def _start(what: str, place: Path, asked: argparse.Namespace, number: int = 0) -> subprocess.Popen[str]:
    place.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NAMHOC_")}
    env = kept | {"NAMHOC_VAR": str(place), "DJANGO_SETTINGS_MODULE": "namhoc.settings", "PYTHONPATH": str(ROOT)}
    command = [
        sys.executable,
        "-m",
        "tests.matrix.working",
        what,
        str(number),
        str(WORKERS),
        str(asked.sample),
        asked.seed,
        asked.only,
    ]
    return subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)


def _run(what: str, place: Path, asked: argparse.Namespace) -> None:
    worker = _start(what, place, asked)
    told, _nothing = worker.communicate()
    if worker.returncode:
        sys.stdout.write(told)
        raise SystemExit(worker.returncode)


if __name__ == "__main__":
    sys.exit(main())
