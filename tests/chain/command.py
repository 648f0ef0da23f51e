"""``namhoc year-end`` as an office runs it: another process, in another folder, with nothing set."""

import csv
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import openpyxl

from tests.house.tree import ROOT

SAMPLE = ROOT / "samples" / "dien-bien"
UNIT, YEAR, LAST_YEAR, OFFICE = "district-095-muong-lay", "2020-2021", "2019-2020", "muong-lay"
PAPERS = {"summary.docx", "summary.pdf", "article.html", "figures.csv"}
FILES = PAPERS | {"findings.csv"}
PROGRAM = [str(Path(sys.executable).with_name("namhoc")), "year-end"]
MEASURED = Path(__file__).parent / "measured.py"


@dataclass(frozen=True)
class Ran:
    """What a run of the command left behind."""

    code: int
    said: str
    out: Path
    peak: int  # bytes
    work: float  # seconds of processor

    @property
    def files(self) -> set[str]:
        return {path.name for path in self.out.iterdir()} if self.out.is_dir() else set()

    @cached_property
    def figures(self) -> dict[str, dict[str, str]]:
        with (self.out / "figures.csv").open(encoding="utf-8", newline="") as file:
            return {row["indicator"]: row for row in csv.DictReader(file)}

    @cached_property
    def findings(self) -> list[dict[str, str]]:
        with (self.out / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def bytes(self) -> dict[str, bytes]:
        return {name: (self.out / name).read_bytes() for name in sorted(self.files)}


class Office:
    """A copy of the sample's folders, that a test may spoil, and the command to run on it."""

    def __init__(self, place: Path, compiled: Path) -> None:
        self.place, self._compiled, self._runs = place, compiled, 0
        for year in (LAST_YEAR, YEAR):
            shutil.copytree(SAMPLE / year / OFFICE, place / year / OFFICE)

    @property
    def folder(self) -> Path:
        return self.place / YEAR / OFFICE

    def workbook(self, name: str) -> Path:
        return self.folder / f"{name}.xlsx"

    def put(self, name: str, sheet: str, cell: str, value: object) -> None:
        """One cell written by another program."""
        book = openpyxl.load_workbook(self.workbook(name))
        book[sheet][cell] = value
        book.save(self.workbook(name))

    def run(self, *more: str, unit: str = UNIT, year: str = YEAR, out: Path | None = None) -> Ran:
        return self.call(str(self.folder), "--unit", unit, "--year", year, *more, out=out)

    def call(self, *words: str, out: Path | None = None) -> Ran:
        """The command with exactly these words, and a place for its papers."""
        self._runs += 1
        target, report = out or self.place / f"out-{self._runs}", self.place / f"peak-{self._runs}"
        done = subprocess.run(
            [sys.executable, str(MEASURED), str(report), *PROGRAM, *words, "--out", str(target)],
            cwd=self.place,
            env=self.surroundings(),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        return Ran(done.returncode, done.stdout + done.stderr, target, **json.loads(report.read_text(encoding="utf-8")))

    def surroundings(self) -> dict[str, str]:
        """No setting of ours; what Python compiles is kept for the next run, away from the clone."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return {**kept, "PYTHONPYCACHEPREFIX": str(self._compiled), "PYTHONUTF8": "1"}
