"""The sample, lived through by its own people: the province on its days, and the town's years act by act."""

from collections import Counter
from datetime import date

import pytest
from django.db import transaction

from namhoc.certify.actions import measure_office_year
from namhoc.collect.models import Note, Report, Round
from namhoc.journal.models import Entry
from namhoc.journal.queries import broken_at
from namhoc.law.catalogue import catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.measure.models import Figure
from namhoc.people.models import Account, Post
from namhoc.people.queries import actor_under, posts_held
from namhoc.people.roles import Role
from namhoc.publish.models import ArticlePage
from namhoc.sample.load import load_office
from namhoc.sample.people import PASSWORD
from namhoc.sample.places import OFFICES, PROVINCE, day_of_acts, folder_of, sample_day, years_of
from namhoc.sample.sites import open_sample_sites
from namhoc.sample.units import load_province
from namhoc.summarise.models import Summary
from namhoc.units.models import Unit
from namhoc.units.queries import network

LAW = catalogue()
TOWN, CITY = "district-095-muong-lay", "district-094-dien-bien-phu"
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)  # the districts end between the two


# --- where it lies --------------------------------------------------------------------------------------------------


def test_each_office_has_its_years_in_their_order():
    assert {code: [str(year) for year in years_of(folder)] for code, folder in OFFICES.items()} == {
        TOWN: ["2019-2020", "2020-2021", "2021-2022"],
        CITY: ["2019-2020", "2020-2021"],
    }


def test_a_folder_is_the_years_then_the_offices():
    assert folder_of("muong-lay", SchoolYear(2020)) == PROVINCE / "2020-2021" / "muong-lay"


def test_the_sample_is_looked_at_before_its_open_round_closes():
    closing = day_of_acts(LAW, SchoolYear(2021), "start-of-year")

    assert date(2021, 8, 1) < date.fromisoformat(sample_day()) < closing


# --- the province ---------------------------------------------------------------------------------------------------


@pytest.fixture
def province(db):
    load_province()
    return network()


def kinds_on(network, day):
    return Counter(state.kind for state in network.on(day).values())


def test_the_province_has_its_districts_until_they_end_and_none_after(province):
    districts = ("city", "town", "district")

    assert [sum(kinds_on(province, day)[kind] for kind in districts) for day in (BEFORE, AFTER)] == [10, 0]
    assert [len(province.below("province-11-dien-bien", day)) for day in (BEFORE, AFTER)] == [10 + 129 + 11, 45 + 1]


def test_four_communes_came_to_the_city_in_2020_and_one_was_made_there_of_two(province):
    communes = ["commune", "ward", "township"]
    before, after = (set(province.under(CITY, day, communes)) for day in (date(2019, 12, 31), date(2020, 1, 1)))

    assert (after - before, len(after)) == (
        {
            "commune-03316-na-tau",
            "commune-03317-na-nhan",
            "commune-03325-muong-phang",
            "commune-03326-pa-khoang",
            "commune-03145-thanh-minh",
        },
        12,
    )


def test_nobody_in_the_province_answers_to_themselves_and_nobody_is_lost(province):
    days = [date(year, 9, 1) for year in range(2004, 2027)]

    assert [province.circle_on(day) for day in days] == [None] * len(days)
    assert all(
        state.parent is None or province.state(state.parent, day) is not None
        for day in days
        for state in province.on(day).values()
    )


def test_each_unit_of_the_province_was_found_in_the_journal(province):
    found = Entry.objects.filter(act="found-unit").values_list("thing", flat=True)

    assert set(found) == set(Unit.objects.values_list("code", flat=True))


# --- the town, year after year --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lived(django_db_setup, django_db_blocker):
    """The town's three years, undone after the file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_province()
        open_sample_sites()
        load_office(LAW, TOWN, OFFICES[TOWN], lambda _line: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def town(lived, db):
    return Unit.objects.get(code=TOWN)


slow = pytest.mark.slow


@slow
def test_the_journal_holds_from_the_first_act_to_the_last(town):
    assert broken_at() is None
    assert Entry.objects.count() > 500


@slow
def test_everyone_acted_under_a_post_they_held_on_the_day(town):
    acted = set(Entry.objects.exclude(account="namhoc").values_list("account", "post", "day"))
    accounts = {account.username: account for account in Account.objects.all()}
    held = {
        (name, f"{post.role}@{post.unit.code}", day)
        for name, day in {(name, day) for name, _post, day in acted}
        for post in posts_held(accounts[name], day)
    }

    assert acted - held == set()


@slow
def test_all_accounts_are_said_to_be_sample_ones_share_the_password_and_rule_nothing(town):
    accounts = Account.objects.all()

    assert all(account.sample and "mẫu" in account.name for account in accounts)
    assert all(account.check_password(PASSWORD) for account in accounts)
    assert not any(account.is_superuser or account.is_staff for account in accounts)


@slow
def test_the_office_has_one_of_each_role_and_each_school_its_clerk(town):
    of_the_province = (Role.MINISTRY_READER, Role.AUDITOR, Role.SYSTEM_ADMIN)
    roles = Counter(Post.objects.exclude(role__in=of_the_province).values_list("role", flat=True))
    every = dict.fromkeys((role for role in Role if role not in of_the_province), 1)

    assert roles == {**every, Role.CLERK: 16}  # fourteen schools, and the two they became


@slow
@pytest.mark.parametrize("year", ["2019-2020", "2020-2021"])
def test_a_year_that_is_over_is_answered_locked_adopted_and_reported(town, year):
    states = set(Report.objects.filter(round__year=year).values_list("state", flat=True))
    drafts = Figure.objects.own().filter(unit=town, year=year, adopted_on=None)

    assert (states, drafts.count(), Summary.objects.filter(unit=town, year=year).count()) == ({"locked"}, 0, 1)


@slow
def test_nobody_approved_what_they_had_sent(town):
    acted = Entry.objects.filter(act__in=["send-report", "approve-report"]).values_list("kind", "thing", "account")

    assert len(acted) == len(set(acted))


@slow
def test_the_year_that_has_begun_is_half_way(town):
    (open_round,) = Round.objects.filter(year="2021-2022")
    states = Counter(open_round.reports.values_list("state", flat=True))

    assert (open_round.code, states) == ("start-of-year", {"approved": 5, "sent": 3, "returned": 1, "draft": 3})
    assert [one.question.split(".")[0] for one in Note.objects.filter(report__round=open_round)] == ["girls"]


@slow
def test_an_article_stands_for_the_year_whose_conference_was_held(town):
    articles = ArticlePage.objects.filter(office=town, live=True)

    assert [article.year for article in articles] == ["2020-2021"]


@slow
@pytest.mark.parametrize("year", ["2019-2020", "2020-2021"])
def test_a_year_worked_out_again_later_comes_out_as_it_was_adopted(town, year):
    specialist = actor_under(Post.objects.get(role=Role.SPECIALIST), BEFORE)

    assert measure_office_year(LAW, town, SchoolYear.parse(year), by=specialist)[1] == []
