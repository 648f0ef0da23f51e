"""An office with a portal and an editor, on the day of the second seed."""

import pytest
from django.test import Client

from namhoc.people.roles import Role
from tests.publish import planted


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", planted.DAY.isoformat())


@pytest.fixture
def office(db):
    return planted.an_office()


@pytest.fixture
def portal(office):
    return planted.a_portal()


@pytest.fixture
def editor(office, portal):
    return planted.an_actor(office)


@pytest.fixture
def reader(client):
    """Someone who reads in English: the Vietnamese wording is tested where it is kept."""
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def at_the_desk(office, portal, reader):
    """The same reader, signed in as the office's editor."""
    reader.force_login(planted.a_post(office).account)
    return reader


@pytest.fixture
def at_the_publisher_s(office, portal):
    """Another reader, signed in as the office's publisher."""
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(planted.a_post(office, Role.PUBLISHER).account)
    return client
