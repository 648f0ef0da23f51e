"""An office with three schools, whoever measures there and whoever adopts."""

import pytest

from namhoc.people.roles import Role
from tests.collect.desk import an_office, schools_of, someone


@pytest.fixture
def office(db):
    office = an_office()
    schools_of(office)
    return office


@pytest.fixture
def reader(client):
    """Anyone, in English: the Vietnamese wording is tested where it is kept."""
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def specialist(office):
    return someone(Role.SPECIALIST, office)


@pytest.fixture
def head(office):
    return someone(Role.HEAD, office)
