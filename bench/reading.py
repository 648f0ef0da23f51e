"""Reading a town's year: the workbooks of twelve schools in three rounds, and the office's own."""

import time
from collections.abc import Iterator
from pathlib import Path

from bench import Result, at_most
from namhoc.collect.folder import read_folder
from namhoc.law.catalogue import catalogue
from namhoc.law.school_year import SchoolYear

FOLDER = Path(__file__).resolve().parents[1] / "samples" / "dien-bien" / "2020-2021" / "muong-lay"
OFFICE, YEAR = "district-095-muong-lay", SchoolYear.parse("2020-2021")
RUNS, MOST_SECONDS, WORKBOOKS = 3, 1, 36


def measure() -> Iterator[Result]:
    """Processor seconds, the least of a few runs; every workbook must have come in."""
    law = catalogue()
    costs = []
    for _at in range(RUNS):
        began = time.process_time()
        reading = read_folder(FOLDER, law, year=YEAR, unit=OFFICE)
        costs.append(time.process_time() - began)
        assert len(reading.filings) == WORKBOOKS
    yield at_most("36 school workbooks and the office's own, processor", min(costs), "s", MOST_SECONDS)
