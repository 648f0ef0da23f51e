"""What is read back is what was stored, in as many queries for thirty sites as for three."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from namhoc.convene import actions, queries
from namhoc.convene.facts import SiteFacts
from namhoc.convene.words import SiteKind
from namhoc.journal.models import Entry
from namhoc.people.duties import DutyState
from namhoc.people.errors import Refused
from namhoc.people.roles import Role
from namhoc.units.actions import rename_unit
from tests.convene.conferences import CITY, PUBLIC, TOWN
from tests.convene.office import COMMUNES, OFFICE, SYSTEM, YEAR, communes_of, schools_of, someone


def queries_of(act):
    with CaptureQueriesContext(connection) as seen:
        act()
    return len(seen)


def test_a_loaded_conference_comes_back_whole(office, secretary):
    communes_of(office)

    conference = actions.load_conference(office, YEAR, CITY, by=secretary)

    assert queries.conference_facts(queries.conference_of(office, YEAR)) == CITY
    assert conference.state == "held"
    assert Entry.objects.filter(act="load-conference").count() == 1


def test_a_conference_without_a_day_or_a_count_comes_back_so(office, secretary):
    schools_of(office, 12)
    town = replace(TOWN, sessions=(replace(TOWN.sessions[0], sites=TOWN.sessions[0].sites[1:], papers=()),))

    conference = actions.load_conference(office, YEAR, town, by=secretary)

    assert queries.conference_facts(conference) == town
    assert conference.state == "planned"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARY])
def test_only_the_secretary_loads_a_conference(office, role):
    with pytest.raises(Refused):
        actions.load_conference(office, YEAR, CITY, by=someone(role, office))

    assert queries.conference_of(office, YEAR) is None


def test_units_bear_the_names_of_the_session_s_day(office, session, secretary):
    commune = communes_of(office)[0]
    actions.add_site(session, kind="remote", place="Trụ sở", unit=commune, by=secretary)
    session.day = date(2021, 8, 27)
    session.save()
    rename_unit(commune, "Phường Mới", day=date(2025, 7, 1), by=SYSTEM)

    [stored] = queries.conference_facts(session.conference).sessions

    assert stored.sites == (SiteFacts(SiteKind.REMOTE, "Trụ sở", commune.code, COMMUNES[0][1], COMMUNES[0][0]),)


def test_thirty_sites_ask_as_many_queries_as_three(office, session, secretary):
    for school in schools_of(office, 30)[:3]:
        actions.add_site(session, kind="remote", place=str(school), unit=school, by=secretary)
    few = queries_of(lambda: queries.conference_facts(session.conference))
    places = queries.places_under(office, "schools", "")
    actions.add_sites(session, places, by=secretary)
    many = queries_of(lambda: queries.conference_facts(session.conference))

    assert (session.sites.count(), few) == (30, many)


def test_communes_and_schools_are_told_apart(office):
    schools_of(office, 2)
    communes = communes_of(office)

    assert len(queries.places_under(office, "schools", "")) == 2
    assert queries.places_under(office, "communes", "Trụ sở UBND")[0] == (communes[0], "Trụ sở UBND phường Noong Bua")


def test_the_next_line_begins_where_the_last_one_ended(session, secretary):
    before = queries.next_values(session)
    actions.add_site(session, kind="main", place="Trụ sở", by=secretary)
    actions.invite_delegate(session, rank=4, role="Bí thư", by=secretary)
    actions.add_paper(session, number=2, topic="Một", by=secretary)

    assert [before, queries.next_values(session)] == [
        {"delegate": {"rank": 1}, "paper": {"number": 1}, "site": {"kind": "main"}, "note": {}},
        {"delegate": {"rank": 5}, "paper": {"number": 3}, "site": {"kind": "remote"}, "note": {}},
    ]


def test_a_second_session_of_a_kind_gets_a_code_of_its_own(conference, session):
    assert (queries.free_code(conference, "public"), queries.free_code(conference, "internal")) == (
        "public-2",
        "internal",
    )


def duties(by):
    return [(duty.state, duty.due, duty.url) for duty in queries.duties_of(by, YEAR)]


def test_the_secretary_s_duty_follows_the_conference(office, secretary):
    url = f"/lam-viec/hoi-nghi/{OFFICE}/{YEAR}/"
    steps = [duties(secretary)]
    communes_of(office)
    silent = tuple(replace(site, present=None) for site in PUBLIC.sites)
    facts = replace(CITY, sessions=(replace(PUBLIC, sites=silent),))
    conference = actions.load_conference(office, YEAR, facts, by=secretary)
    steps.append(duties(secretary))
    for site in conference.sessions.get().sites.all():
        actions.record_attendance(site, 1, by=secretary)
        steps.append(duties(secretary)) if site.kind == "main" else None
    steps.append(duties(secretary))
    actions.close_conference(conference, by=secretary)
    steps.append(duties(secretary))

    assert steps == [
        [(DutyState.TO_DO, None, url)],
        [(DutyState.TO_DO, PUBLIC.day, url)],
        [(DutyState.DOING, PUBLIC.day, url)],
        [(DutyState.DOING, PUBLIC.day, url)],
        [(DutyState.DONE, None, url)],
    ]


def test_others_have_no_duty_at_the_conference(office):
    assert [duties(someone(role, office)) for role in Role if role is not Role.SECRETARY] == [[]] * (len(Role) - 1)
