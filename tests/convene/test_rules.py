"""What must hold of a conference; trouble is told, never stops the record."""

from dataclasses import replace
from datetime import date

from namhoc.convene.facts import ConferenceFacts, in_order
from namhoc.convene.rules import attendance_findings, conference_findings
from namhoc.convene.words import PartOfDay, SiteKind
from tests.convene.conferences import CITY, INTERNAL, PUBLIC, TOWN


def codes(*sessions):
    return [finding.code for finding in conference_findings(ConferenceFacts("o", "2020-2021", "t", "h", sessions))]


def test_the_conference_of_the_city_holds():
    assert conference_findings(CITY) == () == attendance_findings(CITY)


def test_a_day_that_is_not_known_is_a_warning_only():
    assert [(finding.code, finding.details) for finding in conference_findings(TOWN)] == [
        ("convene.no-day", {"session": "cong-khai"})
    ]


def test_an_internal_session_after_the_public_one_is_found():
    late = replace(INTERNAL, day=date(2021, 8, 28))
    [found] = conference_findings(replace(CITY, sessions=in_order([PUBLIC, late])))

    assert (found.code, found.details) == (
        "convene.public-before-internal",
        {"session": "noi-bo", "day": "28/8/2021", "public": "cong-khai", "on": "27/8/2021"},
    )


def test_on_one_day_the_part_of_the_day_decides():
    day = date(2021, 8, 27)
    morning, afternoon = (replace(INTERNAL, day=day, part_of_day=part) for part in PartOfDay)

    assert (codes(morning, PUBLIC), codes(replace(PUBLIC, part_of_day=PartOfDay.MORNING), afternoon)) == (
        [],
        ["convene.public-before-internal"],
    )


def test_an_online_session_needs_one_main_site():
    without = replace(PUBLIC, sites=PUBLIC.remote_sites)
    two = replace(PUBLIC, sites=(PUBLIC.sites[0], replace(PUBLIC.sites[1], kind=SiteKind.MAIN)))

    assert (codes(without), codes(two)) == (["convene.no-main-site"], ["convene.two-main-sites"])


def test_more_there_than_invited_and_a_rank_twice_are_found():
    crowded = replace(PUBLIC, sites=(replace(PUBLIC.sites[0], present=81),))
    twice = replace(PUBLIC, delegates=(*PUBLIC.delegates, replace(PUBLIC.delegates[0], role="Khác")))

    assert (codes(crowded), codes(twice)) == (["convene.more-than-invited"], ["convene.rank-twice"])


def test_as_many_as_invited_is_no_trouble():
    assert codes(replace(PUBLIC, sites=(replace(PUBLIC.sites[0], present=80),))) == []


def test_silent_sites_are_found_before_the_closing():
    silent = replace(PUBLIC, sites=(PUBLIC.sites[0], replace(PUBLIC.sites[1], present=None)))

    [found] = attendance_findings(replace(CITY, sessions=(INTERNAL, silent)))

    assert (found.code, found.details) == (
        "convene.attendance-missing",
        {"session": "cong-khai", "place": "Trụ sở UBND phường Noong Bua"},
    )


def test_a_headcount_keeps_nobody_apart_from_not_reported():
    sites = (replace(PUBLIC.sites[0], present=0), replace(PUBLIC.sites[1], present=None), PUBLIC.sites[2])
    count = replace(PUBLIC, sites=sites).headcount

    assert (count.present, count.reported, count.expected, count.missing) == (18, 2, 3, 1)
