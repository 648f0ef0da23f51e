"""The day before and the day of each change in the law that figures and awards feel."""

from datetime import date
from decimal import Decimal

import pytest

from namhoc.law.catalogue import catalogue, in_force
from namhoc.law.errors import NotInForce


def cited(since, *days):
    """The text in force on each day, and whether it was read."""
    return [(in_force(since, day).source, in_force(since, day).verified) for day in days]


def test_the_training_standard_of_teachers_rose_on_1_july_2020():
    since = catalogue().indicators["teachers-at-standard-rate"].since

    assert cited(since, date(2020, 6, 30), date(2020, 7, 1)) == [
        ("gso-metadata", True),
        ("luat-43-2019 art. 72", True),
    ]


def test_the_lower_secondary_diploma_ended_on_1_january_2026():
    since = catalogue().indicators["lower-secondary-graduation-rate"].since

    assert cited(since, date(2025, 12, 31), date(2026, 1, 1)) == [("seed-004", True), ("luat-123-2025", True)]


def test_where_the_decree_says_diploma_nobody_has_read_what_it_says_now():
    since = catalogue().indicators["u-15-18-lower-secondary-rate"].since

    assert cited(since, date(2025, 12, 31), date(2026, 1, 1)) == [
        ("nd-20-2014 art. 14-16", True),
        ("luat-123-2025", False),
    ]


def test_the_cap_on_grassroots_fighters_was_law_until_the_end_of_2023():
    since = catalogue().awards["cstdcs"].since
    before, after = in_force(since, date(2023, 12, 31)), in_force(since, date(2024, 1, 1))

    assert (before.quota.at_most, before.quota.of, before.verified) == (Decimal("0.15"), "ldtt", True)
    assert (after.quota, after.verified) == (None, False)


def test_no_district_grants_anything_from_1_july_2025():
    awards = catalogue().awards.values()

    assert {
        award.award for award in awards if "district-committee" in in_force(award.since, date(2025, 6, 30)).granted_by
    } == {"ldtt", "cstdcs", "ttldtt", "giay-khen"}
    assert [
        award.award for award in awards if "district-committee" in in_force(award.since, date(2025, 7, 1)).granted_by
    ] == []


def test_the_indicator_system_changed_its_circular_and_lost_its_codes():
    since = catalogue().indicators["children-nursery"].since
    before, after = in_force(since, date(2024, 5, 2)), in_force(since, date(2024, 5, 3))

    assert (before.source, before.official_code) == ("tt-19-2017 phụ lục", "1105")
    assert (after.source, after.official_code, after.verified) == ("tt-03-2024", "", False)


def test_universal_primary_education_asks_more_at_each_level():
    standards = catalogue().standards
    asked = [in_force(standards[f"pcgdth-{level}"].since, date(2020, 9, 30)) for level in (1, 2, 3)]

    assert [
        [(each.indicator.ordinary, each.at_least.ordinary, each.at_least.disadvantaged) for each in version.criteria]
        for version in asked
    ] == [
        [
            ("six-year-old-grade1-rate", Decimal("0.9"), Decimal("0.9")),
            ("u-fourteen-completed-primary-rate", Decimal("0.8"), Decimal("0.7")),
        ],
        [
            ("six-year-old-grade1-rate", Decimal("0.95"), Decimal("0.95")),
            ("u-eleven-completed-primary-rate", Decimal("0.8"), Decimal("0.7")),
            ("u-eleven-others-attending-rate", Decimal(1), Decimal(1)),
        ],
        [
            ("six-year-old-grade1-rate", Decimal("0.98"), Decimal("0.98")),
            ("u-eleven-completed-primary-rate", Decimal("0.9"), Decimal("0.8")),
            ("u-eleven-others-attending-rate", Decimal(1), Decimal(1)),
        ],
    ]


def test_a_district_needs_more_of_its_communes_at_the_higher_levels():
    standards = catalogue().standards

    def shares(day):
        return {code: in_force(each.since, day).share_of_communes for code, each in standards.items()}

    assert shares(date(2025, 6, 30)) == {
        "pcgdmn5": Decimal("0.9"),
        "pcgdth-1": Decimal("0.9"),
        "pcgdth-2": Decimal("0.9"),
        "pcgdth-3": Decimal("0.9"),
        "pcgdthcs-1": Decimal("0.9"),
        "pcgdthcs-2": Decimal("0.95"),
        "pcgdthcs-3": Decimal(1),
        "xmc-1": Decimal("0.9"),
        "xmc-2": Decimal("0.9"),
    }
    assert shares(date(2025, 7, 1)) == {**shares(date(2025, 6, 30)), "xmc-1": Decimal("0.81")}


def test_a_commune_of_special_difficulty_is_asked_about_younger_people():
    version = in_force(catalogue().standards["xmc-2"].since, date(2020, 9, 30))

    assert [each.indicator.model_dump() for each in version.criteria] == [
        {"ordinary": "u-literacy-level2-rate", "disadvantaged": "u-literacy-level2-15-35-rate"}
    ]


def test_a_standard_is_not_asked_about_before_its_decree():
    with pytest.raises(NotInForce):
        in_force(catalogue().standards["pcgdth-1"].since, date(2014, 5, 14))
