"""Awards of 2020-2021, as many as the two pages report; who got them is made up, but for one school."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samples.generate.network import School, schools_on
from samples.generate.places import MUONG_LAY, Office
from samples.generate.rows import Line, made_up

GRANTED, PROPOSED = "granted", "proposed"
DECIDED_IN = date(2021, 8, 1)
GIVERS = {
    "prime-minister": ("TTg", 3),
    "ministry-of-education": ("BGDĐT", 6),
    "province-committee": ("UBND", 10),
    "department": ("SGDĐT", 12),
    "district-committee": ("UBND", 16),
}
WORK = "Hoàn thành xuất sắc nhiệm vụ năm học 2020-2021"


@dataclass(frozen=True)
class Group:
    """One decision: an award, who gives it, to which schools and to how many people."""

    award: str
    giver: str
    schools: tuple[str, ...] = ()
    people: int = 0
    state: str = GRANTED
    reason: str = WORK


FIRST_TEN = (
    "thcs-nguyen-ba-ngoc",
    "mn-song-da",
    "mn-na-lay-1",
    "mn-lay-nua",
    "th-na-lay-1",
    "th-na-lay-2",
    "th-lay-nua-1",
    "th-lay-nua-2",
    "thcs-lay-nua",
    "th-thcs-song-da",
)
INNOVATION = "Dẫn đầu phong trào đổi mới, sáng tạo trong dạy và học"
IN_MUONG_LAY = (
    Group("bk-bo-truong", "ministry-of-education", people=1, reason=INNOVATION),
    Group("co-tinh", "province-committee", ("thcs-nguyen-ba-ngoc",)),
    Group("bk-tinh", "province-committee", ("mn-song-da", "th-na-lay-1", "thcs-lay-nua"), 7),
    Group("ttldxs", "province-committee", FIRST_TEN),
    Group("giay-khen", "department", ("mn-na-lay-1", "th-lay-nua-1"), 9),
    Group("cstdcs", "district-committee", people=20),
    Group("giay-khen", "district-committee", ("mn-na-lay-2", "thcs-na-lay", "th-thcs-song-da", "mn-lay-nua"), 30),
    Group("bk-bo-truong", "ministry-of-education", ("th-na-lay-2",), state=PROPOSED),
    Group("bk-tinh", "province-committee", ("mn-lay-nua",), 2, state=PROPOSED),
)
LEADING = ("thcs-tan-thanh",)
FLAGGED = ("mn-him-lam", "th-muong-thanh")
UNPRAISED = (  # of 32 schools, those without the province's commendation
    *LEADING,
    *FLAGGED,
    "mn-pa-khoang",
    "mn-na-nhan",
    "th-thanh-binh",
    "thcs-thanh-truong",
    "th-thcs-thanh-minh",
    "mn-noong-bua",
    "th-nam-thanh",
    "thcs-muong-phang",
)


def _in_dien_bien_phu(schools: Sequence[School]) -> tuple[Group, ...]:
    praised = tuple(one.slug for one in schools if one.slug not in UNPRAISED)
    return (
        Group("bk-thu-tuong", "prime-minister", LEADING, 2),
        Group("bk-bo-truong", "ministry-of-education", people=1),
        Group("co-tinh", "province-committee", FLAGGED),
        Group("bk-tinh", "province-committee", praised, 19),
        Group("bk-thu-tuong", "prime-minister", people=1, state=PROPOSED),
        Group("bk-tinh", "province-committee", ("mn-noong-bua", "thcs-muong-phang"), 1, state=PROPOSED),
    )


def award_lines(office: Office, opens: int) -> list[Line]:
    """Every award on a line of its own: the schools of a decision, then its people."""
    if opens + 1 != DECIDED_IN.year:
        return []
    schools = schools_on(office, DECIDED_IN)
    groups = IN_MUONG_LAY if office is MUONG_LAY else _in_dien_bien_phu(schools)
    lines: list[Line] = []
    person = 0
    for at, group in enumerate(groups):
        lines += _lines(group, at, schools, person)
        person += group.people
    return lines


def _lines(group: Group, at: int, schools: Sequence[School], first: int) -> Iterator[Line]:
    known = {one.slug: one for one in schools}
    issuer, day = GIVERS[group.giver]
    granted = group.state == GRANTED
    shared: Line = {
        "award": group.award,
        "giver": group.giver,
        "state": group.state,
        "decision": made_up(2101 + 7 * at, "QĐ", issuer) if granted else None,
        "day": DECIDED_IN.replace(day=day) if granted else None,
        "reason": group.reason,
    }
    for slug in group.schools:
        one = known[slug]
        yield {**shared, "recipient_kind": "collective", "recipient": one.name, "unit": one.code}
    for number in range(first + 1, first + group.people + 1):
        one = schools[number % len(schools)]
        yield {
            **shared,
            "recipient_kind": "individual",
            "recipient": f"Cá nhân mẫu {number:02d}",
            "unit": one.code,
        }
