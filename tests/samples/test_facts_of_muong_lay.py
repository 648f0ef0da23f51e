"""What the page of Mường Lay publishes, counted again from the cells of the workbooks."""

from collections import Counter
from datetime import date
from fractions import Fraction

BEFORE, NOW = date(2020, 5, 31), date(2021, 5, 31)


def merged_into(book):
    return {row.text("unit"): row.text("into") for row in book.rows("events") if row.text("kind") == "merge"}


def test_four_schools_become_two_before_the_year(town, town_before):
    heirs = merged_into(town)

    assert (len(town_before.units_on(BEFORE)), len(town.units_on(NOW))) == (14, 12)
    assert sorted(Counter(heirs.values()).values()) == [2, 2]
    assert {row.day("day") < date(2020, 9, 1) for row in town.rows("events")} == {True}
    assert set(heirs) == town_before.units_on(BEFORE) - town.units_on(NOW)
    assert set(heirs.values()) == town.units_on(NOW) - town_before.units_on(BEFORE)


def test_the_book_of_the_year_knows_by_itself_who_was_there_before(town, town_before):
    assert town.units_on(BEFORE) == town_before.units_on(BEFORE)


def test_units_fall_by_more_than_the_resolution_asks(town, town_before):
    [target] = [row for row in town.rows("targets") if row.text("indicator") == "school-units-reduction-rate"]
    before, now = len(town_before.units_on(target.day("base_on"))), len(town.units_on(NOW))

    assert (target.text("at_least"), target.text("basis"), target.day("base_on")) == ("10%", "nq-15-tu-2018", BEFORE)
    assert Fraction(before - now, before) - Fraction(10, 100) == Fraction(3, 70)  # 4.29 points over


def test_accreditation_is_held_by_9_of_12(town):
    assert len(town.holders("accreditation", NOW) & town.units_on(NOW)) == 9


def test_accreditation_was_held_by_10_of_14_as_reported_then(town_before):
    assert len(town_before.holders("accreditation", BEFORE) & town_before.units_on(BEFORE)) == 10


def test_accreditation_was_held_by_8_of_the_12_present_schools(town, town_before):
    heirs, held = merged_into(town), town_before.holders("accreditation", BEFORE)
    came_from = {unit: [old for old, into in heirs.items() if into == unit] or [unit] for unit in town.units_on(NOW)}
    restated = {unit for unit, olds in came_from.items() if held.issuperset(olds)}

    assert len(restated) == 8
    assert [len(held & set(olds)) for unit, olds in sorted(came_from.items()) if len(olds) > 1] == [2, 1]
    assert Fraction(9, 12) - Fraction(len(restated), 12) == Fraction(1, 12)  # 8.3 points


def test_expiry_matters(town, town_before):
    ever = {row.text("unit") for row in town.rows("certificates") if row.text("kind") == "accreditation"}
    lapsed = ever - town.holders("accreditation", NOW)
    times = Counter((row.text("unit"), row.text("kind")) for row in town.rows("certificates"))

    assert lapsed == {"school-thcs-na-lay-muong-lay"}
    assert [key for key, count in sorted(times.items()) if count > 1] == [
        ("school-th-na-lay-1-muong-lay", "accreditation"),
        ("school-thcs-nguyen-ba-ngoc-muong-lay", "national-standard"),
    ]
    assert "school-th-song-da-muong-lay" not in town_before.holders("accreditation", BEFORE)


def test_no_certificate_runs_out_between_the_two_days(town, town_before):
    ends = [row.day("until") for book in (town, town_before) for row in book.rows("certificates")]

    assert [end for end in ends if BEFORE < end <= NOW] == []


def test_every_certificate_lasts_five_years(town, city):
    rows = [row for book in (town, city) for row in book.rows("certificates")]

    assert {row.day("until") == row.day("day").replace(year=row.day("day").year + 5) for row in rows} == {True}


def test_all_schools_are_at_national_standard(town, town_before):
    assert town.holders("national-standard", NOW) == town.units_on(NOW)
    assert town_before.holders("national-standard", BEFORE) == town_before.units_on(BEFORE)


def test_there_are_more_pupils_in_a_class_and_fewer_satellite_sites(town, town_before):
    def pupils_per_class(book):
        grades = [book.total("start-of-year", column, "grade-") for column in ("pupils", "classes")]
        return Fraction(*grades)

    def sites(book):
        return book.total("start-of-year", "rooms", "satellite-sites")

    assert pupils_per_class(town) > pupils_per_class(town_before)
    assert sites(town) < sites(town_before)


