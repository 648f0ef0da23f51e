"""Certificates of accreditation and of the national standard: five years each, numbers made up.

Who holds what on a day follows from the days alone. In Mường Lay one certificate ran out and was renewed, one ran out
and was not; a merged school starts with none of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samples.generate.network import MERGED, SCHOOLS, School
from samples.generate.places import DIEN_BIEN_PHU, MUONG_LAY, Office
from samples.generate.rows import Line, made_up
from samples.generate.spread import between

ACCREDITATION, STANDARD = "accreditation", "national-standard"
ISSUERS = {
    ACCREDITATION: ("Sở Giáo dục và Đào tạo tỉnh Điện Biên", "SGDĐT"),
    STANDARD: ("UBND tỉnh Điện Biên", "UBND"),
}
YEARS = 5
AFTER_THE_MERGER = date(2020, 11, 20)
NEWLY = date(2021, 3, 25)
ACCREDITED: dict[str, tuple[date, ...]] = {  # Mường Lay; the others have never been
    "mn-song-da": (date(2018, 12, 14),),
    "mn-na-lay-1": (date(2019, 5, 17),),
    "mn-lay-nua-1": (date(2017, 11, 10),),
    "mn-lay-nua-2": (date(2018, 5, 18),),
    "mn-lay-nua": (AFTER_THE_MERGER,),
    "th-song-da": (date(2014, 10, 17),),  # ran out in 2019
    "thcs-song-da": (date(2018, 11, 23),),
    "th-na-lay-1": (date(2014, 12, 12), date(2019, 12, 20)),  # renewed
    "th-na-lay-2": (date(2019, 1, 11),),
    "th-lay-nua-1": (date(2017, 12, 15),),
    "th-lay-nua-2": (NEWLY,),
    "thcs-nguyen-ba-ngoc": (date(2018, 4, 20),),
    "thcs-na-lay": (date(2014, 5, 16),),  # ran out in 2019
    "thcs-lay-nua": (date(2019, 4, 12),),
}
STANDARDS: dict[str, tuple[date, ...]] = {
    "mn-na-lay-2": (date(2018, 3, 16),),
    "mn-lay-nua": (AFTER_THE_MERGER,),
    "th-thcs-song-da": (date(2020, 12, 25),),
    "thcs-nguyen-ba-ngoc": (date(2014, 9, 19), date(2019, 9, 27)),  # renewed
    "thcs-na-lay": (date(2017, 6, 23),),
}
KEPT_BY_ALL = 2017  # where no day stands above, the standard was granted in this year or the next
NOT_YET_IN_THE_CITY = {
    ACCREDITATION: ("mn-pa-khoang", "mn-na-nhan", "mn-muong-phang", "th-na-tau", "th-thcs-na-nhan", "thcs-muong-phang"),
    STANDARD: ("mn-pa-khoang", "mn-na-nhan", "th-thcs-na-nhan", "th-thcs-pa-khoang"),
}


def certificate_lines(office: Office, day: date) -> list[Line]:
    """All certificates that the schools there on ``day`` had by then, the expired ones included."""
    return [line for one in SCHOOLS[office.unit] if one.there_on(day) for line in _of_school(one, day)]


def _of_school(one: School, by: date) -> Iterator[Line]:
    for kind in (STANDARD, ACCREDITATION):
        for granted in _granted(one, kind):
            if granted <= by:
                yield _line(one, kind, granted)


def _granted(one: School, kind: str) -> tuple[date, ...]:
    if one.office is DIEN_BIEN_PHU:
        return () if one.slug in NOT_YET_IN_THE_CITY[kind] else (_some_day(one, kind),)
    if kind == ACCREDITATION:
        return ACCREDITED.get(one.slug, ())
    own = () if one.since == MERGED else (_some_day(one, kind),)
    return STANDARDS.get(one.slug, own)


def _some_day(one: School, kind: str) -> date:
    """A day of summer 2017 or 2018, before the standard went together with accreditation; it lasts until 2022."""
    about = (kind, one.code)
    return date(
        KEPT_BY_ALL + between(0, 1, "year", *about), between(6, 9, "month", *about), between(3, 26, "day", *about)
    )


def _line(one: School, kind: str, granted: date) -> Line:
    issuer, short = ISSUERS[kind]
    number = between(101, 1899, kind, one.code, granted)
    return {
        "unit": one.code,
        "kind": kind,
        "level": 1 if one.office is MUONG_LAY or between(0, 2, "level", one.code) else 2,
        "number": made_up(number, "QĐ", short),
        "day": granted,
        "issuer": issuer,
        "until": granted.replace(year=granted.year + YEARS),
    }
