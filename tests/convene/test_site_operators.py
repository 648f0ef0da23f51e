"""Who counts at a site: appointed by the secretary to that site alone, until the conference closes."""

import pytest
from django.urls import reverse

from namhoc.convene import actions
from namhoc.convene.errors import ConferenceClosed
from namhoc.convene.queries import duties_of, sites_operated
from namhoc.people.errors import Refused
from namhoc.people.models import Account, Post
from namhoc.people.queries import actor_under
from namhoc.people.roles import Role
from tests.convene.office import DAY, OFFICE, YEAR, schools_of, signed_in, someone


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", DAY.isoformat())


@pytest.fixture
def sites(session, secretary):
    return [actions.add_site(session, kind="remote", place=place, by=secretary) for place in ("Na Lay", "Sông Đà")]


@pytest.fixture
def operator(office, sites, secretary):
    """A school's clerk, appointed to the first site."""
    school, *_more = schools_of(office, 1)
    account = Account.objects.get(username=someone(Role.CLERK, school).account)
    actions.appoint_operator(sites[0], account, by=secretary)
    return actor_under(Post.objects.get(account=account, role=Role.SITE_OPERATOR), DAY)


def at_the_site(client, operator):
    """Signed in, and working under the site operator's post, not under the clerk's."""
    desk = signed_in(client, operator)
    post = Post.objects.get(account__username=operator.account, role=Role.SITE_OPERATOR)
    desk.post(reverse("choose-post"), {"post": post.pk})
    return desk


def test_the_appointed_have_a_post_and_one_site(office, sites, operator):
    assert (operator.role, operator.unit) == ("site-operator", OFFICE)
    assert list(sites_operated(operator)) == [sites[0]]
    assert [duty.title.endswith("Na Lay") for duty in duties_of(operator, YEAR)] == [True]


def test_they_count_there_and_nowhere_else(sites, operator):
    assert actions.record_attendance(sites[0], 21, by=operator).present == 21
    with pytest.raises(Refused):
        actions.record_attendance(sites[1], 21, by=operator)


def test_the_right_dies_when_the_conference_closes(conference, sites, operator, secretary, client):
    desk = at_the_site(client, operator)
    page = reverse("operated-site", args=[sites[0].pk])
    before = desk.get(page).status_code
    actions.close_conference(conference, by=secretary)

    assert (before, desk.get(page).status_code, list(sites_operated(operator))) == (200, 404, [])
    with pytest.raises(ConferenceClosed):
        actions.record_attendance(sites[0], 3, by=operator)


def test_the_right_goes_to_whoever_is_appointed_next(sites, operator, secretary):
    actions.appoint_operator(sites[0], None, by=secretary)

    assert list(sites_operated(operator)) == []
    with pytest.raises(Refused):
        actions.record_attendance(sites[0], 3, by=operator)


def test_they_see_their_site_and_not_the_conference(conference, sites, operator, client):
    desk = at_the_site(client, operator)
    door = desk.get(reverse("conferences"))
    pages = [
        desk.get(reverse("operated-site", args=[sites[1].pk])),
        desk.get(reverse("conference", args=[OFFICE, YEAR])),
        desk.post(reverse("site-attendance", args=[OFFICE, YEAR, sites[0].session.code, sites[0].pk])),
    ]

    assert (door.url, [page.status_code for page in pages]) == (reverse("operated-sites"), [404, 404, 404])


def test_a_number_typed_at_the_site_is_the_conference_s(sites, operator, client):
    desk = at_the_site(client, operator)
    desk.post(reverse("operated-site", args=[sites[0].pk]), {f"site-{sites[0].pk}": "17"})
    sites[0].refresh_from_db()

    assert (sites[0].present, sites[0].confirmed_by) == (17, operator.name)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARY])
def test_only_the_secretary_appoints(office, sites, role):
    account = Account.objects.get(username=someone(Role.CLERK, schools_of(office, 1)[0]).account)

    with pytest.raises(Refused):
        actions.appoint_operator(sites[0], account, by=someone(role, office))


def test_the_secretary_appoints_on_a_page_from_those_around(office, sites, secretary, client):
    school, *_more = schools_of(office, 1)
    clerk = someone(Role.CLERK, school)
    desk = signed_in(client, secretary)
    page = reverse("site-operator", args=[OFFICE, YEAR, sites[0].session.code, sites[0].pk])
    offered = [account.username for account in desk.get(page).context["form"].fields["account"].queryset]
    desk.post(page, {"account": Account.objects.get(username=clerk.account).pk})
    sites[0].refresh_from_db()

    assert clerk.account in offered
    assert sites[0].operator.username == clerk.account