def test_the_plan_counts_nine_and_five_then_eight_and_five(town):
    counts = Counter((row.text("year"), row.text("kind")) for row in town.rows("tasks"))

    assert counts == {
        ("2020-2021", "task"): 9,
        ("2020-2021", "solution"): 5,
        ("2021-2022", "task"): 8,
        ("2021-2022", "solution"): 5,
    }


def test_the_curriculum_comes_grade_by_grade(town):
    grades = {}
    for row in town.rows("rollout"):
        grades.setdefault((row.text("year"), row.text("state"), row.text("subject")), []).append(row.number("grade"))

    assert grades == {
        ("2020-2021", "running", ""): [1],
        ("2020-2021", "prepared", ""): [2, 6],
        ("2020-2021", "running", "Mô hình trường học mới (VNEN)"): [2, 3, 4, 5],
        ("2020-2021", "running", "Mô hình trường học mới (VNEN) cấp THCS"): [6, 7, 8, 9],
        ("2020-2021", "running", "Giáo dục STEM cấp THCS"): [6, 7, 8, 9],
        ("2021-2022", "running", ""): [2, 6],
        ("2021-2022", "prepared", ""): [3, 7, 10],
        ("2021-2022", "equipment", ""): [1, 2, 6],
        ("2021-2022", "prepared", "Tin học"): [3],
        ("2021-2022", "prepared", "Ngoại ngữ"): [3],
    }
    assert {
        row.text("from_year") for row in town.rows("rollout") if row.text("subject") in ("Tin học", "Ngoại ngữ")
    } == {"2022-2023"}


def test_the_documents_stand_as_the_page_names_them(town):
    named = {
        row.text("code"): (
            row.text("number"),
            row.day("day"),
            row.text("issuer"),
            row.text("period"),
            row.text("horizon"),
        )
        for row in town.rows("documents")
    }

    assert named == {
        "nq-15-tu-2018": ("15-NQ/TU", date(2018, 3, 16), "Tỉnh ủy Điện Biên", "", ""),
        "kh-830-ubnd-2021": ("830/KH-UBND", date(2021, 3, 29), "UBND tỉnh Điện Biên", "2021-2025", "2030"),
        "kh-862-ubnd-2021": ("862/KH-UBND", date(2021, 4, 26), "UBND thị xã Mường Lay", "2021-2025", "2030"),
        "de-an-csvc-2017-2025": ("", None, "không nêu trong trang nguồn", "2017-2025", ""),
        "chi-thi-nam-hoc-bo-2020": ("", None, "Bộ Giáo dục và Đào tạo", "", ""),
        "chi-thi-nam-hoc-tinh-2020": ("", None, "UBND tỉnh Điện Biên", "", ""),
    }


def test_twenty_collectives_and_67_people_are_honoured(town):
    counts = Counter((row.text("giver"), row.text("award"), row.text("recipient_kind")) for row in town.granted())

    assert counts == {
        ("ministry-of-education", "bk-bo-truong", "individual"): 1,
        ("province-committee", "co-tinh", "collective"): 1,
        ("province-committee", "bk-tinh", "collective"): 3,
        ("province-committee", "bk-tinh", "individual"): 7,
        ("province-committee", "ttldxs", "collective"): 10,
        ("department", "giay-khen", "collective"): 2,
        ("department", "giay-khen", "individual"): 9,
        ("district-committee", "cstdcs", "individual"): 20,
        ("district-committee", "giay-khen", "collective"): 4,
        ("district-committee", "giay-khen", "individual"): 30,
    }
    assert Counter(row.text("recipient_kind") for row in town.granted()) == {"collective": 20, "individual": 67}
    assert [row.text("recipient") for row in town.granted() if row.text("award") == "co-tinh"] == [
        "Trường THCS Nguyễn Bá Ngọc"
    ]


def test_proposals_stand_beside_the_grants_and_have_no_decision(town):
    proposed = [row for row in town.rows("awards") if row.text("state") == "proposed"]

    assert len(proposed) == 4
    assert {(row.text("decision"), row.day("day")) for row in proposed} == {("", None)}


def test_the_conference_has_no_day_a_main_site_and_four_papers(town):
    [session] = town.rows("sessions")
    main = [row.text("place") for row in town.rows("sites") if row.text("kind") == "main"]

    assert (session.text("kind"), session.text("mode"), session.day("day")) == ("public", "online", None)
    assert main == ["Trường THCS Nguyễn Bá Ngọc"]
    assert {row.text("unit") for row in town.rows("sites")} == town.units_on(NOW)
    assert [row.number("number") for row in town.rows("papers")] == [1, 2, 3, 4]
