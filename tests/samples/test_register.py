"""The real units of the province, beside the schools that are made up."""

import csv
import re
from collections import Counter

from tests.samples.conftest import OFFICES, SAMPLE


def lines(name):
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def there_on(day):
    """ISO days compare as text."""
    return [line for line in lines("units.csv") if line["since"] <= day and (not line["until"] or day < line["until"])]


def test_the_province_has_its_districts_and_129_communes_until_2025():
    kinds = Counter(line["kind"] for line in there_on("2025-06-30"))

    assert kinds == {
        "province": 1,
        "city": 1,
        "town": 1,
        "district": 8,
        "commune": 115,
        "ward": 9,
        "township": 5,
        "provincial-department": 1,
        "district-office": 10,
    }


def test_no_district_is_left_when_the_level_is_abolished():
    kinds = {line["kind"] for line in there_on("2025-07-01")}

    assert kinds == {"province", "provincial-department"}


def test_each_unit_has_one_start_at_a_time_and_a_parent_that_is_known():
    register = lines("units.csv")
    codes = {line["code"] for line in register}

    assert len({(line["code"], line["since"]) for line in register}) == len(register)
    assert {line["parent"] for line in register} - codes == {""}
    assert [line["code"] for line in register if not line["source"]] == []


def test_the_city_has_nine_communes_before_2020_and_twelve_after():
    def of_the_city(day):
        return [
            line["code"]
            for line in there_on(day)
            if line["parent"] == OFFICES["dien-bien-phu"] and line["kind"] != "district-office"
        ]

    assert (len(of_the_city("2019-12-31")), len(of_the_city("2020-01-01"))) == (9, 12)


def test_events_lead_from_known_units_to_known_units():
    codes = {line["code"] for line in lines("units.csv")}

    assert {name for event in lines("events.csv") for name in (event["unit"], event["into"])} - codes == set()
    assert Counter(event["kind"] for event in lines("events.csv")) == {"move": 4, "merge": 2}


def test_every_school_but_one_says_that_its_name_is_made_up(town, town_before, city, city_before):
    schools = {
        row.text("code"): (row.text("name"), row.yes("sample"))
        for book in (town, town_before, city, city_before)
        for row in book.rows("units")
        if row.text("code").startswith("school-")
    }

    assert len(schools) == 16 + 32
    assert [code for code, (_, sample) in schools.items() if not sample] == ["school-thcs-nguyen-ba-ngoc-muong-lay"]
    assert [name for name, sample in schools.values() if sample != name.endswith("(mẫu)")] == []


def test_nobody_has_a_name_that_could_be_somebodys(town, city):
    people = [
        row.text("recipient")
        for book in (town, city)
        for row in book.rows("awards")
        if row.text("recipient_kind") == "individual"
    ]
    signed = [
        row.text("text") for book in (town, city) for row in book.rows("office") if row.text("about") == "signatory"
    ]

    assert [name for name in people if not re.fullmatch(r"Cá nhân mẫu \d\d", name)] == []
    assert signed == ["Họ tên mẫu", "Họ tên mẫu"]
