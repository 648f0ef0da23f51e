"""The whole sample, loaded as its people would have done it, year after year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from namhoc.certify.certificates import certificates_of
from namhoc.collect.answers import OfficeBook
from namhoc.collect.folder import FolderReading, read_folder
from namhoc.collect.office_records import network_of, plan_of
from namhoc.law.catalogue import Catalogue, catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.sample.open_round import leave_round_open
from namhoc.sample.people import staff_office, staff_province
from namhoc.sample.places import OFFICES, day_of_acts, folder_of, years_of
from namhoc.sample.press import issue_and_publish
from namhoc.sample.sites import open_sample_sites
from namhoc.sample.units import load_province, load_schools
from namhoc.sample.year import SampleYear, collect_rounds, hold_and_award, measure_and_adopt, set_out
from namhoc.units.models import Unit
from namhoc.units.network import Network

Progress = Callable[[str], Any]


def load_sample(progress: Progress = lambda _line: None) -> None:
    """Units, people, and for each office every year of which its folder is there."""
    law = catalogue()
    progress("đơn vị của tỉnh Điện Biên")
    load_province()
    open_sample_sites()
    staff_province(first_day(law))
    for code, folder in OFFICES.items():
        load_office(law, code, folder, progress)


def first_day(law: Catalogue) -> date:
    """The first closing day in the sample: its people have their posts from then on."""
    return day_of_acts(law, min(year for folder in OFFICES.values() for year in years_of(folder)), "start-of-year")


def load_office(law: Catalogue, code: str, folder: str, progress: Progress) -> None:
    """One office with its schools, its people and its years."""
    for sample in office_years(law, code, folder):
        progress(f"{sample.office} · năm học {sample.year}")
        live_through(sample)


def office_years(law: Catalogue, code: str, folder: str) -> list[SampleYear]:
    """The office's years, the earliest first, none of them begun; its schools and people are there."""
    readings = _readings(law, code, folder)
    books = [reading.office for reading in readings.values() if reading.office is not None]
    found, _findings = network_of(books)
    load_schools(found)
    office = Unit.objects.get(code=code)
    since = day_of_acts(law, min(readings), "start-of-year")
    staff = staff_office(office, _first_days(found, since), since=since)
    return [
        SampleYear(law, office, year, folder_of(folder, year), reading, staff) for year, reading in readings.items()
    ]


def _readings(law: Catalogue, code: str, folder: str) -> dict[SchoolYear, FolderReading]:
    """Every year's folder; one without an office book is read by the units of the year before."""
    readings: dict[SchoolYear, FolderReading] = {}
    kinds: dict[str, str] = {}
    for year in years_of(folder):
        place = folder_of(folder, year)
        own = (place / "van-phong.xlsx").is_file()
        reading = read_folder(place, law, year=year, unit=code, units=None if own else kinds)
        if reading.office is not None:
            kinds |= {row.text("code"): row.text("kind") for row in reading.office.rows("units")}
        readings[year] = reading
    return readings


def _first_days(found: Network, since: date) -> Mapping[str, date]:
    """Each school's first day at its clerk's desk: its own, not before the office's.

    Shape   the schools that still stand come first, then those merged away; by code
    """
    closed = {start.code for start in found.starts if start.closed}
    schools = [start for start in found.starts if start.code.startswith("school-") and not start.closed]
    ordered = sorted(schools, key=lambda start: (start.code in closed, start.code))
    return {start.code: max(start.since, since) for start in ordered}


def live_through(sample: SampleYear) -> None:
    """A year with an office book from its first round to its article; one without is just begun."""
    if sample.reading.office is None:
        leave_round_open(sample)
        return
    set_out_book(sample, sample.reading.office)
    collect_rounds(sample)
    measure_and_adopt(sample)
    hold_and_award(sample)
    issue_and_publish(sample)


def set_out_book(sample: SampleYear, book: OfficeBook) -> None:
    """The plan and the certificates that a year's office book records."""
    plan, _findings = plan_of(book, sample.catalogue)
    codes = Unit.objects.values_list("code", flat=True)
    certificates, _findings = certificates_of([book], codes)
    set_out(sample, plan, certificates)
