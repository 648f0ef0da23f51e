"""The schools of the two offices, and the mergers before the school year 2020-2021."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samples.generate.places import DIEN_BIEN_PHU, MUONG_LAY, NEW_MAP, Office

FOUNDED = date(2004, 1, 1)  # stands for a first day nobody has looked up, as in units.csv
MERGED = date(2020, 8, 1)

PRESCHOOL, PRIMARY, LOWER, BOTH = "preschool", "primary", "lower-secondary", "primary-lower-secondary"
LEVELS = {
    PRESCHOOL: ("mn", "Trường Mầm non"),
    PRIMARY: ("th", "Trường Tiểu học"),
    LOWER: ("thcs", "Trường THCS"),
    BOTH: ("th-thcs", "Trường TH&THCS"),
}


@dataclass(frozen=True)
class School:
    """One school: where its learners come from, how big it is beside others, its satellite sites a year."""

    office: Office
    slug: str
    name: str
    kind: str
    draws_on: tuple[str, ...]
    sites: tuple[int, ...] = (0, 0, 0)  # 2019, 2020, 2021
    weight: int = 1
    since: date = FOUNDED
    until: date | None = None
    came_from: tuple[str, ...] = ()
    sample: bool = True

    @property
    def code(self) -> str:
        return f"school-{self.slug}-{self.office.folder}"

    def there_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)

    @property
    def has_primary(self) -> bool:
        return self.kind in (PRIMARY, BOTH)

    @property
    def has_lower_secondary(self) -> bool:
        return self.kind in (LOWER, BOTH)


def _school(
    office: Office,
    kind: str,
    stem: str,
    called: str,
    *draws_on: str,
    sites: tuple[int, ...] = (0, 0, 0),
    weight: int = 1,
    since: date = FOUNDED,
    until: date | None = None,
    came_from: tuple[str, ...] = (),
) -> School:
    """A school with a made-up name: after its commune, and saying that it is made up."""
    prefix, title = LEVELS[kind]
    name = f"{title} {called} (mẫu)"
    return School(office, f"{prefix}-{stem}", name, kind, draws_on, sites, weight, since, until, came_from)


SONG_DA, NA_LAY, LAY_NUA = "commune-03148-song-da", "commune-03151-na-lay", "commune-03184-lay-nua"
ML = MUONG_LAY
MUONG_LAY_SCHOOLS = (
    _school(ML, PRESCHOOL, "song-da", "Sông Đà", SONG_DA, sites=(1, 1, 1)),
    _school(ML, PRESCHOOL, "na-lay-1", "Na Lay số 1", NA_LAY, sites=(1, 0, 0)),
    _school(ML, PRESCHOOL, "na-lay-2", "Na Lay số 2", NA_LAY, sites=(2, 1, 1)),
    _school(ML, PRESCHOOL, "lay-nua-1", "Lay Nưa số 1", LAY_NUA, sites=(3, 0, 0), until=MERGED),
    _school(ML, PRESCHOOL, "lay-nua-2", "Lay Nưa số 2", LAY_NUA, sites=(2, 0, 0), until=MERGED),
    _school(
        ML,
        PRESCHOOL,
        "lay-nua",
        "Lay Nưa",
        LAY_NUA,
        sites=(0, 3, 3),
        since=MERGED,
        came_from=("mn-lay-nua-1", "mn-lay-nua-2"),
    ),
    _school(ML, PRIMARY, "song-da", "Sông Đà", SONG_DA, sites=(2, 0, 0), until=MERGED),
    _school(ML, PRIMARY, "na-lay-1", "Na Lay số 1", NA_LAY, sites=(1, 0, 0)),
    _school(ML, PRIMARY, "na-lay-2", "Na Lay số 2", NA_LAY, sites=(2, 1, 1)),
    _school(ML, PRIMARY, "lay-nua-1", "Lay Nưa số 1", LAY_NUA, sites=(2, 1, 1)),
    _school(ML, PRIMARY, "lay-nua-2", "Lay Nưa số 2", LAY_NUA, sites=(3, 1, 1)),
    School(ML, "thcs-nguyen-ba-ngoc", "Trường THCS Nguyễn Bá Ngọc", LOWER, (NA_LAY,), weight=3, sample=False),
    _school(ML, LOWER, "na-lay", "Na Lay", NA_LAY, weight=2),
    _school(ML, LOWER, "lay-nua", "Lay Nưa", LAY_NUA),
    _school(ML, LOWER, "song-da", "Sông Đà", SONG_DA, until=MERGED),
    _school(
        ML,
        BOTH,
        "song-da",
        "Sông Đà",
        SONG_DA,
        sites=(0, 1, 1),
        since=MERGED,
        came_from=("th-song-da", "thcs-song-da"),
    ),
)

CITY_PLACES = {  # stem: commune, its name, kinds above preschool, sites of the preschool and the primary school
    "noong-bua": ("commune-03124-noong-bua", "Noong Bua", (PRIMARY, LOWER), 1, 0),
    "him-lam": ("commune-03127-him-lam", "Him Lam", (PRIMARY, LOWER), 1, 1),
    "thanh-binh": ("commune-03130-thanh-binh", "Thanh Bình", (PRIMARY,), 0, 0),
    "tan-thanh": ("commune-03133-tan-thanh", "Tân Thanh", (PRIMARY, LOWER), 0, 0),
    "muong-thanh": ("commune-03136-muong-thanh", "Mường Thanh", (PRIMARY, LOWER), 0, 0),
    "nam-thanh": ("commune-03139-nam-thanh", "Nam Thanh", (PRIMARY, LOWER), 1, 0),
    "thanh-truong": ("commune-03142-thanh-truong", "Thanh Trường", (PRIMARY, LOWER), 1, 1),
    "thanh-minh": ("commune-03145-thanh-minh", "Thanh Minh", (BOTH,), 3, 2),
    "na-tau": ("commune-03316-na-tau", "Nà Tấu", (PRIMARY, LOWER), 6, 4),
    "na-nhan": ("commune-03317-na-nhan", "Nà Nhạn", (BOTH,), 4, 3),
    "muong-phang": ("commune-03325-muong-phang", "Mường Phăng", (PRIMARY, LOWER), 5, 3),
    "pa-khoang": ("commune-03326-pa-khoang", "Pá Khoang", (BOTH,), 4, 3),
}
CAME_WITH_THE_NEW_MAP = ("na-tau", "na-nhan", "muong-phang", "pa-khoang")
SENDS_ON = {"tan-thanh": ("commune-03130-thanh-binh",)}  # without a lower-secondary school of its own


def _city_schools() -> tuple[School, ...]:
    schools = []
    for stem, (commune, called, kinds, preschool_sites, primary_sites) in CITY_PLACES.items():
        since = NEW_MAP if stem in CAME_WITH_THE_NEW_MAP else FOUNDED
        for kind in (PRESCHOOL, *kinds):
            draws_on = (commune, *SENDS_ON.get(stem, ())) if kind == LOWER else (commune,)
            first = {PRESCHOOL: preschool_sites, LOWER: 0}.get(kind, primary_sites)
            later = first - (first > 1)
            sites = (first, later, later)
            schools.append(_school(DIEN_BIEN_PHU, kind, stem, called, *draws_on, sites=sites, since=since))
    return tuple(schools)


SCHOOLS = {MUONG_LAY.unit: MUONG_LAY_SCHOOLS, DIEN_BIEN_PHU.unit: _city_schools()}


def schools_on(office: Office, day: date) -> list[School]:
    """The schools of the office on ``day``."""
    return [school for school in SCHOOLS[office.unit] if school.there_on(day)]


def school(office: Office, slug: str) -> School:
    return next(one for one in SCHOOLS[office.unit] if one.slug == slug)
