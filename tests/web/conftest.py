"""An office on the day of the second seed, and someone who reads in English."""

import pytest

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
def reader(client, portal):
    """In English: the Vietnamese wording is tested where it is kept."""
    client.cookies["django_language"] = "en"
    return client
