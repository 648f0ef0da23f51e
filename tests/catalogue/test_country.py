"""The whole country on the eve and on the day of the reorganisation, from the file made of vietnamadminunits."""

from collections import Counter
from datetime import date

import pytest

from catalogue.units.generate.codes import code_of, spelled, type_of
from catalogue.units.generate.country import write_country
from catalogue.units.generate.package import folder, read_lists
from namhoc.units.network import NotComparable
from tests.catalogue.files import (
    COUNTRY,
    DAY,
    EVE,
    FACTS,
    PROVINCE,
    WRITTEN_OTHERWISE,
    events,
    listed,
    lived,
    rows,
    types,
)

MOST_BYTES = 2_500_000
IN_FOUR_PARTS = {  # Resolution 1656, clauses 1, 3, 11 and 13: the ward Điện Biên of Ba Đình
    "Phường Hoàn Kiếm", "Phường Ba Đình", "Phường Văn Miếu - Quốc Tử Giám", "Phường Ô Chợ Dừa",
}  # fmt: skip
# As the closing clauses of the resolutions count them, and press for the rest: communes, wards, special zones.
COUNTED = {
    "province-01-ha-noi": (75, 51, 0),
    "province-04-cao-bang": (53, 3, 0),
    "province-11-dien-bien": (42, 3, 0),
    "province-14-son-la": (67, 8, 0),
    "province-46-hue": (19, 21, 0),
    "province-2025-24-bac-ninh": (66, 33, 0),
    "province-2025-31-hai-phong": (67, 45, 2),
    "province-2025-48-da-nang": (70, 23, 1),
    "province-2025-52-gia-lai": (110, 25, 0),
    "province-2025-66-dak-lak": (88, 14, 0),
    "province-2025-68-lam-dong": (103, 20, 1),
    "province-2025-75-dong-nai": (72, 23, 0),
    "province-2025-79-ho-chi-minh": (54, 113, 1),
    "province-2025-91-an-giang": (85, 14, 3),
    "province-2025-92-can-tho": (72, 31, 0),
    "province-2025-96-ca-mau": (55, 9, 0),
}
LEFT_AS_THEY_WERE = {  # Resolutions 1664 and 1681: named in their closing clauses
    "province-2025-52-gia-lai": {
        "Xã Ia O", "Xã Nhơn Châu", "Xã Ia Púch", "Xã Ia Mơ", "Xã Ia Pnôn", "Xã Ia Nan", "Xã Ia Dom", "Xã Ia Chia",
        "Xã Krong",
    },
    "province-14-son-la": {
        "Xã Mường Lạn", "Xã Phiêng Khoài", "Xã Suối Tọ", "Xã Ngọc Chiến", "Xã Tân Yên", "Xã Mường Bám", "Xã Mường Lèo",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def country():
    return lived(COUNTRY)


@pytest.fixture(scope="module")
def lists():
    data = folder()
    if data is None:
        pytest.skip("vietnamadminunits is not installed")
    return read_lists(data)


def test_on_the_eve_there_are_63_provinces_696_districts_and_10_035_communes(country):
    counted = types(country, EVE)

    assert counted == {
        "province": 63, "city": 87, "town": 52, "district": 557, "commune": 7_692, "ward": 1_726, "township": 617,
    }  # fmt: skip
    assert (sum(counted[kind] for kind in ("city", "town", "district")), 7_692 + 1_726 + 617) == (696, 10_035)


def test_from_the_day_on_there_are_34_provinces_and_3_321_communes(country):
    counted = types(country, DAY)

    assert counted == {"province": 34, "commune": 2_621, "ward": 687, "special-zone": 13}
    assert 2_621 + 687 + 13 == 3_321


@pytest.mark.parametrize("day", [EVE, DAY])
def test_everything_but_a_province_answers_to_something_that_stands_and_to_no_circle(country, day):
    units = country.on(day)

    assert {one.kind for one in units.values() if one.parent is None} == {"province"}
    assert {one.parent for one in units.values() if one.parent is not None} <= units.keys()
    assert country.circle_on(day) is None


def test_before_a_commune_answers_to_a_district_and_a_district_to_a_province_and_after_each_to_a_province(country):
    def answering(day):
        units = country.on(day)
        return {(one.code.split("-")[0], one.parent.split("-")[0]) for one in units.values() if one.parent}

    assert answering(EVE) == {("district", "province"), ("commune", "district")}
    assert answering(DAY) == {("commune", "province")}


def test_provinces_have_as_many_communes_of_each_type_as_their_resolutions_count(country):
    counts = Counter((one.parent, one.kind) for one in country.on(DAY).values())
    kinds = ("commune", "ward", "special-zone")

    assert {province: tuple(counts[province, kind] for kind in kinds) for province in COUNTED} == COUNTED


def test_communes_left_as_they_were_go_on_under_their_codes(country):
    before, after = country.on(EVE), country.on(DAY)
    kept = {province: {one.name for one in country.under(province, DAY).values() if one.code in before}
            for province in LEFT_AS_THEY_WERE}  # fmt: skip

    assert kept == LEFT_AS_THEY_WERE
    assert len([code for code in after if code in before and code.startswith("commune-")]) == 132


def test_eleven_provinces_go_on_and_52_become_23(country):
    before, after = ({code for code in country.on(day) if code.startswith("province-")} for day in (EVE, DAY))
    heirs = Counter(country.carried(code, EVE, DAY) for code in before - after)

    assert (len(before & after), sum(heirs.values()), len(heirs), heirs.keys()) == (11, 52, 23, after - before)


def test_a_divided_commune_is_not_comparable_and_all_others_have_one_heir(country):
    divided = set()
    heirs = Counter()
    for code in (code for code in country.on(EVE) if code.startswith("commune-")):
        try:
            heirs[country.carried(code, EVE, DAY)] += 1
        except NotComparable:
            divided.add(code)

    assert (len(divided), sum(heirs.values())) == (471, 10_035 - 471)
    assert heirs.keys() <= country.on(DAY).keys()


def test_a_ward_in_four_parts_is_divided_as_its_resolution_says(country):
    parts = [step.into for step in country.steps_between(EVE, DAY) if step.unit == "commune-00019-dien-bien"]

    assert {country.state(code, DAY).name for code in parts} == IN_FOUR_PARTS


def test_an_island_district_without_communes_becomes_a_special_zone(country):
    assert country.carried("district-536-ly-son", EVE, DAY) == "commune-2025-21548-ly-son"
    assert country.state("commune-2025-21548-ly-son", DAY).parent == "province-2025-51-quang-ngai"


def test_the_country_tells_of_the_province_kept_by_hand_what_its_own_file_tells(country):
    own = lived(PROVINCE)
    for day in (date(2019, 12, 31), EVE, DAY):
        below = {"province-11-dien-bien", *country.below("province-11-dien-bien", day)}
        assert {line for line in listed(country, day) if line[0] in below} == listed(own, day)
    said = {event.key: event for event in events(COUNTRY)}
    assert [event.unit for event in events(PROVINCE) if said[event.key] != event] == []


def test_the_file_stays_small_and_verifies_nothing_that_only_the_package_says():
    verified = {row["unit"] for row in rows(COUNTRY) if row["verified"] == "true"}

    assert COUNTRY.stat().st_size < MOST_BYTES
    assert verified == {row["unit"] for row in rows(PROVINCE) if row["verified"] == "true"}


@pytest.mark.slow
def test_the_generator_writes_the_file_that_is_here(lists, tmp_path):
    """Where this fails, the package or a file kept by hand has changed: write it again, and look at the difference."""
    write_country(tmp_path / "again.csv")

    assert (tmp_path / "again.csv").read_bytes() == COUNTRY.read_bytes()


def test_the_package_and_the_list_kept_by_hand_disagree_in_seven_names_and_nothing_else(lists):
    ours = {(row["list"], row["code"]): row for row in rows(FACTS) if row["id"].startswith("commune-")}
    theirs = {("before", one.commune.code): one.commune.name for one in lists.before if one.province.code == "11"}
    theirs |= {("after", one.commune.code): one.commune.name for one in lists.after if one.province.code == "11"}
    became = {old.commune.code: [new.commune.code for new in parts] for old, parts in lists.became.items()
              if old.province.code == "11"}  # fmt: skip

    assert theirs.keys() == ours.keys()
    assert {ours[key]["name"]: name for key, name in theirs.items() if ours[key]["name"] != name} == WRITTEN_OTHERWISE
    assert became == {
        code: [row["successor"].split("-")[2]] for (which, code), row in ours.items() if which == "before"
    }


@pytest.mark.parametrize(
    ("level", "name", "new", "code", "kind"),
    [
        ("province", "Tỉnh Điện Biên", False, "province-11-dien-bien", "province"),
        ("province", "Tỉnh Tuyên Quang", True, "province-2025-08-tuyen-quang", "province"),
        ("province", "Thành phố Hà Nội", False, "province-01-ha-noi", "province"),
        ("district", "Thị Xã Mường Lay", False, "district-095-muong-lay", "town"),
        ("district", "Quận 1", False, "district-760-quan-1", "district"),
        ("commune", "Xã Ea H'leo", False, "commune-24184-ea-hleo", "commune"),
        ("commune", "Phường Phường Đúc", False, "commune-19780-phuong-duc", "ward"),
        ("commune", "Đặc khu Thổ Châu", True, "commune-2025-31105-tho-chau", "special-zone"),
    ],
)
def test_codes_are_level_official_code_and_name(level, name, new, code, kind):
    official = code.split("-")[1 + new]

    assert (code_of(level, official, name, new=new), type_of(level, name)) == (code, kind)


def test_types_are_spelled_alike():
    assert spelled("district", "Thị Xã Mường Lay") == "Thị xã Mường Lay"
