"""Who may grant what, how many at most, and what the votes say."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.law.catalogue import catalogue
from namhoc.recognise.rules import (
    award_findings,
    individuals_by_award,
    outcome,
    quota_findings,
    repeated,
    unverified_findings,
)
from namhoc.recognise.words import RecipientKind
from tests.recognise.records import DAY, TOWN, a_record, records_of


def told(findings):
    return [(finding.code, finding.details) for finding in findings]


def codes(record, day=DAY):
    return [finding.code for finding in award_findings(record, catalogue(), day)]


def test_the_awards_of_the_town_are_all_allowed():
    assert {finding for record in records_of(TOWN) for finding in award_findings(record, catalogue(), DAY)} == set()


def test_what_the_catalogue_does_not_know_is_told():
    assert told(award_findings(a_record(award="huy-chuong", giver="king"), catalogue(), DAY)) == [
        ("recognise.unknown-award", {"found": "huy-chuong"}),
        ("recognise.unknown-giver", {"found": "king"}),
    ]


def test_a_giver_without_the_right_is_told_by_name():
    assert told(award_findings(a_record(giver="district-committee"), catalogue(), DAY)) == [
        ("recognise.giver-may-not", {"giver": "UBND huyện, thị xã, thành phố", "award": "Bằng khen"})
    ]


@pytest.mark.parametrize(
    ("day", "district", "commune"),
    [(date(2025, 6, 30), [], ["recognise.giver-may-not"]), (date(2025, 7, 1), ["recognise.giver-may-not"], [])],
)
def test_the_district_s_title_passes_to_the_commune_on_the_day_the_district_ends(day, district, commune):
    title = {"award": "cstdcs", "recipient_kind": RecipientKind.INDIVIDUAL}

    assert [codes(a_record(giver=f"{level}-committee", **title), day) for level in ("district", "commune")] == [
        district,
        commune,
    ]


def test_an_award_before_its_first_rule_is_not_in_force():
    assert codes(a_record(), date(2017, 9, 30)) == ["recognise.not-in-force"]
    assert codes(a_record(), date(2017, 10, 1)) == []


def test_a_flag_is_for_collectives():
    flag = a_record(award="co-tinh")

    assert (codes(flag), codes(a_record(award="co-tinh", recipient_kind=RecipientKind.COLLECTIVE))) == (
        ["recognise.recipient-not-allowed"],
        [],
    )


def test_one_recipient_twice_is_told_once_and_spelling_does_not_hide_it():
    again = a_record(recipient="  người THỨ nhất ")
    elsewhere = a_record(unit="truong-01")

    assert told(repeated([a_record(), again, elsewhere], catalogue())) == [
        ("recognise.twice", {"recipient": "  người THỨ nhất ", "award": "Bằng khen"})
    ]


def test_another_award_to_the_same_recipient_is_no_repeat():
    assert repeated([a_record(), a_record(award="ldtt", giver="department")], catalogue()) == ()


# --- caps -------------------------------------------------------------------------------------------------------------


def quota(held, day=DAY):
    return told(quota_findings(held, catalogue(), day))


NAMES = {"award": "Chiến sĩ thi đua cơ sở", "of": "Lao động tiên tiến"}


def test_a_cap_without_its_base_is_told_not_passed():
    held = individuals_by_award(records_of(TOWN))

    assert quota(held) == [("recognise.quota-unknown", {**NAMES, "given": 20, "needed": 134})]


@pytest.mark.parametrize(
    ("base", "findings"),
    [
        (133, [("recognise.quota-exceeded", {**NAMES, "given": 20, "most": 19, "base": 133})]),
        (134, []),
    ],
)
def test_twenty_need_a_hundred_and_thirty_four(base, findings):
    assert quota({"cstdcs": 20, "ldtt": base}) == findings


def test_nobody_given_needs_no_base():
    assert quota({"cstdcs": 0}) == quota({"ldtt": 7}) == []


@pytest.mark.parametrize(("day", "found"), [(date(2023, 12, 31), 1), (date(2024, 1, 1), 0)])
def test_the_cap_ends_with_the_decree_that_set_it(day, found):
    assert len(quota({"cstdcs": 20, "ldtt": 100}, day)) == found


@given(st.integers(1, 500), st.integers(1, 5000))
def test_the_cap_is_exact(given_, base):
    cap = catalogue().awards["cstdcs"].since[date(2017, 10, 1)].quota

    assert bool(quota({"cstdcs": given_, "ldtt": base})) is (Fraction(given_, base) > Fraction(cap.at_most))


# --- what is not verified, and votes ----------------------------------------------------------------------------------


def test_a_rule_that_nobody_compared_with_its_source_says_so_once():
    awards = ["cstdcs", "bk-tinh", "bk-tinh"]

    assert [details["award"] for _code, details in told(unverified_findings(awards, catalogue(), DAY))] == [
        "Bằng khen (UBND tỉnh)"
    ]


def test_more_for_than_against_supports():
    votes = [(3, 2), (2, 2), (0, 1), (0, 0)]

    assert [outcome(*cast) for cast in votes] == [True, False, False, None]
