"""What the office's book says of itself, its units and what happened to them."""

from __future__ import annotations

from datetime import date

from samples.generate.network import FOUNDED, MERGED, SCHOOLS, School, schools_on
from samples.generate.places import (
    DIEN_BIEN_PHU,
    MUONG_LAY,
    NEW_MAP,
    Office,
    Place,
    places_on,
    register_events,
    registered,
)
from samples.generate.rows import Line, made_up

MERGER_DECISION = made_up(1207, "QĐ", "UBND")
TOWN = {MUONG_LAY.unit: "Mường Lay", DIEN_BIEN_PHU.unit: "Điện Biên Phủ"}


def office_lines(office: Office) -> list[Line]:
    """Head and signature of the office's documents."""
    host = office.name if office is MUONG_LAY else office.committee
    told = (
        ("name", f"Phòng Giáo dục và Đào tạo {office.district}"),
        ("superior", office.committee),
        ("symbol", "PGDĐT"),
        ("place", TOWN[office.unit]),
        ("authority", "TRƯỞNG PHÒNG"),
        ("signatory", "Họ tên mẫu"),
        ("recipient", "Sở GD&ĐT tỉnh Điện Biên (b/c)"),
        ("recipient", f"{office.committee} (b/c)"),
        ("recipient", "Các trường trực thuộc"),
        ("recipient", "Lưu: VT"),
        ("locality", office.district),
        ("conference-host", host),
    )
    return [{"about": about, "text": text} for about, text in told]


def unit_lines(office: Office, opens: int) -> list[Line]:
    """Communes and schools of the year, with those that an event since the year before brought to an end."""
    days = (year_ends(opens - 1)[1], *year_ends(opens))
    places = {place.code: place for day in days for place in places_on(office, day)}
    schools = {one.code: one for day in days for one in schools_on(office, day)}
    return [
        *(_place_line(office, place) for place in places.values()),
        *(_school_line(one) for one in schools.values()),
    ]


def year_ends(opens: int) -> tuple[date, date]:
    """The days on which the first and the last figures of a school year are closed."""
    return date(opens, 9, 30), date(opens + 1, 5, 31)


def _place_line(office: Office, place: Place) -> Line:
    real = registered(place.code, office.unit)
    return {
        "code": place.code,
        "name": real["name"],
        "kind": real["kind"],
        "parent": office.unit,
        "since": place.since or FOUNDED,
    }


def _school_line(one: School) -> Line:
    return {
        "code": one.code,
        "name": one.name,
        "kind": one.kind,
        "parent": one.office.unit,
        "since": one.since,
        "sample": one.sample,
    }


def event_lines(office: Office, opens: int) -> list[Line]:
    """What happened between the last figures of the year before and those of this year."""
    first, last = year_ends(opens)[0].replace(month=6, day=1), year_ends(opens)[1]
    lines = []
    if office is DIEN_BIEN_PHU and first <= NEW_MAP <= last:
        lines += _new_map(office)
    if office is MUONG_LAY and first <= MERGED <= last:
        lines += _mergers(office)
    return lines


def _mergers(office: Office) -> list[Line]:
    codes = {one.slug: one.code for one in SCHOOLS[office.unit]}
    return [
        {
            "day": MERGED,
            "kind": "merge",
            "unit": codes[slug],
            "into": one.code,
            "decision": MERGER_DECISION,
            "issuer": office.committee,
        }
        for one in SCHOOLS[office.unit]
        for slug in one.came_from
    ]


def _new_map(office: Office) -> list[Line]:
    """The resolution of 2020, as ``events.csv`` has it, and the schools that moved with their communes."""
    lines: list[Line] = [
        {
            "day": date.fromisoformat(event["day"]),
            "kind": event["kind"],
            "unit": event["unit"],
            "into": event["into"] if event["kind"] == "merge" else None,
            "decision": event["decision"],
            "issuer": event["issuer"],
        }
        for event in register_events()
    ]
    resolution = {key: lines[0][key] for key in ("day", "kind", "decision", "issuer")}
    moved = [one for one in SCHOOLS[office.unit] if one.since == NEW_MAP]
    return [*lines, *({**resolution, "unit": one.code} for one in moved)]
