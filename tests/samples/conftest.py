"""The workbooks of the sample, read once by the readers that schools' files go through."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest

from namhoc.collect.answers import ListRow
from namhoc.collect.folder import FolderReading, read_folder
from namhoc.law.catalogue import catalogue
from namhoc.law.school_year import SchoolYear

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "dien-bien"
OFFICES = {"muong-lay": "district-095-muong-lay", "dien-bien-phu": "district-094-dien-bien-phu"}
COMMUNE_KINDS = {"commune", "ward", "township"}
ENDS = {"merge", "split", "close"}


@dataclass(frozen=True)
class Book:
    """One office's folder of one year, asked the plain way: sums and counts, no formula of the engine."""

    folder: str
    reading: FolderReading

    def rows(self, name: str) -> tuple[ListRow, ...]:
        return self.reading.office.rows(name)

    @cached_property
    def by_round(self) -> Mapping[tuple[str, str], Mapping[str, object]]:
        return {
            (filing.unit, filing.round): {code: answer.value for code, answer in filing.answers.items()}
            for filing in self.reading.filings
        }

    @cached_property
    def communes(self) -> Mapping[str, Mapping[str, int]]:
        return {
            filing.unit: {code.removeprefix("persons."): answer.value for code, answer in filing.answers.items()}
            for filing in self.reading.office.communes
        }

    def units_on(self, day: date, *, communes: bool = False) -> set[str]:
        ended = {row.text("unit") for row in self.rows("events") if row.text("kind") in ENDS and row.day("day") <= day}
        return {
            row.text("code")
            for row in self.rows("units")
            if row.day("since") <= day
            and row.text("code") not in ended
            and (row.text("kind") in COMMUNE_KINDS) == communes
        }

    def holders(self, kind: str, day: date) -> set[str]:
        return {
            row.text("unit")
            for row in self.rows("certificates")
            if row.text("kind") == kind and row.day("day") <= day < row.day("until")
        }

    def total(self, round_code: str, column: str, rows: str = "") -> int:
        return sum(
            value
            for (_unit, one), answers in self.by_round.items()
            if one == round_code
            for code, value in answers.items()
            if code.startswith(f"{column}.{rows}") and isinstance(value, int)
        )

    def granted(self) -> list[ListRow]:
        return [row for row in self.rows("awards") if row.text("state") == "granted"]


@pytest.fixture(scope="session")
def book():
    """Reads a folder of the sample, each once: ``book("muong-lay", "2020-2021")``."""
    read: dict[tuple[str, str], Book] = {}

    def of(folder: str, year: str) -> Book:
        if (folder, year) not in read:
            reading = read_folder(
                SAMPLE / year / folder, catalogue(), year=SchoolYear.parse(year), unit=OFFICES[folder]
            )
            read[folder, year] = Book(folder, reading)
        return read[folder, year]

    return of


@pytest.fixture(scope="session")
def town(book):
    return book("muong-lay", "2020-2021")


@pytest.fixture(scope="session")
def town_before(book):
    return book("muong-lay", "2019-2020")


@pytest.fixture(scope="session")
def city(book):
    return book("dien-bien-phu", "2020-2021")


@pytest.fixture(scope="session")
def city_before(book):
    return book("dien-bien-phu", "2019-2020")
