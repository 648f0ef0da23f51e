"""An office with a portal, an article and its people, on the day of the second seed."""

import pytest
from django.test import Client

from namhoc.people.models import Account
from namhoc.publish import actions
from tests.publish import planted


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", planted.DAY.isoformat())


@pytest.fixture
def office(db):
    planted.a_portal()
    return planted.an_office()


@pytest.fixture
def article(office):
    return actions.write_article(office, planted.YEAR, "Một bài", "Mở đầu.", ["Một."], by=planted.an_actor(office))


def signed_in(account):
    client = Client(raise_request_exception=False)
    client.force_login(account)
    return client


@pytest.fixture
def editor(office):
    """The office's editor, signed in."""
    return signed_in(planted.a_post(office).account)


@pytest.fixture
def keeper(office):
    """Whoever keeps the site, signed in to the administration."""
    return signed_in(Account.objects.create_superuser("keeper", password="x", name="Người giữ trang"))


@pytest.fixture
def stranger(office):
    return Client(raise_request_exception=False)
