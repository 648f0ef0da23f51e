"""Acting under one post at a time, and in one school year: chosen for the session, judged every day anew."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory

from namhoc.journal.actor import Actor, system_actor
from namhoc.law.catalogue import catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.people.acting import ActingPostMiddleware, acting, choose_post
from namhoc.people.actions import end_post, give_post, open_account
from namhoc.people.roles import Role
from namhoc.people.years import choose_year, chosen_year, year_of
from namhoc.units.actions import close_unit, found_unit
from namhoc.units.network import UnitStart

DAY, LONG_AGO = date(2021, 9, 18), date(2000, 1, 1)
SYSTEM = system_actor(LONG_AGO)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", DAY.isoformat())


def an_office(code):
    return found_unit(UnitStart(code, LONG_AGO, f"Phòng {code}", "district-office", None), by=SYSTEM)


@pytest.fixture
def posts(db):
    """One person with three posts in two offices."""
    account = open_account("mai", "Lò Thị Mai", password=None, by=SYSTEM)
    one, other = an_office("mot"), an_office("hai")
    given = [(one, Role.SPECIALIST), (one, Role.EDITOR), (other, Role.HEAD)]
    return [give_post(account, office, role, since=LONG_AGO, by=SYSTEM) for office, role in given]


def asked(account, session=None):
    request = RequestFactory().get("/lam-viec/")
    request.user, request.session = account, SessionStore() if session is None else session
    ActingPostMiddleware(lambda _request: HttpResponse())(request)
    return request


def test_a_reader_acts_under_nothing(db):
    request = asked(AnonymousUser())

    assert (request.actor, request.post, request.posts) == (None, None, [])


def test_someone_with_posts_acts_under_the_first_until_another_is_chosen(posts):
    request = asked(posts[0].account)

    assert (request.post, request.posts) == (posts[0], posts)
    assert request.actor == Actor("mai", "Lò Thị Mai", "office-specialist", "mot", DAY)


def test_the_chosen_post_is_the_only_one_acted_under(posts):
    request = asked(posts[0].account)

    assert choose_post(request, posts[2].pk)
    assert asked(posts[0].account, request.session).actor == Actor("mai", "Lò Thị Mai", "office-head", "hai", DAY)


def test_a_post_of_somebody_else_cannot_be_chosen(posts):
    stranger = open_account("hoa", "Quàng Thị Hoa", password=None, by=SYSTEM)
    theirs = give_post(stranger, posts[0].unit, Role.HEAD, since=LONG_AGO, by=SYSTEM)
    request = asked(posts[0].account)

    assert (choose_post(request, theirs.pk), choose_post(request, 0)) == (False, False)
    assert asked(posts[0].account, request.session).post == posts[0]


def test_a_chosen_post_that_ends_is_acted_under_no_longer(posts):
    request = asked(posts[0].account)
    choose_post(request, posts[2].pk)
    end_post(posts[2], since=DAY, by=SYSTEM)

    assert asked(posts[0].account, request.session).posts == posts[:2]
    assert asked(posts[0].account, request.session).post == posts[0]


def test_a_chosen_post_whose_unit_is_closed_is_acted_under_no_longer(posts):
    request = asked(posts[0].account)
    choose_post(request, posts[2].pk)
    close_unit(posts[2].unit, day=DAY, by=SYSTEM)

    assert asked(posts[0].account, request.session).post == posts[0]


def test_someone_whose_posts_have_all_ended_acts_under_nothing(posts):
    for post in posts:
        end_post(post, since=DAY, by=SYSTEM)

    assert asked(posts[0].account).actor is None


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_one_query_however_many_posts(posts, count, django_assert_num_queries):
    for post in posts[count:]:
        end_post(post, since=DAY, by=SYSTEM)

    with django_assert_num_queries(1):
        asked(posts[0].account, SessionStoreOfNobody())


class SessionStoreOfNobody(dict):
    """A session that nothing has to be read for."""


# --- pages for people with a post -----------------------------------------------------------------------------------


@acting
def a_page(request):
    """Says who acts."""
    return HttpResponse(request.actor.name)


def test_whoever_is_not_signed_in_is_sent_to_sign_in_and_back(db):
    answer = a_page(asked(AnonymousUser()))

    assert (answer.status_code, answer.url) == (302, "/dang-nhap/?next=/lam-viec/")


def test_whoever_has_no_post_is_told_so(db):
    with pytest.raises(PermissionDenied, match="no post"):
        a_page(asked(open_account("mai", "Mai", password=None, by=SYSTEM)))


def test_whoever_has_a_post_sees_the_page(posts):
    assert a_page(asked(posts[0].account)).content.decode() == "Lò Thị Mai"
    assert (a_page.__name__, a_page.__doc__) == ("a_page", "Says who acts.")


# --- the school year --------------------------------------------------------------------------------------------------


def test_without_a_choice_one_works_in_the_year_of_today(posts):
    assert chosen_year(asked(posts[0].account)) == SchoolYear(2021)


def test_a_chosen_year_is_kept_for_the_session(posts):
    request = asked(posts[0].account)

    assert (choose_year(request, "2019-2020"), chosen_year(request)) == (True, SchoolYear(2019))


@pytest.mark.parametrize("text", ["", "2020", "2020-2022", "năm ngoái"])
def test_what_names_no_year_changes_nothing(posts, text):
    request = asked(posts[0].account)
    choose_year(request, "2019-2020")

    assert (choose_year(request, text), chosen_year(request)) == (False, SchoolYear(2019))


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2021, 7, 31), 2020), (date(2021, 8, 1), 2021), (date(2021, 12, 31), 2021), (date(2022, 1, 1), 2021)],
)
def test_a_year_turns_in_the_month_it_opens(day, year):
    assert year_of(day, catalogue().calendar.opens_in_month) == SchoolYear(year)
