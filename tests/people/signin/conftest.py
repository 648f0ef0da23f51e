"""An office that asks for two factors, and people who sign in there as people do."""

import itertools

import pytest
from django.test import Client

from namhoc.people.actions import give_post, open_account
from namhoc.people.roles import Role
from tests.publish import planted

PASSWORD = "ba con trâu qua suối"
_numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def _as_in_earnest(settings, monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", planted.DAY.isoformat())
    settings.SECOND_FACTOR = "required"


@pytest.fixture
def office(db):
    return planted.an_office()


@pytest.fixture
def portal(office):
    return planted.a_portal()


@pytest.fixture
def someone(office):
    """Makes people: an account with a post, and a password of their own."""

    def make(role=Role.HEAD, name="Lò Văn Mẫu", **more):
        account = open_account(f"nguoi-{next(_numbers)}", name, password=PASSWORD, by=planted.SYSTEM, **more)
        give_post(account, office, role, since=planted.FOUNDED, by=planted.SYSTEM)
        return account

    return make


@pytest.fixture
def head(someone):
    return someone()


def english(**more):
    """A browser of its own, in English: the Vietnamese wording is tested where it is kept."""
    client = Client(**more)
    client.cookies["django_language"] = "en"
    return client


def signs_in(client, account, password=PASSWORD, **more):
    return client.post("/dang-nhap/", {"username": account.username, "password": password, **more})


@pytest.fixture
def browser_of():
    """A browser in which someone is signed in by name and password."""

    def make(account, **more):
        client = english(**more)
        assert signs_in(client, account).status_code == 302
        return client

    return make
