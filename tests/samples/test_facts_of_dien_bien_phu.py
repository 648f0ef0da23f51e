"""What the page of Điện Biên Phủ publishes, and what the city's new map of 2020 does to its schools."""

from collections import Counter
from datetime import date

START_2019, START_2020 = date(2019, 9, 30), date(2020, 9, 30)
END_2020 = date(2020, 5, 31)


def test_twelve_communes_answer_in_2020_and_the_nine_of_then_in_2019(city, city_before):
    assert (len(city.communes), len(city_before.communes)) == (12, 9)
    assert set(city.communes) == city.units_on(START_2020, communes=True)
    assert set(city_before.communes) == city_before.units_on(START_2019, communes=True)


def test_schools_of_the_four_communes_answer_to_the_city_only_since_they_belong_to_it(city, city_before):
    sent = Counter(round_code for _unit, round_code in city_before.by_round)

    assert sent == {"start-of-year": 22, "middle-of-year": 32, "end-of-year": 32}
    assert (len(city_before.units_on(START_2019)), len(city_before.units_on(END_2020))) == (22, 32)
    assert Counter(row.text("kind") for row in city_before.rows("events")) == {"move": 4 + 10, "merge": 2}
    assert city.rows("events") == ()


def test_the_city_has_32_schools_of_all_levels(city):
    kinds = Counter(row.text("kind") for row in city.rows("units") if row.text("code").startswith("school-"))

    assert kinds == {"preschool": 12, "primary": 9, "primary-lower-secondary": 3, "lower-secondary": 8}


def test_24_collectives_and_22_people_are_honoured(city):
    counts = Counter((row.text("giver"), row.text("award"), row.text("recipient_kind")) for row in city.granted())

    assert counts == {
        ("prime-minister", "bk-thu-tuong", "collective"): 1,
        ("prime-minister", "bk-thu-tuong", "individual"): 2,
        ("ministry-of-education", "bk-bo-truong", "individual"): 1,
        ("province-committee", "co-tinh", "collective"): 2,
        ("province-committee", "bk-tinh", "collective"): 21,
        ("province-committee", "bk-tinh", "individual"): 19,
    }
    assert Counter(row.text("recipient_kind") for row in city.granted()) == {"collective": 24, "individual": 22}


def test_nobody_is_named_twice_for_one_award(town, city):
    for book in (town, city):
        lines = [(row.text("award"), row.text("giver"), row.text("recipient")) for row in book.rows("awards")]
        assert [line for line, count in Counter(lines).items() if count > 1] == []


def test_the_conference_has_an_internal_morning_and_a_public_afternoon(city):
    told = [
        (
            row.text("kind"),
            row.day("day"),
            row.text("part_of_day"),
            row.text("mode"),
            row.text("organiser"),
            row.text("split_by"),
        )
        for row in city.rows("sessions")
    ]

    assert told == [
        ("internal", date(2021, 8, 26), "morning", "in_person", "Phòng GD&ĐT thành phố Điện Biên Phủ", "MN, TH, THCS"),
        ("public", date(2021, 8, 27), "afternoon", "online", "UBND thành phố Điện Biên Phủ", ""),
    ]


def test_the_public_session_has_a_site_in_each_commune(city):
    remote = [row for row in city.rows("sites") if row.text("kind") == "remote"]

    assert {row.text("unit") for row in remote} == city.units_on(START_2020, communes=True)
    assert len(remote) == 12
    assert [row.text("place") for row in city.rows("sites") if row.text("kind") == "main"][-1].startswith(
        "Trụ sở Thành ủy"
    )
    assert [row.text("place") for row in city.rows("sites") if row.number("present") > row.number("invited")] == []


def test_delegates_stand_by_rank_and_by_role(city):
    public = [row for row in city.rows("delegates") if row.text("session") == "cong-khai"]

    assert [row.number("rank") for row in public] == list(range(1, 10))
    assert (public[0].text("role"), public[0].text("also"), public[0].text("part")) == (
        "Bí thư Thành ủy",
        "Ủy viên Ban Thường vụ Tỉnh ủy",
        "dự và chỉ đạo",
    )


def test_next_year_has_eight_tasks_and_five_solutions(city):
    counts = Counter((row.text("year"), row.text("kind")) for row in city.rows("tasks"))

    assert (counts["2021-2022", "task"], counts["2021-2022", "solution"]) == (8, 5)
