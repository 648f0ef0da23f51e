"""Điện Biên through its reorganisations, held against the official lists in ``dien-bien-2025.csv``."""

from collections import Counter
from datetime import date

import pytest

from namhoc.units.log.file import read_events
from tests.catalogue.files import (
    DAY,
    EVE,
    FACTS,
    OFFICES,
    PROVINCE,
    RESOLUTION,
    SAMPLE,
    WRITTEN_OTHERWISE,
    listed,
    lived,
    rows,
    types,
)

ITSELF = ("province-11-dien-bien", "Tỉnh Điện Biên", "province", None)
CITY, DISTRICT = "district-094-dien-bien-phu", "district-100-dien-bien"
MOVED = {"commune-03316-na-tau", "commune-03317-na-nhan", "commune-03325-muong-phang", "commune-03326-pa-khoang"}


def official(which):
    return {(row["id"], row["name"], row["type"], row["parent"]) for row in rows(FACTS) if row["list"] == which}


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2024, 9, 5), EVE])
def test_before_the_reorganisation_the_list_is_the_official_one_of_10_districts_and_129_communes(day):
    assert len(official("before")) == 10 + 129
    assert listed(lived(PROVINCE), day) == {ITSELF, *official("before")}
    assert types(lived(PROVINCE), day) == {
        "province": 1, "city": 1, "town": 1, "district": 8, "ward": 9, "commune": 115, "township": 5,
    }  # fmt: skip


@pytest.mark.parametrize("day", [DAY, date(2026, 9, 5)])
def test_from_the_reorganisation_on_the_list_is_the_official_one_of_45_communes(day):
    assert len(official("after")) == 45
    assert listed(lived(PROVINCE), day) == {ITSELF, *official("after")}
    assert types(lived(PROVINCE), day) == {"province": 1, "ward": 3, "commune": 42}


def test_every_commune_becomes_the_one_that_the_resolution_names():
    successors = {row["id"]: row["successor"] for row in rows(FACTS) if row["successor"]}

    assert len(successors) == 129
    assert {code: lived(PROVINCE).carried(code, EVE, DAY) for code in successors} == successors


def test_the_45_are_formed_as_the_clauses_of_the_resolution_say():
    """``resolution-1661.csv`` holds article 1 of Resolution 1661/NQ-UBTVQH15, clause by clause."""
    network, formed = lived(PROVINCE), {}
    for code, before in network.on(EVE).items():
        if code.startswith("commune-"):
            after = network.state(network.carried(code, EVE, DAY), DAY).name
            formed.setdefault(after, set()).add(WRITTEN_OTHERWISE.get(before.name, before.name))

    assert formed == {clause["formed"]: set(clause["of"].split("; ")) for clause in rows(RESOLUTION)}


def test_sixteen_of_the_45_were_formed_of_two_and_the_others_of_more():
    formed = Counter(row["successor"] for row in rows(FACTS) if row["successor"])

    assert (len(formed), sum(count == 2 for count in formed.values())) == (45, 16)


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2020, 1, 1), EVE])
def test_the_list_that_the_sample_is_generated_from_tells_the_same(day):
    there = [row for row in rows(SAMPLE) if row["since"] <= day.isoformat() < (row["until"] or "9999")]

    assert {(row["code"], row["name"], row["kind"], row["parent"] or None) for row in there} == listed(
        lived(PROVINCE, OFFICES), day
    )


def test_before_2020_four_communes_answer_to_the_district_and_the_city_has_ta_leng_and_another_thanh_minh():
    eve = {one.code: one.parent for one in lived(PROVINCE).on(date(2019, 12, 31)).values()}
    day = {one.code: one.parent for one in lived(PROVINCE).on(date(2020, 1, 1)).values()}

    assert {code: (eve.get(code), day.get(code)) for code in eve.keys() | day if eve.get(code) != day.get(code)} == {
        **dict.fromkeys(MOVED, (DISTRICT, CITY)),
        "commune-ta-leng": (CITY, None),
        "commune-thanh-minh-old": (CITY, None),
        "commune-03145-thanh-minh": (None, CITY),
    }
    assert Counter(day.values())[CITY] == 12


def test_a_name_is_no_identity():
    names = {(one.name, one.code) for day in (EVE, DAY) for one in lived(PROVINCE).on(day).values()}

    assert {code for name, code in names if name == "Phường Mường Thanh"} == {
        "commune-03136-muong-thanh",  # went to the ward Điện Biên Phủ
        "commune-2025-03334-muong-thanh",
    }


def test_official_codes_stand_beside_ours():
    said = {row["unit"]: row["official_code"] for row in rows(PROVINCE) if row["kind"] == "found"}
    official_codes = {row["id"]: row["code"] for row in rows(FACTS)}

    assert {code: said[code] for code in official_codes} == official_codes


def test_each_event_but_a_first_listing_names_its_decision():
    undecided = {(row["day"], row["kind"]) for row in rows(PROVINCE) if not row["decision"]}

    assert undecided == {("2004-01-01", "found")}


def test_nothing_unverified_is_silent_about_it():
    marked = {(row["day"], row["verified"], bool(row["note"])) for row in rows(PROVINCE)}

    assert [(finding.place.line, finding.details) for finding in read_events(PROVINCE).findings] == [
        (2, {"count": 148})
    ]
    assert marked == {("2004-01-01", "false", True), ("2020-01-01", "false", True), ("2025-07-01", "true", False)}


def test_the_district_offices_end_with_their_districts_and_the_department_stays():
    network = lived(PROVINCE, OFFICES)
    kinds = ("provincial-department", "district-office")

    assert [sum(one.kind == kind for one in network.on(EVE).values()) for kind in kinds] == [1, 10]
    assert [sum(one.kind == kind for one in network.on(DAY).values()) for kind in kinds] == [1, 0]
