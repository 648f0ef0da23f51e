"""The workbooks, written: what each school sent in each round, and each office's own book of the year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from namhoc.collect.layout import OFFICE_FILE
from namhoc.collect.workbook_out import write_office_workbook, write_school_workbook
from namhoc.law.catalogue import Catalogue, catalogue
from namhoc.law.school_year import SchoolYear
from samples.generate.answers import ROUNDS, START, answers
from samples.generate.awards import award_lines
from samples.generate.certificates import certificate_lines
from samples.generate.conference import delegate_lines, paper_lines, session_lines, site_lines
from samples.generate.network import School, schools_on
from samples.generate.places import MUONG_LAY, OFFICES, Office, names, places_on
from samples.generate.plan import document_lines, note_lines, rollout_lines, target_lines
from samples.generate.register import event_lines, office_lines, unit_lines, year_ends
from samples.generate.rows import Lines
from samples.generate.tasks import task_lines
from samples.generate.universalisation import commune_answers

CLOSED_YEARS = (2019, 2020)
BOOK_CLOSED = {2019: date(2020, 6, 30), 2020: date(2021, 8, 31)}
OPEN_YEAR, OPEN_OFFICE = 2021, MUONG_LAY  # one round under way, so that the demo has work to do


def write_sample(folder: Path) -> list[Path]:
    """Write every workbook under ``folder``, the same bytes each time; their paths."""
    law, written = catalogue(), []
    for opens in CLOSED_YEARS:
        for office in OFFICES:
            for round_code in ROUNDS:
                written += _write_round(folder, law, office, opens, round_code)
            written.append(_write_office(folder, law, office, opens))
    return written + _write_round(folder, law, OPEN_OFFICE, OPEN_YEAR, START)


def _place(folder: Path, office: Office, opens: int) -> Path:
    place = folder / str(SchoolYear(opens)) / office.folder
    place.mkdir(parents=True, exist_ok=True)
    return place


def _write_round(folder: Path, law: Catalogue, office: Office, opens: int, round_code: str) -> list[Path]:
    """What the schools under the office on the round's day sent it."""
    year = SchoolYear(opens)
    schools = schools_on(office, law.reference_day(year, round_code))
    return [_write_school(_place(folder, office, opens), law, one, year, round_code) for one in schools]


def _write_school(place: Path, law: Catalogue, one: School, year: SchoolYear, round_code: str) -> Path:
    path = place / f"{one.slug}.{ROUNDS[round_code]}.xlsx"
    write_school_workbook(
        path,
        law,
        f"school-{round_code}",
        one.code,
        one.name,
        one.kind,
        year,
        law.reference_day(year, round_code),
        answers(one, year.opens, round_code),
        sample=True,
    )
    return path


def _write_office(folder: Path, law: Catalogue, office: Office, opens: int) -> Path:
    path = _place(folder, office, opens) / OFFICE_FILE
    places = places_on(office, year_ends(opens)[0])
    codes = [place.code for place in places]
    write_office_workbook(
        path,
        law,
        office.unit,
        f"Phòng Giáo dục và Đào tạo {office.district}",
        SchoolYear(opens),
        BOOK_CLOSED[opens],
        office_lists(office, opens),
        {place.code: commune_answers(place, opens) for place in places},
        dict(zip(codes, names(codes), strict=True)),
        sample=True,
    )
    return path


def office_lists(office: Office, opens: int) -> dict[str, Lines]:
    """The lists of the office's book: of the year, and of the plan for the year to come."""
    last = year_ends(opens)[1]
    lists: dict[str, Lines] = {
        "office": office_lines(office),
        "units": unit_lines(office, opens),
        "events": event_lines(office, opens),
        "documents": document_lines(office, opens),
        "certificates": certificate_lines(office, last),
        "notes": note_lines(office, opens),
    }
    if opens != CLOSED_YEARS[-1]:
        return lists
    both = (opens, opens + 1)
    return lists | {
        "tasks": task_lines(office, *both),
        "targets": target_lines(office, *both),
        "rollout": rollout_lines(office, *both),
        "notes": note_lines(office, *both),
        "awards": award_lines(office, opens),
        "sessions": session_lines(office),
        "sites": site_lines(office),
        "delegates": delegate_lines(office),
        "papers": paper_lines(office),
    }
