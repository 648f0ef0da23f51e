"""Where the sample lies, and its days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from namhoc.law.catalogue import Catalogue
from namhoc.law.school_year import SchoolYear

_HERE = Path(__file__).resolve()
ROOT = next(
    (place / "samples" for place in (_HERE.parents[2], _HERE.parents[1]) if (place / "samples").is_dir()),
    _HERE.parents[2] / "samples",
)
PROVINCE = ROOT / "dien-bien"
OFFICES = {
    "district-095-muong-lay": "muong-lay",
    "district-094-dien-bien-phu": "dien-bien-phu",
}


def years_of(folder: str) -> list[SchoolYear]:
    """The school years for which an office's folder is there, the earliest first."""
    found = (SchoolYear.parse(place.name) for place in PROVINCE.iterdir() if place.is_dir())
    return sorted(year for year in found if (PROVINCE / str(year) / folder).is_dir())


def folder_of(folder: str, year: SchoolYear) -> Path:
    return PROVINCE / str(year) / folder


def day_of_acts(catalogue: Catalogue, year: SchoolYear, round_code: str) -> date:
    """The day on which the sample's people act in a round: its closing day."""
    return catalogue.reference_day(year, round_code)


def sample_day() -> str:
    """The day that the sample takes for today: the new year's first round is open then."""
    return (PROVINCE / "today.txt").read_text(encoding="utf-8").strip()
