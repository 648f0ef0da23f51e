"""The two offices, and the communes and wards whose children fill their schools."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "dien-bien"
NEW_MAP = date(2020, 1, 1)  # Resolution 815: four communes come to the city, two become one


@dataclass(frozen=True)
class Office:
    """An education office: the district it serves, and the folder of its workbooks."""

    unit: str
    folder: str
    district: str  # as it is called within a sentence

    @property
    def name(self) -> str:
        return f"Phòng GD&ĐT {self.district}"

    @property
    def committee(self) -> str:
        return f"UBND {self.district}"


@dataclass(frozen=True)
class Place:
    """A commune or ward, with how many live there and how many in a thousand are of a minority."""

    code: str
    people: int
    minority: int
    since: date | None = None
    until: date | None = None

    def there_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


MUONG_LAY = Office("district-095-muong-lay", "muong-lay", "thị xã Mường Lay")
DIEN_BIEN_PHU = Office("district-094-dien-bien-phu", "dien-bien-phu", "thành phố Điện Biên Phủ")
OFFICES = (MUONG_LAY, DIEN_BIEN_PHU)

# How many live in each is made up; those of the city add up to the published number of the whole.
PLACES: dict[str, tuple[Place, ...]] = {
    MUONG_LAY.unit: (
        Place("commune-03148-song-da", 2300, 880),
        Place("commune-03151-na-lay", 4300, 820),
        Place("commune-03184-lay-nua", 4400, 970),
    ),
    DIEN_BIEN_PHU.unit: (
        Place("commune-03124-noong-bua", 6900, 380),
        Place("commune-03127-him-lam", 11500, 360),
        Place("commune-03130-thanh-binh", 5600, 250),
        Place("commune-03133-tan-thanh", 9200, 240),
        Place("commune-03136-muong-thanh", 9400, 270),
        Place("commune-03139-nam-thanh", 6800, 420),
        Place("commune-03142-thanh-truong", 6900, 450),
        Place("commune-thanh-minh-old", 2300, 900, until=NEW_MAP),
        Place("commune-ta-leng", 1600, 960, until=NEW_MAP),
        Place("commune-03145-thanh-minh", 3900, 920, since=NEW_MAP),
        Place("commune-03316-na-tau", 6800, 960, since=NEW_MAP),
        Place("commune-03317-na-nhan", 4500, 980, since=NEW_MAP),
        Place("commune-03325-muong-phang", 4900, 970, since=NEW_MAP),
        Place("commune-03326-pa-khoang", 3966, 980, since=NEW_MAP),
    ),
}
MERGED_PLACES = {"commune-03145-thanh-minh": ("commune-thanh-minh-old", "commune-ta-leng")}


def places_on(office: Office, day: date) -> list[Place]:
    """The communes and wards of the office on ``day``."""
    return [place for place in PLACES[office.unit] if place.there_on(day)]


def place(code: str) -> Place:
    return next(one for places in PLACES.values() for one in places if one.code == code)


@cache
def register() -> tuple[dict[str, str], ...]:
    """The real units, as ``units.csv`` has them: a line for every start."""
    return _lines("units.csv")


@cache
def register_events() -> tuple[dict[str, str], ...]:
    return _lines("events.csv")


def registered(code: str, parent: str) -> dict[str, str]:
    """The line of a unit under ``parent``."""
    return next(line for line in register() if (line["code"], line["parent"]) == (code, parent))


def names(codes: Iterable[str]) -> list[str]:
    known = {line["code"]: line["name"] for line in register()}
    return [known[code] for code in codes]


def _lines(name: str) -> tuple[dict[str, str], ...]:
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
